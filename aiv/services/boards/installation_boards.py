"""Archive the installation's leaderboard once the markets' boards of a week stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from aiv.domain.boards import board_weeks, installation_boards
from aiv.domain.boards.installation_boards import METHOD_VERSION, MarketStanding, MarketWeek
from aiv.domain.changes import board_counts
from aiv.domain.changes.weeks import Week
from aiv.models import Leaderboard, LeaderboardRow
from aiv.selectors.boards import board_readiness
from aiv.selectors.boards import leaderboards as reading
from aiv.services.boards import leaderboards

AFTER: Final = timedelta(hours=12)
"""Monday 18:00 UTC: six in the morning has come to Honolulu too."""
NO_SAME_MARKETS: Final = "No board of the same markets, made the same way, stands for last week."
LATEST: Final = timedelta(hours=42)
"""Wednesday midnight UTC: a market whose scan is not over by then is named as left out."""


def run_due(now: datetime) -> int:
    """Make the installation's board of the last week if it is due; give how many were made."""
    week = board_weeks.last_due(now - AFTER, "UTC")
    if Leaderboard.objects.filter(market=None, week=week.word).exists():
        return 0
    markets = board_readiness.measured(week)
    boards = reading.boards_of(week.word, markets)
    made = reading.markets_with_board(week.word, markets)
    left_out = [market.name for market in markets if market.pk not in made]
    is_last_call = now >= board_weeks.due_at(week, "UTC") + LATEST
    if not made or (left_out and not is_last_call):
        return 0
    return int(produce(week, boards, left_out=left_out, now=now) is not None)


def produce(
    week: Week, boards: Sequence[Leaderboard], *, left_out: Sequence[str], now: datetime
) -> Leaderboard | None:
    """Archive the board over the given markets' boards; None when another process was faster."""
    found = installation_boards.board([_week(board) for board in boards])
    before = _positions(week.before, {board.market_id for board in boards})
    own = reading.rows_by_standing(boards)
    rows = [
        _row(each, own[(each.market, each.standing.dealer)], before) for each in found.standings
    ]
    made = leaderboards.sealed(
        Leaderboard(
            week=week.word,
            begins_on=week.monday,
            due_at=board_weeks.due_at(week, "UTC") + AFTER,
            produced_at=now,
            method_version=METHOD_VERSION,
            withheld=found.withheld,
            no_movement="" if before else NO_SAME_MARKETS,
            intents=sum(board.intents for board in boards),
            answers=sum(board.answers for board in boards),
            series=[{"label": name, "model": ""} for name in reading.assistants_of(boards)],
            counts={"markets": _digests(boards), "left_out": [*left_out]},
        ),
        rows,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            for row in rows:
                row.board = made
            LeaderboardRow.objects.bulk_create(rows)
    except IntegrityError:
        if Leaderboard.objects.filter(market=None, week=week.word).exists():
            return None
        raise
    return made


def _week(board: Leaderboard) -> MarketWeek:
    names = {row.dealer_id.hex: row.name for row in board.rows.all()}
    return MarketWeek(
        market=str(board.market_id), counts=board_counts.read(board.counts), dealers=names
    )


def _digests(boards: Sequence[Leaderboard]) -> dict[str, str]:
    """Name the markets' boards this one rests on, each by its digest."""
    return {board.market.slug: board.digest for board in boards if board.market}


def _positions(week: Week, markets: set[UUID | None]) -> dict[tuple[str, str], int]:
    """Give last week's places, where the board was made alike and of the same markets."""
    before = Leaderboard.objects.filter(
        market=None, week=week.word, method_version=METHOD_VERSION
    ).first()
    if before is None:
        return {}
    rows = list(before.rows.values_list("market_id", "dealer_id", "position"))
    if {market for market, *_ in rows} != markets:
        return {}
    return {(str(market), dealer.hex): position for market, dealer, position in rows}


def _row(
    each: MarketStanding, own: LeaderboardRow, before: dict[tuple[str, str], int]
) -> LeaderboardRow:
    standing = each.standing
    return LeaderboardRow(
        dealer_id=own.dealer_id,
        market_id=own.market_id,
        name=own.name,
        position=standing.position,
        best_rank=standing.best_rank,
        worst_rank=standing.worst_rank,
        is_leading=standing.is_leading,
        figure=standing.figure,
        lo=standing.lo,
        hi=standing.hi,
        se=standing.se,
        named=standing.named,
        answers=standing.answers,
        intents=standing.intents,
        was_position=before.get((each.market, standing.dealer)),
        aiv=own.aiv,
        aiv_lo=own.aiv_lo,
        aiv_hi=own.aiv_hi,
        aiv_reason=own.aiv_reason,
    )
