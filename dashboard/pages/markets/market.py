"""Build the page of a market: all its dealers, measured from the same answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from aiv.domain.statistics import mention_rates
from aiv.models import Dealer, Market
from aiv.selectors.evidence.market_counts import MarketCounts
from dashboard.pages.evidence import standings


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketPage:
    """Everything the page shows."""

    market: Market
    now: datetime
    panel_version: int | None
    window_from: datetime | None
    window_to: datetime | None
    is_stale: bool
    dealers: tuple[Dealer, ...]
    series_tabs: tuple[standings.Tab, ...]
    department_tabs: tuple[standings.Tab, ...]
    standings: tuple[standings.Row, ...]


def build(
    *,
    market: Market,
    dealers: Sequence[Dealer],
    own_ids: frozenset[UUID],
    counts: MarketCounts,
    choice: standings.Choice,
    now: datetime,
) -> MarketPage:
    """Measure and lay out the page."""
    series, department = choice.series_of(counts), choice.department_of(counts)
    path = reverse("dashboard:market", args=[market.slug])

    def page(**picked: str) -> str:
        return standings.address(path, **picked)

    return MarketPage(
        market=market,
        now=now,
        panel_version=counts.panel_version,
        window_from=counts.window_from,
        window_to=counts.window_to,
        is_stale=mention_rates.is_stale(counts.window_to, now),
        dealers=tuple(dealers),
        series_tabs=standings.series_tabs(counts.series, series, department, page),
        department_tabs=standings.department_tabs(counts, series, department, page),
        standings=standings.rows(series, dealers, department=department, own_ids=own_ids)
        if series
        else (),
    )
