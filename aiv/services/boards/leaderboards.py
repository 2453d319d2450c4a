"""Archive a market's leaderboard on Monday morning, exactly once, and tell who wants to know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from aiv import live
from aiv.domain import strict_json
from aiv.domain.boards import board_weeks, leaderboards
from aiv.domain.boards.leaderboards import METHOD_VERSION, Before, Board, Standing
from aiv.domain.changes import board_counts
from aiv.domain.changes.board_counts import BoardCounts
from aiv.domain.changes.weeks import Week
from aiv.domain.live_kinds import Kind
from aiv.domain.statistics.mention_rates import STALE_AFTER
from aiv.models import Dealer, Leaderboard, LeaderboardRow, Market, Score, ScoreStatus
from aiv.selectors.boards import board_counts as counting
from aiv.selectors.boards import board_readiness
from aiv.selectors.boards.board_readiness import Readiness
from aiv.services.boards import leaderboard_posts, shared_aivs

NOT_SHARED: Final = "not shared"
NO_AIV: Final = "not measured"
PARTIAL: Final = "partly measured, which is not comparable"
OLD: Final = f"older than {STALE_AFTER.days} days"


def run_due(now: datetime, *, most: int = 20) -> int:
    """Make the boards that are due and can be made; give how many."""
    made = 0
    for market, week in board_readiness.ready(now):
        made += produce(market, week, now=now) is not None
        if made >= most:
            break
    return made


def archive_past(market: Market, *, now: datetime, weeks: int) -> int:
    """Make the boards of the last weeks that have answers and none, oldest first; say how many.

    For markets whose answers came all at once, such as the demo's.
    """
    newest = board_weeks.last_due(now, market.time_zone)
    wanted = [newest]
    while len(wanted) < weeks:
        wanted.append(wanted[-1].before)
    ready = (
        week
        for week in reversed(wanted)
        if board_readiness.of(market, week, now=now) is Readiness.READY
    )
    return sum(produce(market, week, now=now) is not None for week in ready)


def produce(market: Market, week: Week, *, now: datetime) -> Leaderboard | None:
    """Archive a week's board of a market; None when another process was faster.

    Whoever comes second finds the week taken by its key in the database, and writes nothing.
    """
    if Leaderboard.objects.filter(market=market, week=week.word).exists():
        return None
    dealers = {dealer.pk.hex: dealer for dealer in market.dealers.all()}
    zone = market.time_zone
    counts = counting.of_week(market, week.begins_at(zone), week.ends_at(zone))
    found = leaderboards.board(
        counts, {key: dealer.name for key, dealer in dealers.items()}, _before(market, week)
    )
    standings = {each.dealer: each for each in found.standings}
    shared = shared_aivs.among(dealers.values())
    rows = [
        _row(market, dealers[key], each, _aiv(market, dealers[key], shared, now))
        for key, each in standings.items()
    ]
    made = _made(market, week, counts, found, rows, now=now)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            for row in rows:
                row.board = made
            LeaderboardRow.objects.bulk_create(rows)
            leaderboard_posts.plan(made, rows, now=now)
            for dealer in dealers.values():
                if dealer.organization_id is not None:
                    live.announce(dealer, Kind.LEADERBOARD)
    except IntegrityError:
        if Leaderboard.objects.filter(market=market, week=week.word).exists():
            return None
        raise
    return made


def _made(
    market: Market,
    week: Week,
    counts: BoardCounts,
    found: Board,
    rows: Sequence[LeaderboardRow],
    *,
    now: datetime,
) -> Leaderboard:
    return sealed(
        Leaderboard(
            market=market,
            week=week.word,
            begins_on=week.monday,
            due_at=board_weeks.due_at(week, market.time_zone),
            produced_at=now,
            method_version=METHOD_VERSION,
            panel_version=counts.panel_version,
            withheld=found.withheld,
            no_movement=found.no_movement,
            intents=len(counts.weights),
            answers=counts.answered,
            series=[{"label": one.label, "model": one.model} for one in counts.series],
            counts=counts.stored(),
            is_demo=market.is_demo,
        ),
        rows,
    )


def sealed(made: Leaderboard, rows: Sequence[LeaderboardRow]) -> Leaderboard:
    """Give the board with the digest of all it says."""
    made.digest = strict_json.digest(
        {
            "market": made.market.slug if made.market else None,
            "week": made.week,
            "method": made.method_version,
            "withheld": made.withheld,
            "counts": made.counts,
            "rows": [_digested(row) for row in rows],
        }
    )
    return made


def _digested(row: LeaderboardRow) -> list[Any]:
    return [
        row.dealer_id.hex,
        row.name,
        row.best_rank,
        row.worst_rank,
        row.figure,
        row.lo,
        row.hi,
        row.aiv,
    ]


def _before(market: Market, week: Week) -> Before | None:
    row = Leaderboard.objects.filter(market=market, week=week.before.word).first()
    if row is None:
        return None
    positions = row.rows.values_list("dealer_id", "position")
    return Before(
        method_version=row.method_version,
        counts=board_counts.read(row.counts),
        positions={pk.hex: position for pk, position in positions},
    )


def _row(market: Market, dealer: Dealer, each: Standing, aiv: dict[str, Any]) -> LeaderboardRow:
    moved = each.movement
    change = moved.change if moved else None
    return LeaderboardRow(
        dealer=dealer,
        market=market,
        name=dealer.name,
        position=each.position,
        best_rank=each.best_rank,
        worst_rank=each.worst_rank,
        is_leading=each.is_leading,
        figure=each.figure,
        lo=each.lo,
        hi=each.hi,
        se=each.se,
        named=each.named,
        answers=each.answers,
        intents=each.intents,
        was_position=moved.was_position if moved else None,
        change=change.delta if change else None,
        change_lo=change.lo if change else None,
        change_hi=change.hi if change else None,
        detectable=moved.detectable if moved else None,
        is_demo=market.is_demo,
        **aiv,
    )


def _aiv(market: Market, dealer: Dealer, shared: set[UUID], now: datetime) -> dict[str, Any]:
    """Give the AIV that an owner shares, else why there is none; of others not even why."""
    if dealer.pk not in shared:
        return {"aiv_reason": NOT_SHARED}
    score = Score.objects.filter(dealer=dealer, market=market, computed_at__lte=now).first()
    if score is None or score.status == ScoreStatus.NOT_MEASURED:
        return {"aiv_reason": NO_AIV}
    if score.status != ScoreStatus.HEADLINE:
        return {"aiv_reason": PARTIAL}
    if now - score.computed_at > STALE_AFTER:
        return {"aiv_reason": OLD}
    return {"aiv": score.aiv, "aiv_lo": score.aiv_lo, "aiv_hi": score.aiv_hi}
