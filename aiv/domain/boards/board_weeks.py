"""Say which week's leaderboard is due: on Monday morning, in the zone of the place it is about."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from aiv.domain.changes import weeks
from aiv.domain.changes.weeks import Week
from aiv.domain.errors import InvalidInput

HOUR: Final = 6
"""Of Monday, when the week before is archived."""
EARLIEST: Final = 2000
LATEST: Final = 9000


def due_at(week: Week, zone: str) -> datetime:
    """Give the moment at which a week is archived there: Monday morning after it.

    An hour that a change of clocks skips is taken as the next one, one that comes twice as the
    first.
    """
    return datetime.combine(week.after.monday, time(HOUR), ZoneInfo(zone)).astimezone(UTC)


def last_due(now: datetime, zone: str) -> Week:
    """Give the last week that is to be archived by now in a place."""
    week = weeks.week_of(now, zone).before
    return week if due_at(week, zone) <= now else week.before


def parsed(word: str) -> Week:
    """Read a week such as 2026-W48; raises InvalidInput naming week."""
    found = weeks.named(word)
    if found is None or not EARLIEST <= found.monday.year <= LATEST:
        raise InvalidInput("week", "write an ISO week such as 2026-W48 that the year has")
    return found
