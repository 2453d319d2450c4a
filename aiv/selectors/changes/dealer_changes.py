"""Read what a dealer's change page compares: two weeks of the market, and the weeks in a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from aiv.domain.changes.change_table import ChangeTable, table
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weeks import Week, week_of
from aiv.models import Dealer, DealerWeek, Market, PanelKind, Prompt
from aiv.selectors.changes import week_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class DealerChanges:
    """Everything behind the page; `week` is None while no week was counted."""

    weeks: tuple[Week, ...]
    week: Week | None
    before: Week | None
    is_running: bool
    old: tuple[SeriesCount, ...]
    new: tuple[SeriesCount, ...]
    table: ChangeTable | None
    own: DealerWeek | None
    line: tuple[DealerWeek, ...]
    questions: Mapping[str, str]


def of_dealer(
    dealer: Dealer, market: Market, *, wanted: Week | None, now: datetime
) -> DealerChanges:
    """Compare the wanted week with the one asked before it; the last one that is over unless named.

    Four queries, however many weeks, answers and dealers there are.
    """
    weeks = week_counts.counted(market)
    running = week_of(now, market.time_zone)
    week = wanted if wanted in weeks else _newest_over(weeks, running)
    earlier = [each for each in weeks if week is not None and each < week]
    before = earlier[0] if earlier else None
    pair = [each for each in (before, week) if each is not None]
    counts = week_counts.of_weeks(market, pair) if pair else {}
    old = counts.get(before, ()) if before else ()
    new = counts.get(week, ()) if week else ()
    line = week_counts.of_dealer(dealer, market)
    return DealerChanges(
        weeks=tuple(weeks),
        week=week,
        before=before,
        is_running=week == running,
        old=old,
        new=new,
        table=table(old, new, dealer=str(dealer.pk)) if old and new else None,
        own=next((row for row in line if week and row.week == week.monday), None),
        line=tuple(line),
        questions=_questions(market) if old and new else {},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewestWeek:
    """The last week of a dealer that is over, and its change in words."""

    week: Week
    words: str


def newest(dealer: Dealer, market: Market, *, now: datetime) -> NewestWeek | None:
    """Give the newest week of a dealer that is over, in one query."""
    row = _over(market, now).filter(dealer=dealer).first()
    return NewestWeek(week=Week(row.week), words=row.words) if row else None


def rivals_and_newest(
    dealer: Dealer, market: Market, *, now: datetime
) -> tuple[list[Dealer], NewestWeek | None]:
    """Give a market's dealers, and the newest week of one of them, in one query for both."""
    over = _over(market, now).filter(dealer=OuterRef("pk"))
    rows = market.dealers.annotate(
        newest_week=Subquery(over.values("week")[:1]),
        newest_words=Subquery(over.values("words")[:1]),
    )
    found = list(rows)
    own = next((row for row in found if row.pk == dealer.pk and row.newest_week), None)
    newest = NewestWeek(week=Week(own.newest_week), words=own.newest_words) if own else None
    return [*found], newest


def _over(market: Market, now: datetime) -> QuerySet[DealerWeek]:
    running = week_of(now, market.time_zone)
    return DealerWeek.objects.filter(market=market, week__lt=running.monday).order_by("-week")


def _newest_over(weeks: list[Week], running: Week) -> Week | None:
    over = (week for week in weeks if week < running)
    return next(over, next(iter(weeks), None))


def _questions(market: Market) -> dict[str, str]:
    """Give the first wording of each question by its slug, as the newest version words it."""
    rows = Prompt.objects.filter(
        intent__panel__market=market, intent__panel__kind=PanelKind.MARKET, wording=0
    )
    return dict(rows.order_by("intent__panel__version").values_list("intent__slug", "text"))
