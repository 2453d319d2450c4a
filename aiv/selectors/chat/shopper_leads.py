"""Read the leads that came by a dealer's widget, with how far their mails are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet

from aiv.models import Dealer, Lead, LeadMail, Widget

PAGE_SIZE: Final = 25
OPEN: Final = "open"
DONE: Final = "done"
SOON: Final = "soon"
WARNED_BEFORE: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFilters:
    """What to keep; empty words keep all. Days are days of the store's time zone, inclusive."""

    state: str = ""
    words: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """For how long leads are kept, and what is deleted soon: how many, how many not done, when."""

    days: int
    soon: int
    soon_open: int
    first_created_at: datetime | None

    @property
    def first_gone_at(self) -> datetime | None:
        """Give when the first of them is deleted."""
        first = self.first_created_at
        return first + timedelta(days=self.days) if first else None


def keeping(dealer: Dealer, *, now: datetime) -> Keeping:
    """Count the leads of a dealer that are deleted soon, in two queries."""
    days = _days(dealer)
    counted = Lead.objects.filter(dealer=dealer, created_at__lt=_warned(days, now)).aggregate(
        all=Count("pk"), open=Count("pk", filter=Q(done_at=None)), first=Min("created_at")
    )
    return Keeping(
        days=days,
        soon=counted["all"],
        soon_open=counted["open"],
        first_created_at=counted["first"],
    )


def of(dealer: Dealer) -> QuerySet[Lead]:
    """Give a dealer's leads with the chat they came from and whoever answered them."""
    return Lead.objects.filter(dealer=dealer).select_related("dealer", "chat", "done_by")


def kept(dealer: Dealer, filters: LeadFilters, *, zone: str, now: datetime) -> QuerySet[Lead]:
    """Give the leads that pass the filters, the newest first, with their mails."""
    rows = of(dealer)
    if filters.state == SOON:
        rows = rows.filter(created_at__lt=_warned(_days(dealer), now))
    elif filters.state:
        rows = rows.filter(done_at__isnull=filters.state == OPEN)
    for word in filters.words.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(phone__icontains=word)
            | Q(wish__icontains=word)
        )
    if filters.first_day:
        rows = rows.filter(created_at__gte=_midnight(filters.first_day, zone))
    if filters.last_day:
        rows = rows.filter(created_at__lt=_midnight(filters.last_day + timedelta(days=1), zone))
    return rows.order_by("-created_at", "pk").prefetch_related("mails")


def page(
    dealer: Dealer, filters: LeadFilters, *, zone: str, number: int, now: datetime
) -> Page[Any]:
    """Give one page of leads in three queries."""
    return Paginator(kept(dealer, filters, zone=zone, now=now), PAGE_SIZE).get_page(number)


def mails(dealer: Dealer) -> QuerySet[LeadMail]:
    """Give the mails of a dealer's leads."""
    return LeadMail.objects.filter(lead__dealer=dealer).select_related("lead__dealer")


def _days(dealer: Dealer) -> int:
    found = Widget.objects.filter(dealer=dealer).values_list("retention_days", flat=True).first()
    return found or Widget().retention_days


def _warned(days: int, now: datetime) -> datetime:
    """Give when a lead came that is warned of from now on: for a week, or half its time."""
    keeps = timedelta(days=days)
    return now - keeps + min(WARNED_BEFORE, keeps / 2)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))
