"""Name the weeks of leaderboards as ISO 8601 does, in the zone of the place they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from aiv.domain.errors import InvalidInput

WORD: Final = re.compile(r"([0-9]{4})-W([0-9]{2})")
EARLIEST: Final = 2000
LATEST: Final = 9000
HOUR: Final = 6
"""Of Monday, when the week before is archived."""


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """One week, from its Monday on."""

    monday: date

    @property
    def word(self) -> str:
        """Give the week as it is written: "2026-W48"."""
        year, number, _ = self.monday.isocalendar()
        return f"{year:04d}-W{number:02d}"

    def before(self) -> IsoWeek:
        """Give the week before."""
        return IsoWeek(self.monday - timedelta(days=7))

    def window(self, zone: str) -> tuple[datetime, datetime]:
        """Give the first moment of the week there, and the first after it."""
        place = ZoneInfo(zone)
        return _moment(self.monday, 0, place), _moment(self._next(), 0, place)

    def due_at(self, zone: str) -> datetime:
        """Give the moment at which the week is archived there: Monday morning after it."""
        return _moment(self._next(), HOUR, ZoneInfo(zone))

    def _next(self) -> date:
        return self.monday + timedelta(days=7)


def of_day(day: date) -> IsoWeek:
    """Give the week in which a day lies."""
    return IsoWeek(day - timedelta(days=day.weekday()))


def parsed(word: str) -> IsoWeek:
    """Read a week such as 2026-W48; raises InvalidInput naming week."""
    found = WORD.fullmatch(word)
    year, number = (int(part) for part in found.groups()) if found else (0, 0)
    if not EARLIEST <= year <= LATEST:
        raise InvalidInput("week", "write an ISO week such as 2026-W48")
    try:
        return IsoWeek(date.fromisocalendar(year, number, 1))
    except ValueError as fault:
        raise InvalidInput("week", f"{year} has no week {number}") from fault


def last_due(now: datetime, zone: str) -> IsoWeek:
    """Give the last week that is to be archived by now in a place."""
    week = of_day(now.astimezone(ZoneInfo(zone)).date()).before()
    return week if week.due_at(zone) <= now else week.before()


def _moment(day: date, hour: int, place: ZoneInfo) -> datetime:
    # An hour that a change of clocks skips is taken as the next one, one that comes twice as
    # the first.
    return datetime.combine(day, time(hour), place).astimezone(UTC)
