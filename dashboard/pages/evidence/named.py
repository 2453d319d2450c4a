"""Build the page that says how often a dealer is named, where, and who is named instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from aiv.domain.markets import vocabulary
from aiv.domain.statistics import mention_rates
from aiv.models import Dealer, Market
from aiv.selectors.evidence.market_counts import MarketCounts, Series
from aiv.selectors.evidence.places_named import Places
from dashboard.figures import Figure
from dashboard.pages.evidence import counted, named_places, rates, standings
from dashboard.pages.evidence.named_places import PlacesCard


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One assistant on one surface: named and cited, apart."""

    label: str
    model: str
    surface: str
    named: Figure
    cited: Figure
    left_out: str
    is_declared: bool
    is_stale: bool
    newest_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow:
    """One department on the chosen series."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPage:
    """Everything the page shows; `chosen` is None while nothing was answered."""

    dealer: Dealer
    market: Market
    is_own: bool
    may_edit: bool
    now: datetime
    panel_version: int | None
    window_from: datetime | None
    window_to: datetime | None
    series: tuple[SeriesRow, ...]
    chosen: SeriesRow | None
    series_tabs: tuple[standings.Tab, ...]
    department_tabs: tuple[standings.Tab, ...]
    market_tabs: tuple[standings.Tab, ...]
    standings: tuple[standings.Row, ...]
    places: PlacesCard | None
    departments: tuple[DepartmentRow, ...]
    evidence_url: str


def build(
    *,
    dealer: Dealer,
    market: Market,
    markets: Sequence[Market],
    rivals: Sequence[Dealer],
    counts: MarketCounts,
    places: Places,
    choice: standings.Choice,
    is_own: bool,
    may_edit: bool,
    now: datetime,
) -> NamedPage:
    """Measure and lay out the page."""
    addresses = _Addresses(dealer=dealer, market=market)
    series, department = choice.series_of(counts), choice.department_of(counts)
    rows = tuple(_series_row(s, dealer, department, addresses, now) for s in counts.series)
    chosen = rows[counts.series.index(series)] if series else None
    return NamedPage(
        dealer=dealer,
        market=market,
        is_own=is_own,
        may_edit=may_edit,
        now=now,
        panel_version=counts.panel_version,
        window_from=counts.window_from,
        window_to=counts.window_to,
        series=rows,
        chosen=chosen,
        series_tabs=standings.series_tabs(counts.series, series, department, addresses.page),
        department_tabs=standings.department_tabs(counts, series, department, addresses.page),
        market_tabs=_market_tabs(markets, market, addresses),
        standings=_standings(series, rivals, department, dealer) if series else (),
        places=_places(series, places, dealer, department, addresses) if series else None,
        departments=_departments(series, dealer, counts, addresses) if series else (),
        evidence_url=addresses.evidence(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Addresses:
    """Make the page's addresses; only what was picked stands in them."""

    dealer: Dealer
    market: Market

    def page(self, **choice: str) -> str:
        path = reverse("dashboard:named", args=[self.dealer.slug])
        return standings.address(path, **{"market": self.market.slug, **choice})

    def evidence(self, **filters: str) -> str:
        path = reverse("dashboard:evidence", args=[self.dealer.slug])
        return standings.address(path, market=self.market.slug, **filters, counted=counted.NEWEST)


def _series_row(
    series: Series, dealer: Dealer, department: str, addresses: _Addresses, now: datetime
) -> SeriesRow:
    named = series.rate(dealer.pk, department)
    address = {"series": series.key, "department": department}
    return SeriesRow(
        label=series.label,
        model=series.model,
        surface=series.surface,
        named=rates.figure(
            f"Named by {series.label}",
            named,
            measured_at=series.newest_at,
            evidence_url=addresses.evidence(**address),
        ),
        cited=rates.figure(
            f"Own site cited by {series.label}",
            series.citation_rate(dealer.pk, department),
            measured_at=series.newest_at,
            evidence_url=addresses.evidence(**address, cited="yes"),
        ),
        left_out=rates.left_out(named),
        is_declared=series.is_declared,
        is_stale=mention_rates.is_stale(series.newest_at, now),
        newest_at=series.newest_at,
    )


def _market_tabs(
    markets: Sequence[Market], current: Market, addresses: _Addresses
) -> tuple[standings.Tab, ...]:
    if len(markets) < 2:
        return ()
    return tuple(
        standings.Tab(
            label=market.name, url=addresses.page(market=market.slug), current=market == current
        )
        for market in markets
    )


def _standings(
    series: Series, rivals: Sequence[Dealer], department: str, dealer: Dealer
) -> tuple[standings.Row, ...]:
    own_ids = frozenset({dealer.pk})
    return standings.rows(series, rivals, department=department, own_ids=own_ids)


def _places(
    series: Series, places: Places, dealer: Dealer, department: str, addresses: _Addresses
) -> PlacesCard:
    url = addresses.evidence(series=series.key, department=department, named="yes")
    return named_places.build(series, places, dealer, department, evidence_url=url)


def _departments(
    series: Series, dealer: Dealer, counts: MarketCounts, addresses: _Addresses
) -> tuple[DepartmentRow, ...]:
    words = sorted(counts.departments, key=vocabulary.department_order)
    return tuple(
        DepartmentRow(
            label=vocabulary.department_label(word),
            figure=rates.figure(
                vocabulary.department_label(word),
                series.rate(dealer.pk, word),
                evidence_url=addresses.evidence(series=series.key, department=word),
            ),
        )
        for word in words
    )
