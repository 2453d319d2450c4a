"""Show the first page of a dealer: all of one's own, and of a rival what is public."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.models import Dealer, Market
from aiv.selectors.boards import leaderboards
from aiv.selectors.changes import dealer_changes
from aiv.selectors.evidence import mention_rates
from aiv.selectors.score import latest_score
from dashboard.pages.score import overview


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a dealer of the person's own, or a rival of one of their markets."""
    own = access.own_dealer(request.user, slug)
    dealer = own or access.find(access.dealers(request.user), slug=slug)
    seen = access.markets(request.user).filter(dealers=dealer)
    markets, places = leaderboards.markets_and_standings(seen, dealer)
    if not markets:
        return render(request, "dashboard/markets/no_market.html", {"dealer": dealer})
    page = _page(request, dealer, markets, places if own else {}, is_own=own is not None)
    template = "dashboard/score/overview.html" if own else "dashboard/markets/rival.html"
    return render(request, template, {"page": page, "demo": page.market.is_demo})


def _page(
    request: HttpRequest,
    dealer: Dealer,
    markets: list[Market],
    places: Mapping[UUID, leaderboards.Standing],
    *,
    is_own: bool,
) -> overview.OverviewPage:
    market, now = chosen_market(request, markets), timezone.now()
    own = {row.pk for row in access.switchable_dealers(request.user)}
    rivals, newest = dealer_changes.rivals_and_newest(dealer, market, now=now)
    return overview.build(
        dealer=dealer,
        market=market,
        markets=markets,
        rivals=rivals,
        counts=mention_rates.of_market(market, with_citations=False),
        score=latest_score.of_dealer(dealer, market) if is_own else None,
        newest_week=newest,
        standing=places.get(market.pk),
        own_ids=frozenset(own | {dealer.pk} if is_own else own),
        may_declare=access.may(
            request.user,
            access.Action.DECLARE_MONEY,
            organization_id=dealer.organization_id,
        ),
        now=now,
    )


def chosen_market(request: HttpRequest, markets: list[Market]) -> Market:
    """Give the market named in the address, else the first."""
    wanted = request.GET.get("market", "")
    return next((market for market in markets if market.slug == wanted), markets[0])
