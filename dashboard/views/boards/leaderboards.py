"""Show archived leaderboards, give them as tables, and let owners share a dealer's AIV on them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aiv import access
from aiv.domain.boards import board_weeks
from aiv.domain.changes.weeks import Week
from aiv.domain.errors import InvalidInput
from aiv.models import Market
from aiv.selectors.boards import board_readiness, leaderboards
from aiv.selectors.boards.leaderboards import ArchivedBoard
from aiv.services.boards import shared_aivs
from dashboard.downloads import csv_file
from dashboard.pages.boards import leaderboard, leaderboard_csv


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a week's board of a market in which a dealer of the person's own stands."""
    return _page(request, access.find(access.markets(request.user), slug=slug))


@require_safe
def table(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give a week's board of a market as a table."""
    return _table(request, access.find(access.markets(request.user), slug=slug))


@require_safe
def show_all(request: HttpRequest) -> HttpResponse:
    """Show a week's board over all markets; whose markets are not the reader's stay nameless."""
    access.require(access.markets(request.user).exists())
    return _page(request, None)


@require_safe
def table_all(request: HttpRequest) -> StreamingHttpResponse:
    """Give a week's board over all markets as a table."""
    access.require(access.markets(request.user).exists())
    return _table(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what sharing means, then share a dealer's AIV or take it back."""
    dealer = access.find(access.own_dealers(request.user, access.Action.SHARE_AIV), slug=slug)
    if request.method == "POST":
        person, now = access.user_of(request.user), timezone.now()
        if "withdraw" in request.POST:
            shared_aivs.withdraw(dealer, person=person, now=now)
            messages.success(request, "Taken back. The next boards do not show the AIV.")
        else:
            access.require(dealer.organization_id is not None)
            shared_aivs.share(dealer, person=person, now=now)
            messages.success(request, "Shared from the next board on.")
        return redirect("dashboard:share_aiv", dealer.slug)
    context = {
        "dealer": dealer,
        "shared": shared_aivs.current(dealer),
        "markets": list(access.markets(request.user).filter(dealers=dealer)),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/boards/share_aiv.html", context)


def _page(request: HttpRequest, market: Market | None) -> HttpResponse:
    wanted = _wanted(request)
    archived = _archived(market, wanted)
    page = leaderboard.build(
        archived,
        market=market,
        week=wanted.word if wanted else "",
        weeks=leaderboards.weeks(market),
        own=own_ids(request),
        seen=seen_markets(request),
        shareable=_shareable(request),
        missing=_missing(market, wanted),
    )
    is_demo = market.is_demo if market else bool(archived and archived.board.is_demo)
    return render(request, "dashboard/boards/leaderboard.html", {"page": page, "demo": is_demo})


def _table(request: HttpRequest, market: Market | None) -> StreamingHttpResponse:
    archived = _archived(market, _wanted(request))
    if archived is None:
        raise Http404
    rows = leaderboard_csv.rows(archived, own=own_ids(request), seen=seen_markets(request))
    name = f"{market.slug if market else 'all-markets'}-leaderboard-{archived.board.week}.csv"
    return csv_file(name, leaderboard_csv.HEADER, rows)


def own_ids(request: HttpRequest) -> frozenset[UUID]:
    """Give the dealers of the person's own organizations."""
    return frozenset(dealer.pk for dealer in access.switchable_dealers(request.user))


def _shareable(request: HttpRequest) -> frozenset[UUID]:
    """Give the person's own dealers whose AIV they may share."""
    rows = access.own_dealers(request.user, access.Action.SHARE_AIV)
    return frozenset(rows.filter(pk__in=own_ids(request)).values_list("pk", flat=True))


def seen_markets(request: HttpRequest) -> frozenset[UUID] | None:
    """Give the markets whose dealers the person may know; None for all, as operators do."""
    if access.is_operator(request.user):
        return None
    return frozenset(access.markets(request.user).values_list("pk", flat=True))


def _wanted(request: HttpRequest) -> Week | None:
    """Give the week named in the address; what is no week is not found."""
    word = request.GET.get("week", "")
    if not word:
        return None
    try:
        return board_weeks.parsed(word)
    except InvalidInput as fault:
        raise Http404 from fault


def _archived(market: Market | None, wanted: Week | None) -> ArchivedBoard | None:
    if wanted is None:
        return leaderboards.latest(market)
    return leaderboards.of_week(market, wanted.word)


def _missing(market: Market | None, wanted: Week | None) -> str:
    """Say why the wanted week, or the last one that is due, has no board."""
    now = timezone.now()
    if market is None:
        return ""
    week = wanted or board_weeks.last_due(now, market.time_zone)
    if leaderboards.exists(market, week.word):
        return ""
    found = board_readiness.of(market, week, now=now)
    is_past = week < board_weeks.last_due(now, market.time_zone)
    return leaderboard.missing_words(found, week, is_past=is_past)
