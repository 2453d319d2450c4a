"""Tell which week of a schedule it is, in the market's own time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """One week: its first day as people there write it, and the moment it begins."""

    start: date
    begins_at: datetime


def current(now: datetime, *, zone: str, weekday: int, hour: int) -> Period:
    """Give the week that has begun by `now`; Monday is weekday 0.

    The day is the key under which a week is asked once: two clocks that differ by minutes, and
    an hour that a change of clocks skips or repeats, name the same day. An hour that does not
    exist is taken as the next one, an hour that comes twice as the first.
    """
    place = ZoneInfo(zone)
    local = now.astimezone(place)
    day = local.date() - timedelta(days=(local.weekday() - weekday) % 7)
    begins_at = _moment(day, hour, place)
    if begins_at > now:
        day -= WEEK
        begins_at = _moment(day, hour, place)
    return Period(start=day, begins_at=begins_at)


def following(period: Period, *, zone: str, hour: int) -> Period:
    """Give the week after one."""
    day = period.start + WEEK
    return Period(start=day, begins_at=_moment(day, hour, ZoneInfo(zone)))


def month_of(now: datetime) -> date:
    """Give the first day of the UTC month in which money is counted."""
    return now.astimezone(UTC).date().replace(day=1)


def _moment(day: date, hour: int, place: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), place).astimezone(UTC)
