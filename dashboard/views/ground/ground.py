"""Show what leads to a dealer's own ground, and say publicly what our crawler is."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.selectors.score import stored_inputs
from dashboard.pages.ground import ground as ground_page
from dashboard.pages.site import bot


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a card for every room of the dealer's own ground."""
    dealer = access.own_dealer(request.user, slug)
    if dealer is None:
        raise Http404
    now = timezone.now()
    records = {record.name: record for record in stored_inputs.of_dealer(dealer, now=now)}
    context = {
        "page": ground_page.build(dealer, records, now=now),
        "may_edit": access.may(
            request.user, access.Action.EDIT_DEALER, organization_id=dealer.organization_id
        ),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/ground/ground.html", context)


@login_not_required
@require_safe
def crawler(request: HttpRequest) -> HttpResponse:
    """Say what our crawler is, how it behaves and how to refuse it."""
    return render(request, "dashboard/site/bot.html", {"page": bot.build()})
