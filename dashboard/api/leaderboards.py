"""Serve archived leaderboards of a market, and of the installation."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from rest_framework.request import Request

from aiv import access
from aiv.domain.boards import board_weeks
from aiv.domain.errors import Fault, InvalidInput
from aiv.models import Leaderboard, LeaderboardRow, Market
from aiv.selectors.boards import leaderboards
from dashboard.api.base import ApiView, answer
from dashboard.api.described import described
from dashboard.api.problems import Refused
from dashboard.pages.boards.leaderboard import ELSEWHERE, knows

LATEST: Final = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """The place by the estimate, and the best and the worst that it may be."""

    place: int
    best: int
    worst: int
    last_week: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A point with its 95 % interval; low and high are null where there is none."""

    point: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One dealer; `dealer` is null where the asker may not know whose standing it is.

    `figure` is the mention rate on a market's board, and the lead over the market's other dealers
    on the installation's. `aiv` stands only where the dealer's owner shares it.
    """

    dealer: str | None
    name: str
    market: str | None
    rank: Ranks
    is_leading: bool
    figure: Spread
    named: int
    answers: int
    questions: int
    change: Spread | None
    aiv: Spread | None
    aiv_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One week's board as it was archived; without rows `withheld` says why."""

    market: str | None
    week: str
    begins_on: date
    due_at: datetime
    produced_at: datetime
    method_version: str
    panel_version: int | None
    withheld: str
    no_movement: str
    questions: int
    answers: int
    assistants: tuple[str, ...]
    digest: str
    demo: bool
    rows: tuple[BoardRow, ...]


class MarketBoard(ApiView):
    """Serve a market's board of a week."""

    @described(
        "market-leaderboard",
        "Read a market's leaderboard of an ISO week, or the latest",
        answer=Board,
        problems=(400, 404),
    )
    def get(self, request: Request, market: str, week: str) -> HttpResponse:
        """Answer the board of a week such as 2026-W48, or of `latest`."""
        return _answered(request, access.find(access.markets(request.user), slug=market), week)


class WholeBoard(ApiView):
    """Serve the installation's board of a week."""

    @described(
        "leaderboard",
        "Read the leaderboard over all markets of an ISO week, or the latest",
        answer=Board,
        problems=(400, 404),
    )
    def get(self, request: Request, week: str) -> HttpResponse:
        """Answer the board; dealers of markets that are not one's own stay nameless."""
        access.require(access.markets(request.user).exists())
        return _answered(request, None, week)


def _answered(request: Request, market: Market | None, word: str) -> HttpResponse:
    if word == LATEST:
        archived = leaderboards.latest(market)
    else:
        archived = leaderboards.of_week(market, _week(word))
    if archived is None:
        raise Http404
    own = frozenset(dealer.pk for dealer in access.switchable_dealers(request.user))
    seen = None if access.is_operator(request.user) else _seen(request)
    rows = tuple(_row(row, knows(row, own=own, seen=seen)) for row in archived.rows)
    return answer(_board(archived.board, rows))


def _week(word: str) -> str:
    try:
        return board_weeks.parsed(word).word
    except InvalidInput as fault:
        raise Refused([Fault("week", fault.reason)], place="field") from fault


def _seen(request: Request) -> Set[UUID]:
    return frozenset(access.markets(request.user).values_list("pk", flat=True))


def _board(board: Leaderboard, rows: tuple[BoardRow, ...]) -> Board:
    return Board(
        market=board.market.slug if board.market else None,
        week=board.week,
        begins_on=board.begins_on,
        due_at=board.due_at,
        produced_at=board.produced_at,
        method_version=board.method_version,
        panel_version=board.panel_version,
        withheld=board.withheld,
        no_movement=board.no_movement,
        questions=board.intents,
        answers=board.answers,
        assistants=tuple(one["label"] for one in board.series),
        digest=board.digest,
        demo=board.is_demo,
        rows=rows,
    )


def _row(row: LeaderboardRow, is_known: bool) -> BoardRow:
    return BoardRow(
        dealer=row.dealer.slug if is_known else None,
        name=row.name if is_known else ELSEWHERE,
        market=row.market.slug if is_known else None,
        rank=Ranks(
            place=row.position,
            best=row.best_rank,
            worst=row.worst_rank,
            last_week=row.was_position,
        ),
        is_leading=row.is_leading,
        figure=Spread(point=row.figure, low=row.lo, high=row.hi),
        named=row.named,
        answers=row.answers,
        questions=row.intents,
        change=_spread(row.change, row.change_lo, row.change_hi),
        aiv=_spread(row.aiv, row.aiv_lo, row.aiv_hi) if is_known else None,
        aiv_reason=row.aiv_reason if is_known else "not shown",
    )


def _spread(point: float | None, low: float | None, high: float | None) -> Spread | None:
    return None if point is None else Spread(point=point, low=low, high=high)
