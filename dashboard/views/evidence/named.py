"""Show how often a dealer is named, beside the rivals of a market."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.models import Dealer, Market
from aiv.selectors.evidence import mention_rates, places_named
from dashboard.pages.evidence import named, standings


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a dealer of the person's own, or a rival of one of their markets."""
    own = access.own_dealer(request.user, slug)
    dealer = own or access.find(access.dealers(request.user), slug=slug)
    may_edit = own is not None and access.may(
        request.user, access.Action.EDIT_DEALER, organization_id=dealer.organization_id
    )
    markets = list(access.markets(request.user).filter(dealers=dealer))
    if not markets:
        context = {"dealer": dealer, "may_edit": may_edit}
        return render(request, "dashboard/markets/no_market.html", context)
    choice = standings.Choice(
        market=request.GET.get("market", ""),
        assistant=request.GET.get("assistant", ""),
        department=request.GET.get("department", ""),
    )
    page = _page(dealer, markets, choice, is_own=own is not None, may_edit=may_edit)
    return render(
        request, "dashboard/evidence/named.html", {"page": page, "demo": page.market.is_demo}
    )


def _page(
    dealer: Dealer,
    markets: list[Market],
    choice: standings.Choice,
    *,
    is_own: bool,
    may_edit: bool,
) -> named.NamedPage:
    market = next((m for m in markets if m.slug == choice.market), markets[0])
    counts = mention_rates.of_market(market)
    series = choice.series_of(counts)
    places = places_named.of_dealer(counts, series, dealer) if series else places_named.NOWHERE
    return named.build(
        dealer=dealer,
        market=market,
        markets=markets,
        rivals=list(market.dealers.all()),
        counts=counts,
        places=places,
        choice=choice,
        is_own=is_own,
        may_edit=may_edit,
        now=timezone.now(),
    )
