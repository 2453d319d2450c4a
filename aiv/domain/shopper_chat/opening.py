"""Tell when a store is open, in its own time zone, on usual days and on holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from aiv.domain.markets.hours import DAYS, Holiday, Spans, Week

DAYS_AHEAD: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: its spans, or None where they are not on record; `holiday` names why they differ."""

    date: date
    spans: Spans | None
    holiday: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether it is open now: until when, or when it opens next; None where nobody knows."""

    is_open: bool | None
    until: str = ""
    opens_on: date | None = None
    opens_at: str = ""


def local(now: datetime, zone: str) -> datetime:
    """Give the moment as the store's clocks show it."""
    return now.astimezone(ZoneInfo(zone))


def day(week: Week, holidays: Sequence[Holiday], on: date) -> Day:
    """Give the hours of a date; a holiday goes before its weekday."""
    for each in holidays:
        if each.day == on.isoformat():
            return Day(date=on, spans=each.spans, holiday=each.name or "holiday")
    return Day(date=on, spans=week.get(DAYS[on.weekday()]))


def standing(week: Week, holidays: Sequence[Holiday], at: datetime) -> Standing:
    """Say whether it is open at a local moment. Days that are not on record are not guessed."""
    today = day(week, holidays, at.date())
    if today.spans is None:
        return Standing(is_open=None)
    clock = f"{at:%H:%M}"
    for opens, closes in today.spans:
        if opens <= clock < closes:
            return Standing(is_open=True, until=closes)
    return _next(week, holidays, at)


def _next(week: Week, holidays: Sequence[Holiday], at: datetime) -> Standing:
    clock = f"{at:%H:%M}"
    for ahead in range(DAYS_AHEAD):
        each = day(week, holidays, at.date() + timedelta(days=ahead))
        if each.spans is None:
            break
        later = [opens for opens, _ in each.spans if ahead or opens > clock]
        if later:
            return Standing(is_open=False, opens_on=each.date, opens_at=later[0])
    return Standing(is_open=False)
