"""Show the first page: what this is, or one's dealers at a glance."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from dashboard.forms.people.claims import AskAgainForm
from dashboard.pages.people import home


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Welcome a stranger; send a newcomer to onboarding; show the others their dealers."""
    if not request.user.is_authenticated:
        return render(request, "dashboard/people/welcome.html")
    if access.is_operator(request.user):
        listed = home.for_operator(now=timezone.now())
        context = {"page": listed, "demo": listed.has_demo}
        return render(request, "dashboard/people/home_operator.html", context)
    if not access.memberships(request.user):
        return redirect("dashboard:onboarding")
    page = home.for_member(
        access.own_dealers(request.user),
        claims=access.claims(request.user),
        may_claim=access.organizations(request.user, access.Action.CLAIM_DEALER).exists(),
        now=timezone.now(),
    )
    own = {"page": page, "ask_again_form": AskAgainForm(), "demo": page.has_demo}
    return render(request, "dashboard/people/home.html", own)
