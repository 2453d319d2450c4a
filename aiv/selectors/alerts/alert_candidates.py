"""Read which claimed dealers of a market moved beyond their noise in a week, with the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from django.db.models import Exists, OuterRef

from aiv.domain.alerting import overtaking
from aiv.domain.alerting.overtaking import Overtaking
from aiv.domain.alerting.values import Figures
from aiv.domain.changes import peer_changes, weekly_change
from aiv.domain.changes.peer_changes import FEWEST_PEERS, FEWEST_WEEKS
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weeks import Week
from aiv.models import AlertWeek, Dealer, DealerWeek, Market, MarketState
from aiv.selectors.changes import week_counts

LOOKED_BACK: Final = timedelta(days=21)
"""Older weeks are history: nobody is told of them now."""
HISTORY: Final = 54
"""A year of pairs of weeks, and the pair that is tested."""
Counts: TypeAlias = Sequence[SeriesCount]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A claimed dealer whose change stands out."""

    dealer: Dealer
    figures: Figures
    delta: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """A claimed dealer and the rival that overtook it."""

    dealer: Dealer
    rival: Dealer
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that a week of a market shows of its claimed dealers."""

    moved: tuple[Moved, ...]
    overtaken: tuple[Overtaken, ...]
    tested: int
    untested: int


def weeks_due(now: datetime) -> list[tuple[Market, Week]]:
    """Give the weeks of markets that were set beside each other and not looked through yet."""
    seen = AlertWeek.objects.filter(market=OuterRef("market"), week=OuterRef("week"))
    rows = (
        DealerWeek.objects.filter(
            ~Exists(seen),
            peers__isnull=False,
            dealer__organization__isnull=False,
            market__state=MarketState.OPEN,
            week__gte=(now - LOOKED_BACK).date(),
        )
        .order_by("week", "market")
        .values_list("market", "week")
        .distinct()
    )
    pairs = list(rows)
    markets = Market.objects.in_bulk([market for market, _ in pairs])
    return [(markets[market], Week(week)) for market, week in pairs]


def of_week(market: Market, week: Week) -> Findings:
    """Look through a week: who moved beyond the gate, and who was overtaken by whom."""
    rows = list(
        DealerWeek.objects.filter(
            market=market, week=week.monday, dealer__organization__isnull=False
        ).select_related("dealer")
    )
    weeks = [each for each in week_counts.counted(market) if each <= week][:HISTORY][::-1]
    if not rows or len(weeks) < 2 or weeks[-1] != week:
        return Findings(moved=(), overtaken=(), tested=0, untested=len(rows))
    counted = week_counts.of_weeks(market, weeks)
    counts = [counted[each] for each in weeks]
    return Findings(
        moved=tuple(_moved(row, counts) for row in rows if _stands_out(row)),
        overtaken=_overtaken(market, rows, counts),
        tested=sum(row.adjusted_p is not None for row in rows),
        untested=sum(row.adjusted_p is None for row in rows),
    )


def _stands_out(row: DealerWeek) -> bool:
    return peer_changes.stands_out(row.adjusted_p, row.adjusted_delta)


def _moved(row: DealerWeek, counts: Sequence[Counts]) -> Moved:
    before, after = counts[-2], counts[-1]
    dealer = str(row.dealer_id)
    found = weekly_change.compare(
        [each.of_dealer(dealer) for each in before if each.is_declared],
        [each.of_dealer(dealer) for each in after if each.is_declared],
    )
    change, is_beside_peers = found.change, (row.peers or 0) >= FEWEST_PEERS
    figures = Figures(
        before=found.before,
        after=found.after,
        delta=change.delta if change else None,
        lo=change.lo if change else None,
        hi=change.hi if change else None,
        adjusted_delta=row.adjusted_delta,
        p=row.adjusted_p,
        peers=row.peers if is_beside_peers else None,
        own_weeks=None if is_beside_peers else _own_weeks(row),
        answers=row.answered,
        intents=found.intents,
    )
    return Moved(dealer=row.dealer, figures=figures, delta=row.adjusted_delta or 0.0)


def _own_weeks(row: DealerWeek) -> int:
    """Give how many weeks of its own the dealer was held against, as they were chosen then."""
    earlier = DealerWeek.objects.filter(
        dealer=row.dealer_id,
        market=row.market_id,
        engines=row.engines,
        week__lt=row.week,
        week__gte=row.week - timedelta(weeks=52),
        z__isnull=False,
    )
    return earlier.count()


def _overtaken(
    market: Market, rows: Sequence[DealerWeek], counts: Sequence[Counts]
) -> tuple[Overtaken, ...]:
    if len(counts) <= FEWEST_WEEKS:
        return ()
    rivals = {str(each.pk): each for each in market.dealers.all()}
    return tuple(
        _pair(row, rivals[found.rival], found)
        for row in rows
        for found in overtaking.found(
            counts,
            own=str(row.dealer_id),
            rivals=[key for key in rivals if key != str(row.dealer_id)],
        )
    )


def _pair(row: DealerWeek, rival: Dealer, found: Overtaking) -> Overtaken:
    gap = found.gap
    figures = Figures(
        before=gap.own,
        after=gap.rival,
        delta=gap.lead.delta,
        lo=gap.lead.lo,
        hi=gap.lead.hi,
        p=found.p,
        own_weeks=found.weeks,
        answers=row.answered,
        intents=gap.intents,
    )
    return Overtaken(dealer=row.dealer, rival=rival, figures=figures)
