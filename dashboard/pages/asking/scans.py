"""Build the lists of scans: the installation's and a market's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page
from django.urls import reverse

from aiv.models import ScanState
from aiv.selectors.asking.scans import ScanLine
from dashboard.figures import cost_text, plural
from dashboard.pages.asking import scan_words
from dashboard.pages.evidence.standings import Tab


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRow:
    """One scan in a list; the cost is empty for whoever does not pay it."""

    pk: UUID
    url: str
    title: str
    state: str
    kind: str
    started_at: datetime
    come: str
    cost: str
    started_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScansPage:
    """A piece of the list, and the states one can choose."""

    rows: tuple[ScanRow, ...]
    tabs: tuple[Tab, ...]
    shown: str
    previous_url: str
    next_url: str
    has_costs: bool
    is_filtered: bool


def build(
    listed: Page[Any],
    lines: Iterable[ScanLine],
    *,
    path: str,
    state: str,
    pays: Callable[..., bool],
) -> ScansPage:
    """Lay out a piece of a list; `pays` says whose costs the person may see."""
    rows = tuple(_row(line, pays=pays(line.scan)) for line in lines)
    return ScansPage(
        rows=rows,
        tabs=_tabs(path, state),
        shown=f"{listed.start_index()} to {listed.end_index()} of "
        f"{plural(listed.paginator.count, 'scan')}",
        previous_url=_address(path, state, listed.previous_page_number())
        if listed.has_previous()
        else "",
        next_url=_address(path, state, listed.next_page_number()) if listed.has_next() else "",
        has_costs=any(row.cost for row in rows),
        is_filtered=bool(state),
    )


def _row(line: ScanLine, *, pays: bool) -> ScanRow:
    scan = line.scan
    return ScanRow(
        pk=scan.pk,
        url=reverse("dashboard:scan", args=[scan.pk]),
        title=scan_words.title(scan.panel),
        state=scan_words.state(scan),
        kind=scan_words.kind(scan),
        started_at=scan.started_at,
        come=scan_words.come(line.counts),
        cost=cost_text(line.counts.cost_micros) if pays else "",
        started_by=starter(scan) if pays else "",
    )


def starter(scan: Any) -> str:
    """Say who or what started a scan."""
    if scan.started_by is not None:
        return str(scan.started_by.display_name)
    return "the weekly schedule" if scan.schedule_id else "the command line"


def _tabs(path: str, state: str) -> tuple[Tab, ...]:
    every = Tab(label="All", url=path, current=not state)
    states = (
        Tab(label=each.label, url=_address(path, each.value), current=state == each.value)
        for each in ScanState
    )
    return (every, *states)


def _address(path: str, state: str, number: int = 1) -> str:
    kept = {"state": state, "page": number if number > 1 else ""}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{path}?{query}" if query else path
