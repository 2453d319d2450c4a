"""Read what a dealer changed, and compare the weeks before and after with its market's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from aiv.domain.changes import did_it_work
from aiv.domain.changes.did_it_work import Effect, Windows
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weeks import Week, week_of
from aiv.models import Dealer, DealerChange, Market
from aiv.selectors.changes import model_events, week_counts

MOST: Final = 100
"""Changes that are judged at once; a dealer that did more in two years sees the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketEffect:
    """The effect in one market, and what the assistants themselves did in that time."""

    market: Market
    effect: Effect
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One change with its effects; `overlapping` are others within the compared weeks."""

    change: DealerChange
    windows: Windows
    effects: tuple[MarketEffect, ...]
    overlapping: tuple[DealerChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """Everything of one market that all changes are judged by."""

    market: Market
    counts: Mapping[Week, Sequence[SeriesCount]]
    peers: tuple[UUID, ...]
    events: Mapping[date, str]
    running: Week


def changes(dealer: Dealer) -> QuerySet[DealerChange]:
    """Give what a dealer changed, the newest first."""
    return DealerChange.objects.filter(dealer=dealer).select_related("recorded_by")


def of_dealer(dealer: Dealer, markets: Sequence[Market], *, now: datetime) -> tuple[Judged, ...]:
    """Judge the newest changes; a fixed number of queries a market, however many changes."""
    rows = list(changes(dealer)[:MOST])
    windows = {row.pk: did_it_work.windows(row.changed_on) for row in rows}
    weeks = {week for each in windows.values() for week in each.weeks}
    counted = [_counted(dealer, market, weeks, now) for market in markets] if rows else []
    return tuple(_judged(row, windows[row.pk], rows, counted) for row in rows)


def _counted(dealer: Dealer, market: Market, weeks: set[Week], now: datetime) -> _Counted:
    others = market.dealers.exclude(pk=dealer.pk).order_by("pk")
    return _Counted(
        market=market,
        counts=week_counts.of_weeks(market, weeks),
        peers=tuple(others.values_list("pk", flat=True)),
        events=model_events.words_of(market),
        running=week_of(now, market.time_zone),
    )


def _judged(
    row: DealerChange,
    windows: Windows,
    rows: Sequence[DealerChange],
    counted: Sequence[_Counted],
) -> Judged:
    return Judged(
        change=row,
        windows=windows,
        effects=tuple(_effect(row, windows, each) for each in counted),
        overlapping=tuple(
            each for each in rows if each.pk != row.pk and windows.covers(each.changed_on)
        ),
    )


def _effect(row: DealerChange, windows: Windows, counted: _Counted) -> MarketEffect:
    return MarketEffect(
        market=counted.market,
        effect=did_it_work.effect(
            counted.counts,
            windows,
            dealer=str(row.dealer_id),
            peers=[str(peer) for peer in counted.peers],
            running=counted.running,
        ),
        events=tuple(
            counted.events[week.monday] for week in windows.weeks if week.monday in counted.events
        ),
    )
