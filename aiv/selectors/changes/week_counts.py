"""Read counted weeks: what one market counted in a week, and a dealer's weeks in a row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from aiv.domain.changes import week_counts
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weeks import Week
from aiv.models import Dealer, DealerWeek, Market, WeekCount

MOST_WEEKS = 104
"""Two years of weeks are what a chart can still show."""


def of_weeks(market: Market, weeks: Iterable[Week]) -> dict[Week, tuple[SeriesCount, ...]]:
    """Give the series of each week, in one query; a week without answers has none."""
    found: dict[Week, tuple[SeriesCount, ...]] = dict.fromkeys(weeks, ())
    rows = WeekCount.objects.filter(market=market, week__in=[week.monday for week in found])
    # The rows' own order would read the market's name for each.
    for row in rows.select_related("assistant").order_by("platform", "surface", "model"):
        found[Week(row.week)] += (series_count(row),)
    return found


def counted(market: Market) -> list[Week]:
    """Give the weeks in which the market was asked, newest first."""
    rows = WeekCount.objects.filter(market=market).order_by("-week")
    return [Week(monday) for monday in rows.values_list("week", flat=True).distinct()[:MOST_WEEKS]]


def of_dealer(dealer: Dealer, market: Market, *, until: date | None = None) -> list[DealerWeek]:
    """Give a dealer's weeks in a market, oldest first."""
    rows = DealerWeek.objects.filter(dealer=dealer, market=market)
    if until is not None:
        rows = rows.filter(week__lte=until)
    return list(rows.order_by("-week")[:MOST_WEEKS])[::-1]


def series_count(row: WeekCount) -> SeriesCount:
    """Give a stored row as the value that is compared."""
    return SeriesCount(
        assistant=row.assistant.slug,
        platform=row.platform,
        access=row.access,
        surface=row.surface,
        model=row.model,
        lineage=row.lineage,
        is_declared=row.is_declared,
        intents=week_counts.read(row.intents),
        named=row.named,
    )
