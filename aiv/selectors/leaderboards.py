"""Read archived leaderboards, which weeks have none, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from aiv.domain import board_weeks
from aiv.domain.weeks import Week
from aiv.models import (
    Dealer,
    Leaderboard,
    LeaderboardRow,
    Market,
    MarketState,
    PanelKind,
    Scan,
    ScanOrigin,
)
from aiv.models.scan import OPEN_SCANS
from aiv.selectors import board_counts

LISTED_WEEKS: Final = 106
"""Two years and a bit: as many as a person picks from."""


class Readiness(StrEnum):
    """Say whether a week's board can be made, and if not, why."""

    READY = "ready"
    NOT_DUE = "not due"
    SCANNING = "scanning"
    NOTHING_ASKED = "nothing asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedBoard:
    """A board with its rows, in the order of their places."""

    board: Leaderboard
    rows: tuple[LeaderboardRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A dealer's place on one board, and how many stand on it."""

    week: str
    position: int
    best_rank: int
    worst_rank: int
    dealers: int


def missing(now: datetime) -> Iterator[tuple[Market, Week]]:
    """Give the open markets whose last due week has no board, in two queries."""
    markets = list(Market.objects.filter(state=MarketState.OPEN).order_by("created_at"))
    weeks = {market.pk: board_weeks.last_due(now, market.time_zone) for market in markets}
    words = {week.word for week in weeks.values()}
    made = set(
        Leaderboard.objects.filter(market__isnull=False, week__in=words).values_list(
            "market_id", "week"
        )
    )
    for market in markets:
        if (market.pk, weeks[market.pk].word) not in made:
            yield market, weeks[market.pk]


def readiness(market: Market, week: Week, *, now: datetime) -> Readiness:
    """Say whether all of a week's answers are in: its scans are over and something was asked."""
    if board_weeks.due_at(week, market.time_zone) > now:
        return Readiness.NOT_DUE
    begins_at, ends_at = week.begins_at(market.time_zone), week.ends_at(market.time_zone)
    in_week = Q(started_at__gte=begins_at, started_at__lt=ends_at) | Q(period_start=week.monday)
    scans = Scan.objects.filter(
        in_week, panel__market=market, origin=ScanOrigin.ASKED, state__in=OPEN_SCANS
    )
    if scans.filter(panel__kind=PanelKind.MARKET).exists():
        return Readiness.SCANNING
    if not _was_asked(market, week):
        return Readiness.NOTHING_ASKED
    return Readiness.READY


def of_week(market: Market | None, week: str) -> ArchivedBoard | None:
    """Give a week's board of a market, or of the installation; None while there is none."""
    return _with_rows(Leaderboard.objects.filter(market=market, week=week).first())


def exists(market: Market, week: str) -> bool:
    """Tell whether a week's board stands."""
    return Leaderboard.objects.filter(market=market, week=week).exists()


def latest(market: Market | None) -> ArchivedBoard | None:
    """Give the newest board."""
    return _with_rows(Leaderboard.objects.filter(market=market).first())


def weeks(market: Market | None) -> tuple[str, ...]:
    """Give the weeks that have a board, newest first."""
    rows = Leaderboard.objects.filter(market=market).values_list("week", flat=True)
    return tuple(rows[:LISTED_WEEKS])


def markets_and_standings(
    rows: QuerySet[Market], dealer: Dealer
) -> tuple[list[Market], dict[UUID, Standing]]:
    """Give markets, and a dealer's place on the newest board of each, in one query for both."""
    newest = Leaderboard.objects.filter(market=OuterRef(OuterRef("pk"))).order_by("-begins_on")
    beside = LeaderboardRow.objects.filter(board=OuterRef("board")).order_by().values("board")
    own = LeaderboardRow.objects.filter(dealer=dealer, board=Subquery(newest.values("pk")[:1]))
    place = JSONObject(
        week="board__week",
        position="position",
        best_rank="best_rank",
        worst_rank="worst_rank",
        dealers=Subquery(beside.values(number=Count("pk"))),
    )
    markets = list(rows.annotate(standing=Subquery(own.order_by().values(place=place)[:1])))
    found = {row.pk: Standing(**row.standing) for row in markets if row.standing}
    return [*markets], found


def standing_of(dealer: Dealer, market: Market) -> tuple[LeaderboardRow, int] | None:
    """Give a dealer's row of the market's newest board and how many stand on it, in one query."""
    newest = Leaderboard.objects.filter(market=market).values("pk")[:1]
    found = LeaderboardRow.objects.filter(board=Subquery(newest)).select_related("board")
    rows = list(found.defer("board__counts"))
    own = next((row for row in rows if row.dealer_id == dealer.pk), None)
    return (own, len(rows)) if own else None


def boards_of(week: str, markets: Sequence[Market]) -> list[Leaderboard]:
    """Give the boards of one week that show something, with their markets."""
    rows = Leaderboard.objects.filter(week=week, market__in=markets, withheld="")
    return list(rows.select_related("market").order_by("market__slug"))


def measured_markets(week: Week) -> list[Market]:
    """Give the open markets that were asked in a week, each in its own zone; no demo."""
    found = Market.objects.filter(state=MarketState.OPEN, is_demo=False).order_by("slug")
    return [market for market in found if _was_asked(market, week)]


def markets_with_board(week: str, markets: Sequence[Market]) -> set[UUID]:
    """Give the markets whose board of a week stands, also where it shows nothing."""
    rows = Leaderboard.objects.filter(week=week, market__in=markets)
    return {pk for pk in rows.values_list("market_id", flat=True) if pk is not None}


def rows_by_standing(boards: Sequence[Leaderboard]) -> dict[tuple[str, str], LeaderboardRow]:
    """Give the rows of several boards by market and dealer."""
    rows = LeaderboardRow.objects.filter(board__in=boards)
    return {(str(row.market_id), row.dealer_id.hex): row for row in rows}


def assistants_of(boards: Sequence[Leaderboard]) -> list[str]:
    """Name all assistants that several boards rest on."""
    return sorted({one["label"] for board in boards for one in board.series})


def _was_asked(market: Market, week: Week) -> bool:
    zone = market.time_zone
    return board_counts.has_answers(market, week.begins_at(zone), week.ends_at(zone))


def _with_rows(board: Leaderboard | None) -> ArchivedBoard | None:
    if board is None:
        return None
    rows = tuple(board.rows.select_related("dealer", "market"))
    for row in rows:
        row.board = board
    return ArchivedBoard(board=board, rows=rows)
