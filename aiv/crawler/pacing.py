"""Keep a crawl polite: one request after the other, slower when the site struggles."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from statistics import median
from typing import Final

from aiv.crawler.crawling import Pace
from aiv.domain.site.page_facts import Fetch

SLOW_TTFB_MS: Final = 2000.0
MAX_INTERVAL: Final = 10.0
"""A Crawl-delay above it is not waited for: fewer pages are read instead."""
LEAST_SLOWED: Final = 0.5
MAX_PAUSE: Final = 120.0
REFUSALS: Final = 5
_WINDOW: Final = 10


class Pacer:
    """Give each request its turn, and learn from each answer."""

    def __init__(
        self,
        pace: Pace,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.interval = pace.interval_seconds
        self._clock = clock
        self._sleep = sleep
        self._next_at = clock()
        self._ttfbs: deque[float] = deque(maxlen=_WINDOW)
        self._n_refused = 0

    @property
    def is_turned_away(self) -> bool:
        """Tell whether the site refused so often in a row that it is left alone."""
        return self._n_refused >= REFUSALS

    async def turn(self) -> None:
        """Wait until the next request may be sent."""
        now = self._clock()
        at = max(now, self._next_at)
        self._next_at = at + self.interval
        if at > now:
            await self._sleep(at - now)

    def slow_to(self, seconds: float | None) -> None:
        """Obey a Crawl-delay as far as an audit can."""
        if seconds is not None:
            self.interval = max(self.interval, min(seconds, MAX_INTERVAL))

    def note(self, fetch: Fetch) -> None:
        """Learn from an answer: halve the rate of a site that is slow or says it is too much."""
        is_refusal = fetch.status is None or fetch.status == 429 or fetch.status >= 500
        self._n_refused = self._n_refused + 1 if is_refusal else 0
        if fetch.status in (429, 503):
            self._halve()
            self._pause(pause_of(fetch))
        elif fetch.ttfb_ms is not None:
            self._note_ttfb(fetch.ttfb_ms)

    def _note_ttfb(self, ttfb_ms: float) -> None:
        self._ttfbs.append(ttfb_ms)
        if len(self._ttfbs) == _WINDOW and median(self._ttfbs) > SLOW_TTFB_MS:
            self._halve()
            self._ttfbs.clear()

    def _halve(self) -> None:
        self.interval = min(MAX_INTERVAL, max(2 * self.interval, LEAST_SLOWED))

    def _pause(self, seconds: float) -> None:
        self._next_at = max(self._next_at, self._clock() + seconds)


def pause_of(fetch: Fetch) -> float:
    """Give the seconds of Retry-After, in either of its forms, up to two minutes; else 0."""
    said = (fetch.headers or {}).get("retry-after", "").strip()
    try:
        seconds = float(said) if said.isdigit() else _until(said, fetch.fetched_at)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return min(max(seconds, 0.0), MAX_PAUSE) if math.isfinite(seconds) else 0.0


def _until(said: str, now: datetime) -> float:
    return (parsedate_to_datetime(said) - now).total_seconds()
