"""Lay out a market's dealers side by side, with the choices of assistant and department."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from aiv.domain.markets import vocabulary
from aiv.models import Dealer
from aiv.selectors.evidence.market_counts import MarketCounts, Series
from dashboard.figures import Figure
from dashboard.pages.evidence import rates


class PageAddress(Protocol):
    """Give the address of the page with some words chosen."""

    def __call__(self, **choice: str) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One choice and the address that makes it."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One dealer of the standings."""

    name: str
    figure: Figure
    is_own: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the reader picked; words that fit nothing count as not picked."""

    market: str = ""
    assistant: str = ""
    department: str = ""

    def series_of(self, counts: MarketCounts) -> Series | None:
        """Give the chosen series, else the first, else None while nothing was answered."""
        chosen = (series for series in counts.series if series.key == self.assistant)
        return next(chosen, next(iter(counts.series), None))

    def department_of(self, counts: MarketCounts) -> str:
        """Give the chosen department if it was asked about."""
        return self.department if self.department in counts.departments else ""


def address(path: str, **words: str) -> str:
    """Give an address whose query holds only what was picked."""
    query = urlencode({name: word for name, word in words.items() if word})
    return f"{path}?{query}" if query else path


def rows(
    series: Series, dealers: Sequence[Dealer], *, department: str, own_ids: frozenset[UUID]
) -> tuple[Row, ...]:
    """Give the dealers by mention rate; who is not measured stands behind a measured zero."""
    found = [
        Row(
            name=dealer.name,
            figure=rates.figure(dealer.name, series.rate(dealer.pk, department)),
            is_own=dealer.pk in own_ids,
            url=reverse("dashboard:named", args=[dealer.slug]),
        )
        for dealer in dealers
    ]
    return tuple(sorted(found, key=lambda row: (-_height(row.figure), row.name)))


def series_tabs(
    all_series: Iterable[Series], chosen: Series | None, department: str, page: PageAddress
) -> tuple[Tab, ...]:
    """Give a tab for each series."""
    return tuple(
        Tab(
            label=series.label,
            url=page(assistant=series.key, department=department),
            current=series is chosen,
        )
        for series in all_series
    )


def department_tabs(
    counts: MarketCounts, series: Series | None, department: str, page: PageAddress
) -> tuple[Tab, ...]:
    """Give a tab for each department and one for all; none when there is nothing to choose."""
    words = sorted(counts.departments, key=vocabulary.department_order)
    if len(words) < 2:
        return ()
    labels = {"": "All departments"} | {w: vocabulary.department_label(w) for w in words}
    assistant = series.key if series else ""
    return tuple(
        Tab(
            label=label,
            url=page(assistant=assistant, department=word),
            current=word == department,
        )
        for word, label in labels.items()
    )


def _height(figure: Figure) -> float:
    return -1.0 if figure.point is None else figure.point
