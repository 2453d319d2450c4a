"""Count weeks of a market once, so that pages of many weeks read few rows and no answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from aiv.domain.changes import dealer_weeks, week_counts
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weeks import Week, week_of
from aiv.models import Dealer, DealerWeek, Market, WeekCount
from aiv.selectors.changes import week_answers
from aiv.selectors.changes import week_counts as counted_weeks

RECENT: Final = timedelta(days=42)
"""What a rescoring looks through; older weeks are looked through once a day."""
FIGURES: Final = (
    "series", "engines", "share", "lo", "hi", "named", "answered", "intents", "delta", "words", "z",
    "z_by_assistant", "is_demo", "peers", "adjusted_delta", "z_star", "adjusted_p",
)  # fmt: skip


def count(market: Market, *, now: datetime, recent: bool = False) -> int:
    """Count the weeks that have answers not counted yet, and say how many they were."""
    since = now - RECENT if recent else None
    weeks = week_answers.uncounted(market, since=_whole_week(since, market))
    if weeks:
        _count(market, weeks, now=now)
    return len(weeks)


def catch_up(now: datetime) -> int:
    """Count what is uncounted in any market, and say how many weeks that were."""
    return sum(count(market, now=now) for market in Market.objects.all())


def count_again(market: Market, at: datetime, *, now: datetime) -> None:
    """Count the week of a moment again, after its mentions were corrected."""
    _count(market, [week_of(at, market.time_zone)], now=now)


def _whole_week(since: datetime | None, market: Market) -> datetime | None:
    """Give the start of the week of a moment: half a week must not look uncounted."""
    if since is None:
        return None
    return week_of(since, market.time_zone).begins_at(market.time_zone)


@transaction.atomic
def _count(market: Market, weeks: Sequence[Week], *, now: datetime) -> None:
    """Count under the market's lock: two who count at once write the same rows, one by one."""
    Market.objects.select_for_update().get(pk=market.pk)
    asked = week_answers.asked(market)
    for week in weeks:
        _keep(market, week, week_answers.of_week(market, week, asked), asked.assistants, now)
    pairs = _touched(counted_weeks.counted(market), set(weeks))
    for week, earlier in pairs:
        both = counted_weeks.of_weeks(market, [week, *([earlier] if earlier else [])])
        _keep_dealers(market, week, both[earlier] if earlier else (), both[week])


def _touched(counted: Sequence[Week], anew: set[Week]) -> list[tuple[Week, Week | None]]:
    """Give the weeks whose change moves, each with the week asked before it.

    Those are the weeks counted anew and the ones that follow them.
    """
    pairs = zip(counted, (*counted[1:], None), strict=True)
    return [(week, before) for week, before in pairs if week in anew or before in anew]


def _keep(
    market: Market,
    week: Week,
    counts: Iterable[SeriesCount],
    assistants: Any,
    now: datetime,
) -> None:
    ids = {row.slug: pk for pk, row in assistants.items()}
    WeekCount.objects.filter(market=market, week=week.monday).delete()
    WeekCount.objects.bulk_create(
        WeekCount(
            market=market,
            week=week.monday,
            assistant_id=ids[each.assistant],
            platform=each.platform,
            surface=each.surface,
            access=each.access,
            model=each.model,
            lineage=each.lineage,
            is_declared=each.is_declared,
            answers=sum(i.answered + i.failed + i.not_shown for i in each.intents),
            intents=week_counts.written(each.intents),
            named=each.named,
            counted_at=now,
        )
        for each in counts
    )


def _keep_dealers(
    market: Market, week: Week, before: Sequence[SeriesCount], after: Sequence[SeriesCount]
) -> None:
    rows = [_dealer_week(dealer, market, week, before, after) for dealer in market.dealers.all()]
    DealerWeek.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["dealer", "market", "week"],
        update_fields=FIGURES,
    )


def _dealer_week(
    dealer: Dealer,
    market: Market,
    week: Week,
    before: Sequence[SeriesCount],
    after: Sequence[SeriesCount],
) -> DealerWeek:
    found = dealer_weeks.figures(before, after, dealer=str(dealer.pk))
    rate = found.rate
    return DealerWeek(
        dealer=dealer,
        market=market,
        week=week.monday,
        series=found.series,
        engines=found.engines,
        share=rate.theta if rate else None,
        lo=rate.lo if rate else None,
        hi=rate.hi if rate else None,
        named=found.named,
        answered=found.answered,
        intents=found.intents,
        delta=found.delta,
        words=found.words,
        z=found.z,
        z_by_assistant=dict(found.z_by_assistant),
        is_demo=market.is_demo,
    )
