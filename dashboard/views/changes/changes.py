"""Show what changed of a dealer from one week to the next, and give it as a file."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.domain.changes import weeks
from aiv.models import Dealer, Market
from aiv.selectors.changes import dealer_changes, model_events
from aiv.selectors.changes.dealer_changes import DealerChanges
from dashboard import downloads
from dashboard.pages.changes import change_rows, changes
from dashboard.views.markets.dealers import chosen_market


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a dealer of the person's own, or a rival of one of their markets."""
    own = access.own_dealer(request.user, slug)
    dealer = own or access.find(access.dealers(request.user), slug=slug)
    markets = list(access.markets(request.user).filter(dealers=dealer))
    if not markets:
        return render(request, "dashboard/markets/no_market.html", {"dealer": dealer})
    market = chosen_market(request, markets)
    page = changes.build(
        dealer=dealer,
        market=market,
        markets=markets,
        found=_found(request, dealer, market),
        events=model_events.words_of(market),
        is_own=own is not None,
        may_edit=own is not None
        and access.may(
            request.user, access.Action.EDIT_DEALER, organization_id=dealer.organization_id
        ),
    )
    return render(request, "dashboard/changes/changes.html", {"page": page, "demo": market.is_demo})


@require_safe
def csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Give every comparison of the week as a file, all questions included."""
    dealer = access.find(access.dealers(request.user), slug=slug)
    markets = list(access.markets(request.user).filter(dealers=dealer))
    access.require(bool(markets))
    market = chosen_market(request, markets)
    found = _found(request, dealer, market)
    word = found.week.word if found.week else "none"
    rows: Iterator[change_rows.Cells] = change_rows.cells(found)
    return downloads.csv_file(f"{slug}-{word}-changes.csv", change_rows.HEADER, rows)


def _found(request: HttpRequest, dealer: Dealer, market: Market) -> DealerChanges:
    return dealer_changes.of_dealer(
        dealer, market, wanted=weeks.named(request.GET.get("week", "")), now=timezone.now()
    )
