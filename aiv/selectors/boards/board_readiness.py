"""Say which weeks' leaderboards can be made now: of one market, and of all in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from aiv.domain.boards import board_weeks
from aiv.domain.changes.weeks import Week
from aiv.models import (
    Answer,
    Leaderboard,
    Market,
    MarketState,
    PanelKind,
    Scan,
    ScanOrigin,
)
from aiv.models.scan import OPEN_SCANS

MarketWeek: TypeAlias = tuple[Market, Week]


class Readiness(StrEnum):
    """Say whether a week's board can be made, and if not, why."""

    READY = "ready"
    NOT_DUE = "not due"
    SCANNING = "scanning"
    NOTHING_ASKED = "nothing asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """A week as it runs in one time zone."""

    monday: date
    begins_at: datetime
    ends_at: datetime


def of(market: Market, week: Week, *, now: datetime) -> Readiness:
    """Say whether all of a week's answers are in: its scans are over and something was asked."""
    if board_weeks.due_at(week, market.time_zone) > now:
        return Readiness.NOT_DUE
    window = _window(market, week)
    if _scanning(window).filter(panel__market=market).exists():
        return Readiness.SCANNING
    if not _asked(window).filter(market=market).exists():
        return Readiness.NOTHING_ASKED
    return Readiness.READY


def ready(now: datetime) -> list[MarketWeek]:
    """Give the open markets whose last due week can be archived now, longest known first.

    Four queries, however many markets; each looks only at markets whose board does not stand.
    """
    markets = Market.objects.filter(state=MarketState.OPEN).order_by("created_at")
    due = [(market, board_weeks.last_due(now, market.time_zone)) for market in markets]
    missing = _without_board(due)
    asked = _of_all(missing, lambda window: _asked(window).filter(market=OuterRef("pk")))
    left = [(market, week) for market, week in missing if market.pk in asked]
    open_ones = _of_all(left, lambda window: _scanning(window).filter(panel__market=OuterRef("pk")))
    return [(market, week) for market, week in left if market.pk not in open_ones]


def measured(week: Week) -> list[Market]:
    """Give the open markets that were asked in a week, each in its own zone; no demo."""
    rows = Market.objects.filter(state=MarketState.OPEN, is_demo=False).order_by("slug")
    markets = list(rows)
    asked = _of_all(
        [(market, week) for market in markets],
        lambda window: _asked(window).filter(market=OuterRef("pk")),
    )
    return [market for market in markets if market.pk in asked]


def _without_board(due: Sequence[MarketWeek]) -> list[MarketWeek]:
    words = {week.word for _, week in due}
    rows = Leaderboard.objects.filter(market__isnull=False, week__in=words)
    made = set(rows.values_list("market_id", "week"))
    return [(market, week) for market, week in due if (market.pk, week.word) not in made]


def _of_all(pairs: Iterable[MarketWeek], rows_of: Callable[[_Window], QuerySet[Any]]) -> set[UUID]:
    """Give the markets that have such rows in their week; one query, a part for each time zone."""
    markets: dict[_Window, list[UUID]] = defaultdict(list)
    for market, week in pairs:
        markets[_window(market, week)].append(market.pk)
    wanted = Q(pk__in=[])
    for window, keys in markets.items():
        wanted |= Q(Exists(rows_of(window)), pk__in=keys)
    return set(Market.objects.filter(wanted).values_list("pk", flat=True)) if markets else set()


def _window(market: Market, week: Week) -> _Window:
    zone = market.time_zone
    return _Window(monday=week.monday, begins_at=week.begins_at(zone), ends_at=week.ends_at(zone))


def _asked(window: _Window) -> QuerySet[Answer]:
    return Answer.objects.filter(
        panel__kind=PanelKind.MARKET,
        asked_at__gte=window.begins_at,
        asked_at__lt=window.ends_at,
    )


def _scanning(window: _Window) -> QuerySet[Scan]:
    """Give scans of the week that are not over, those planned for it too."""
    started = Q(started_at__gte=window.begins_at, started_at__lt=window.ends_at)
    return Scan.objects.filter(
        started | Q(period_start=window.monday),
        panel__kind=PanelKind.MARKET,
        origin=ScanOrigin.ASKED,
        state__in=OPEN_SCANS,
    )
