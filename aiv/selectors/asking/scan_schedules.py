"""Read which markets are asked by themselves, and what of their weeks was asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from aiv.domain.asking import periods
from aiv.domain.asking.periods import Period
from aiv.models import Market, MarketState, Scan, ScanSchedule

LATEST: Final = timedelta(days=6)
"""A week that was missed is asked until this long after its beginning, and then no more."""


def of_market(market: Market) -> ScanSchedule | None:
    """Give a market's schedule; None where none was ever set."""
    rows = ScanSchedule.objects.filter(market=market)
    return rows.select_related("market", "organization").first()


def switched_on() -> list[ScanSchedule]:
    """Give the schedules that run; the demo and proposed markets are never asked."""
    return list(
        ScanSchedule.objects.filter(
            is_on=True, market__is_demo=False, market__state=MarketState.OPEN
        )
        .select_related("market", "organization")
        .order_by("pk")
    )


def period(schedule: ScanSchedule, *, now: datetime) -> Period:
    """Give the week that has begun."""
    return periods.current(
        now, zone=schedule.market.time_zone, weekday=schedule.weekday, hour=schedule.hour
    )


def next_period(schedule: ScanSchedule, *, now: datetime) -> Period:
    """Give the week that begins next."""
    return periods.following(
        period(schedule, now=now), zone=schedule.market.time_zone, hour=schedule.hour
    )


def spread(schedule: ScanSchedule, *, now: datetime) -> timedelta:
    """Give over how long calls are spread: those of a late week end before the next one."""
    rest = next_period(schedule, now=now).begins_at - now
    return max(timedelta(0), min(timedelta(hours=schedule.spread_hours), rest))


def is_askable(schedule: ScanSchedule, week: Period, *, now: datetime) -> bool:
    """Tell whether a week counts: begun after it was switched on, and not nearly over."""
    return schedule.since <= week.begins_at and now - week.begins_at <= LATEST


def asked_weeks(schedules: Iterable[ScanSchedule], *, now: datetime) -> set[tuple[UUID, date]]:
    """Give the weeks of schedules that were asked lately, in one query."""
    rows = Scan.objects.filter(
        schedule__in=[each.pk for each in schedules],
        period_start__gt=(now - timedelta(days=16)).date(),
    )
    found = rows.values_list("schedule", "period_start")
    return {(pk, day) for pk, day in found if pk is not None and day is not None}
