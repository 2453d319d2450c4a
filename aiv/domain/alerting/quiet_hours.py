"""Keep mails out of the hours in which a person wants none, by the clock on their wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From one wall time until another of the same or the next day, in the person's zone."""

    zone: str
    begin: time
    end: time

    def ends_at(self, now: datetime) -> datetime | None:
        """Give when the quiet hours in which `now` lies are over, in UTC; None outside them.

        When clocks go back the hour that comes twice is judged each time by what the wall shows.
        """
        wall = now.astimezone(ZoneInfo(self.zone))
        if not self._holds(wall.time()):
            return None
        is_past_midnight = wall.time() < self.end
        day = wall.date() if is_past_midnight else wall.date() + timedelta(days=1)
        ends = (
            datetime.combine(day, self.end.replace(fold=fold), ZoneInfo(self.zone)).astimezone(UTC)
            for fold in (0, 1)
        )
        return next((end for end in ends if end > now), None)

    def _holds(self, wall: time) -> bool:
        if self.begin < self.end:
            return self.begin <= wall < self.end
        return wall >= self.begin or wall < self.end
