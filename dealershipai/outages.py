"""Remember whether the shared cache answers, and say what it means when it does not.

Apart from the cache itself, so that an installation without Redis loads no Redis client.
"""

from __future__ import annotations

import logging
import time
from threading import Lock

from dealershipai import metrics

LOG = logging.getLogger(__name__)
PAUSE_SECONDS = 5.0
REASON = (
    "The shared cache (Redis) does not answer. Sign-in works; limits are counted "
    "in each server process, at half the rate, until it is back."
)


class Outage:
    """Remember, for the whole process, whether the store answers and when to ask it again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_open = False
        self._ask_again_at = 0.0

    @property
    def is_open(self) -> bool:
        return self._is_open

    def may_ask(self) -> bool:
        """Let one caller per pause try the store; the others do not wait for it."""
        if not self._is_open:
            return True
        with self._lock:
            is_due = time.monotonic() >= self._ask_again_at
            if is_due:
                self._ask_again_at = time.monotonic() + PAUSE_SECONDS
            return is_due

    def begin(self, error: Exception) -> None:
        """Note a failed call; the log hears of it once per outage."""
        metrics.CACHE_ERRORS.inc()
        with self._lock:
            is_new, self._is_open = not self._is_open, True
            self._ask_again_at = time.monotonic() + PAUSE_SECONDS
        if is_new:
            LOG.warning("cache unreachable", extra={"error": type(error).__name__})

    def end(self) -> bool:
        """Note an answered call; say whether that ended an outage."""
        if not self._is_open:
            return False
        with self._lock:
            was_open, self._is_open = self._is_open, False
        if was_open:
            LOG.warning("cache reachable again")
        return was_open


# Django makes one cache object a thread; the outage is the process's.
OUTAGE = Outage()


def is_degraded() -> bool:
    """Tell whether the shared store failed to answer the last time it was asked."""
    return OUTAGE.is_open


def degraded_reason() -> str | None:
    """Say to staff what does not work and what still does."""
    return REASON if is_degraded() else None
