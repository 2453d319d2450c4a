"""Show an organization with its dealers, and let an owner rename it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.access import Action
from aiv.selectors.score import overview
from aiv.services.people import onboarding
from dashboard import chosen
from dashboard.forms.people.onboarding import OrganizationForm
from dashboard.pages.people import organization as page
from dealershipai.accounts.models import Organization


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show the organization of a member; an owner gives it another name here."""
    organization = chosen.organization(request)
    form = OrganizationForm(request.POST or None, initial={"name": organization.name})
    if request.method == "POST":
        access.require(_may(request, Action.EDIT_ORGANIZATION, organization))
        if form.is_valid():
            person = access.user_of(request.user)
            onboarding.rename(organization, form.cleaned_data["name"], actor=person)
            messages.success(request, "Saved.")
            return redirect(request.get_full_path())
    shown = _page(request, organization)
    has_demo = any(dealer.is_demo for dealer in shown.dealers)
    context = {"page": shown, "form": form, "demo": has_demo}
    return render(request, "dashboard/people/organization.html", context)


def _page(request: HttpRequest, organization: Organization) -> page.OrganizationPage:
    claims = access.claims(request.user).filter(organization=organization)
    return page.build(
        organization=organization,
        dealers=access.own_dealers(request.user).filter(organization=organization),
        claims=overview.undecided_or_refused(claims),
        mine=[row.organization for row in access.memberships(request.user)],
        may_rename=_may(request, Action.EDIT_ORGANIZATION, organization),
        may_claim=_may(request, Action.CLAIM_DEALER, organization),
        may_edit=_may(request, Action.EDIT_DEALER, organization),
    )


def _may(request: HttpRequest, action: Action, organization: Organization) -> bool:
    return access.may(request.user, action, organization_id=organization.pk)
