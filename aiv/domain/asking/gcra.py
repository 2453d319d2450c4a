"""Space calls at a rate with the generic cell rate algorithm: one number is the whole state."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """One call every `interval_s`, and at most `burst` at once after a rest."""

    interval_s: float
    burst: int

    @property
    def tolerance_s(self) -> float:
        """Give how far the next call may lie ahead of its time."""
        return self.interval_s * (self.burst - 1)


def pace(per_minute: int) -> Pace:
    """Give the pace of a limit a minute; a second's worth may come at once."""
    return Pace(interval_s=60 / per_minute, burst=max(1, per_minute // 60))


def take(ahead_until_s: float, *, now_s: float, at: Pace) -> tuple[float, float]:
    """Ask for one call; give the new state and the seconds to wait, 0 when it may go now.

    `ahead_until_s` is the theoretical time of the next call. It moves only when the call may go.
    """
    wait_s = ahead_until_s - at.tolerance_s - now_s
    if wait_s > 0:
        return ahead_until_s, wait_s
    return max(ahead_until_s, now_s) + at.interval_s, 0.0
