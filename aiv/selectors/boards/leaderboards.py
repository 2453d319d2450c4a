"""Read archived leaderboards, their weeks, and the places on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from aiv.models import (
    Dealer,
    Leaderboard,
    LeaderboardRow,
    Market,
)

LISTED_WEEKS: Final = 106
"""Two years and a bit: as many as a person picks from."""


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


def _with_rows(board: Leaderboard | None) -> ArchivedBoard | None:
    if board is None:
        return None
    rows = tuple(board.rows.select_related("dealer", "market"))
    for row in rows:
        row.board = board
    return ArchivedBoard(board=board, rows=rows)
