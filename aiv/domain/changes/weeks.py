"""Name the weeks in which answers are counted: Monday to Sunday where the market is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_WORD: Final = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
LONG: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week, told by its Monday."""

    monday: date

    @property
    def word(self) -> str:
        """Give the ISO word that stands in addresses: "2026-W48"."""
        year, number, _ = self.monday.isocalendar()
        return f"{year:04d}-W{number:02d}"

    @property
    def sunday(self) -> date:
        """Give its last day."""
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> Week:
        """Give the week before."""
        return Week(self.monday - LONG)

    @property
    def after(self) -> Week:
        """Give the week after."""
        return Week(self.monday + LONG)

    @property
    def label(self) -> str:
        """Give its days in words: "23 to 29 Nov 2026"."""
        return label_of(self, self)

    def begins_at(self, zone: str) -> datetime:
        """Give the moment of its first midnight there, in UTC."""
        return datetime.combine(self.monday, time.min, ZoneInfo(zone)).astimezone(UTC)

    def ends_at(self, zone: str) -> datetime:
        """Give the moment at which it is over there, in UTC."""
        return self.after.begins_at(zone)


def week_of(at: datetime, zone: str) -> Week:
    """Give the week in which something happened, as people there write it."""
    day = at.astimezone(ZoneInfo(zone)).date()
    return Week(day - timedelta(days=day.weekday()))


def label_of(first: Week, last: Week) -> str:
    """Give the days from one week to another in words: "23 Nov to 6 Dec 2026"."""
    begin, end = first.monday, last.sunday
    head = f"{begin.day}"
    if begin.month != end.month or begin.year != end.year:
        head += f" {begin:%b}"
    if begin.year != end.year:
        head += f" {begin:%Y}"
    return f"{head} to {end.day} {end:%b %Y}"


def named(word: str) -> Week | None:
    """Give the week of an ISO word; None for any other word."""
    found = _WORD.fullmatch(word)
    if found is None:
        return None
    try:
        return Week(date.fromisocalendar(int(found[1]), int(found[2]), 1))
    except (ValueError, OverflowError):
        return None
