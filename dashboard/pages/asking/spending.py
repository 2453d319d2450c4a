"""Build the pages of what scans may cost and did: the installation's and an organization's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.urls import reverse

from aiv.models import MonthlySpending
from aiv.selectors.asking.spending import Line
from dashboard.figures import cost_text, plural

NO_CAP = "No cap is set"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """One payer's month in words."""

    name: str
    url: str
    cap: str
    spent: str
    held: str
    left: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthWords:
    """One line of the ledger in words."""

    month: date
    spent: str
    held: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingPage:
    """The month and the ledger of one payer."""

    line: LineWords
    month: date
    months: tuple[MonthWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationsPage:
    """The organizations' months, a piece of the list at a time."""

    rows: tuple[LineWords, ...]
    shown: str
    previous_url: str
    next_url: str


def build(line: Line, months: Iterable[MonthlySpending], *, month: date) -> SpendingPage:
    """Lay out one payer."""
    return SpendingPage(
        line=_line(line),
        month=month,
        months=tuple(
            MonthWords(
                month=row.month,
                spent=cost_text(row.spent_micros),
                held=cost_text(row.reserved_micros),
            )
            for row in months
        ),
    )


def organizations(page: Page[Any], lines: Iterable[Line]) -> OrganizationsPage:
    """Lay out a piece of the list."""
    path = reverse("dashboard:spending_of_all")
    return OrganizationsPage(
        rows=tuple(_line(line) for line in lines),
        shown=f"{page.start_index()} to {page.end_index()} of "
        f"{plural(page.paginator.count, 'organization')}",
        previous_url=f"{path}?page={page.previous_page_number()}" if page.has_previous() else "",
        next_url=f"{path}?page={page.next_page_number()}" if page.has_next() else "",
    )


def _line(line: Line) -> LineWords:
    owner = line.organization
    return LineWords(
        name=owner.name if owner else "The installation",
        url=reverse("dashboard:spending_of_one", args=[owner.pk]) if owner else "",
        cap=NO_CAP if line.cap is None else cost_text(line.cap),
        spent=cost_text(line.spent),
        held=cost_text(line.held),
        left="no limit" if line.left is None else cost_text(line.left),
    )
