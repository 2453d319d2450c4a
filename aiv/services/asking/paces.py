"""Keep the pace of each provider: so many calls a minute, so many at a time.

Without Redis the limits hold inside this process; with it they hold across all that ask.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Protocol

from aiv.domain.asking import gcra
from aiv.selectors.asking.paces import Pace

FULL_S: Final = 0.05
"""How soon to ask again for a place while all are taken."""


class Paces(Protocol):
    """Give places in a provider's row, and take them back."""

    async def take(self, provider: str, holder: str, pace: Pace) -> float:
        """Give 0 when the call may go now, else the seconds after which to ask again."""
        ...

    async def release(self, provider: str, holder: str) -> None:
        """Give a place back once the call is over."""
        ...

    async def hold(self, provider: str, holders: Sequence[str]) -> None:
        """Say that these calls are still out."""
        ...

    async def aclose(self) -> None:
        """Close what the run used."""
        ...


@dataclass(slots=True)
class LocalPaces:
    """Keep the pace inside one process."""

    _lock: Lock = field(default_factory=Lock)
    _ahead: dict[str, float] = field(default_factory=dict)
    _holders: dict[str, set[str]] = field(default_factory=dict)

    async def take(self, provider: str, holder: str, pace: Pace) -> float:
        """Give 0 when the call may go now, else the seconds after which to ask again."""
        with self._lock:
            holders = self._holders.setdefault(provider, set())
            if len(holders) >= pace.in_flight:
                return FULL_S
            wait_s = self._wait_s(provider, pace.per_minute)
            if not wait_s:
                holders.add(holder)
            return wait_s

    async def release(self, provider: str, holder: str) -> None:
        """Give a place back once the call is over."""
        with self._lock:
            self._holders.get(provider, set()).discard(holder)

    async def hold(self, provider: str, holders: Sequence[str]) -> None:
        """Do nothing: what this process holds ends with it."""

    async def aclose(self) -> None:
        """Do nothing: the next run goes on at the same pace."""

    def _wait_s(self, provider: str, per_minute: int) -> float:
        ahead, wait_s = gcra.take(
            self._ahead.get(provider, 0.0), now_s=time.monotonic(), at=gcra.pace(per_minute)
        )
        self._ahead[provider] = ahead
        return wait_s


# One a process: a run that follows another must not start with a fresh minute.
LOCAL: Final = LocalPaces()
