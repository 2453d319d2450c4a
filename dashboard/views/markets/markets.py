"""Show a market's dealers side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.selectors.evidence import mention_rates
from dashboard.pages.evidence import standings
from dashboard.pages.markets import market as market_page


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a market in which a dealer of the person's own stands."""
    market = access.find(access.markets(request.user), slug=slug)
    own = frozenset(dealer.pk for dealer in access.switchable_dealers(request.user))
    page = market_page.build(
        market=market,
        dealers=list(market.dealers.all()),
        own_ids=own,
        counts=mention_rates.of_market(market),
        choice=standings.Choice(
            assistant=request.GET.get("assistant", ""),
            department=request.GET.get("department", ""),
        ),
        now=timezone.now(),
    )
    context = {
        "page": page,
        "may_start": not page.standings and bool(access.scan_payers(request.user, market)),
        "demo": market.is_demo,
    }
    return render(request, "dashboard/markets/market.html", context)
