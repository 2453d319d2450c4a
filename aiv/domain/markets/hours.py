"""Read opening hours as people write them: split shifts, closed days, ranges of days, holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from aiv.domain.errors import InvalidInput

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_REMEDY: Final = "write hours such as 9:00-12:00, 13:00-18:00, or closed"
WEEK_REMEDY: Final = "write one line each such as Mon-Fri 7:30-18:00 or Sun closed"
HOLIDAY_REMEDY: Final = "write one line each such as 2026-12-25 closed Christmas Day"
MAX_HOLIDAYS: Final = 60

_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?)?"
_SPAN = re.compile(rf"\s*{_TIME}\s*(?:-|–|to)\s*{_TIME}\s*", re.IGNORECASE)
_LINE = re.compile(
    r"\s*([a-z]{3})[a-z]*\.?(?:\s*(?:-|–|to)\s*([a-z]{3})[a-z]*\.?)?\s*:?\s+(.+)", re.I
)
_HOLIDAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s+((?:closed|[\d:.,\s–-]|[ap]\.?m\b\.?)+)(.*)", re.I)

Spans = tuple[tuple[str, str], ...]
Week = dict[str, Spans]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One day whose hours differ from those of its weekday; without spans it is closed."""

    day: str
    spans: Spans
    name: str


def read_day(text: str) -> Spans:
    """Give a day's spans in order as HH:MM; "closed" gives none. Raises InvalidInput."""
    if text.strip().lower() == "closed":
        return ()
    spans = tuple(sorted(_span(part) for part in text.split(",")))
    if any(earlier[1] > later[0] for earlier, later in pairwise(spans)):
        raise InvalidInput("hours", "two of these overlap; write one after the other")
    return spans


def read_week(text: str) -> Week:
    """Give the days that the lines name; a day that no line names is unknown.

    Raises InvalidInput, also when two lines name one day.
    """
    week: Week = {}
    for line in filter(str.strip, text.splitlines()):
        found = _LINE.fullmatch(line)
        if found is None:
            raise InvalidInput("hours", WEEK_REMEDY)
        spans = read_day(found[3])
        for day in _days(found[1].lower(), (found[2] or found[1]).lower()):
            if day in week:
                raise InvalidInput("hours", f"{day.capitalize()} stands twice")
            week[day] = spans
    return {day: week[day] for day in DAYS if day in week}


def read_holidays(text: str) -> tuple[Holiday, ...]:
    """Give the holidays that the lines name, by day. Raises InvalidInput."""
    found = [_holiday(line) for line in filter(str.strip, text.splitlines())]
    days = [holiday.day for holiday in found]
    if len(set(days)) < len(days):
        raise InvalidInput("holidays", "one day stands twice")
    if len(days) > MAX_HOLIDAYS:
        raise InvalidInput("holidays", f"write at most {MAX_HOLIDAYS} days")
    return tuple(sorted(found, key=lambda holiday: holiday.day))


def show_day(spans: Spans) -> str:
    """Write a day's spans as `read_day` reads them."""
    return ", ".join(f"{opens}-{closes}" for opens, closes in spans) or "closed"


def show_week(week: Week) -> str:
    """Write a week as `read_week` reads it, a line a day."""
    return "\n".join(f"{day.capitalize()} {show_day(week[day])}" for day in DAYS if day in week)


def _span(text: str) -> tuple[str, str]:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise InvalidInput("hours", DAY_REMEDY)
    opens, closes = _time(*found.group(1, 2, 3)), _time(*found.group(4, 5, 6))
    if opens >= closes:
        raise InvalidInput("hours", "it closes before it opens; write 9:00-17:00 or 9am-5pm")
    return opens, closes


def _time(hour: str, minute: str | None, half: str | None) -> str:
    hours, minutes = int(hour), int(minute or 0)
    if half and not 1 <= hours <= 12:
        raise InvalidInput("hours", DAY_REMEDY)
    if half:
        hours = hours % 12 + (12 if half[0].lower() == "p" else 0)
    if hours * 60 + minutes > 24 * 60 or minutes > 59:
        raise InvalidInput("hours", DAY_REMEDY)
    return f"{hours:02d}:{minutes:02d}"


def _days(first: str, last: str) -> Iterator[str]:
    if first not in DAYS or last not in DAYS:
        raise InvalidInput("hours", WEEK_REMEDY)
    start, end = DAYS.index(first), DAYS.index(last)
    # Sat-Mon goes over the end of the week.
    for step in range((end - start) % 7 + 1):
        yield DAYS[(start + step) % 7]


def _holiday(line: str) -> Holiday:
    found = _HOLIDAY.fullmatch(line)
    if found is None:
        raise InvalidInput("holidays", HOLIDAY_REMEDY)
    try:
        day = date.fromisoformat(found[1]).isoformat()
    except ValueError as error:
        raise InvalidInput("holidays", HOLIDAY_REMEDY) from error
    return Holiday(day=day, spans=read_day(found[2]), name=" ".join(found[3].split())[:80])
