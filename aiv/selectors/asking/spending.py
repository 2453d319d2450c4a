"""Read what may be spent on scans in a month and what was, by organization."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Subquery

from aiv.models import MonthlySpending, SpendCap
from dealershipai.accounts.models import Organization

SIZE: Final = 50
MONTHS: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one payer may spend this month and what it did, in millionths of a dollar.

    Without an organization it is the installation, whose figures hold everybody's. `cap` is None
    where nobody set one.
    """

    organization: Organization | None
    cap: int | None
    spent: int
    held: int

    @property
    def left(self) -> int | None:
        """Give what may still be spent, never below 0; None without a cap."""
        return None if self.cap is None else max(0, self.cap - self.spent - self.held)


def month_of(now: datetime) -> date:
    """Give the first day of the month in which money counts now."""
    return now.date().replace(day=1)


def of(organization: Organization | None, *, now: datetime) -> Line:
    """Give the line of one payer."""
    month = MonthlySpending.objects.filter(organization=organization, month=month_of(now)).first()
    cap = SpendCap.objects.filter(organization=organization).first()
    return Line(
        organization=organization,
        cap=cap.micros if cap else None,
        spent=month.spent_micros if month else 0,
        held=month.reserved_micros if month else 0,
    )


def months(organization: Organization | None) -> tuple[MonthlySpending, ...]:
    """Give the newest months in which something was spent or held back."""
    rows = MonthlySpending.objects.filter(organization=organization).order_by("-month")
    return tuple(rows[:MONTHS])


def of_organizations(*, now: datetime, number: int) -> tuple[Page[Any], tuple[Line, ...]]:
    """Give a page of organizations with their lines, in two queries."""
    month = MonthlySpending.objects.filter(organization=OuterRef("pk"), month=month_of(now))
    rows = Organization.objects.order_by("name", "pk").annotate(
        cap=Subquery(SpendCap.objects.filter(organization=OuterRef("pk")).values("micros")),
        spent=Subquery(month.values("spent_micros")),
        held=Subquery(month.values("reserved_micros")),
    )
    page = Paginator(rows, SIZE).get_page(number)
    return page, tuple(_line(row) for row in page.object_list)


def _line(row: Organization) -> Line:
    found: dict[str, int | None] = row.__dict__
    return Line(
        organization=row,
        cap=found["cap"],
        spent=found["spent"] or 0,
        held=found["held"] or 0,
    )
