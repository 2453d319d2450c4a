"""Set the days on which the demo's assistants were asked, once a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

WEEKS: Final = 8
WORDINGS: Final = 3
FIRST_DAY: Final = date(2024, 1, 1)
BEGINS: Final = time(6, tzinfo=UTC)
STEP: Final = timedelta(seconds=40)
LASTS: Final = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Week:
    """One asking of the whole panel; `trial` chooses the wording and the place."""

    day: date
    trial: int

    def asked_at(self, position: int) -> datetime:
        """Give the time of one call of the week."""
        return datetime.combine(self.day, BEGINS) + position * STEP


def weeks_before(now: datetime) -> tuple[Week, ...]:
    """Give the last eight Mondays whose calls were over by now, oldest first."""
    over = (now - datetime.combine(FIRST_DAY, BEGINS) - LASTS) // timedelta(days=7)
    return tuple(
        Week(day=FIRST_DAY + timedelta(days=7 * number), trial=1 + number % WORDINGS)
        for number in range(over - WEEKS + 1, over + 1)
    )
