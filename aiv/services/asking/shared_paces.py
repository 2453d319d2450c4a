"""Keep the pace of each provider across all processes that ask, in Redis.

While Redis is away each process keeps half of the pace by itself: how many others ask is unknown.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeVar

from django.conf import settings
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from aiv.domain.asking import gcra
from aiv.selectors.asking.paces import Pace
from aiv.services.asking import paces
from aiv.services.asking.paces import FULL_S, LocalPaces

LOG = logging.getLogger(__name__)
PREFIX: Final = "dai:pace"
WAIT_S: Final = 0.5
AWAY_S: Final = 5.0
"""How long Redis is left alone after it did not answer."""
LEASE_MS: Final = 60_000
"""A place of a process that was killed is free again after this."""
FULL: Final = -1
# Redis's own clock, so that machines need not agree on the time. All times in microseconds.
TAKE: Final = """
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then return -1 end
local ahead = tonumber(redis.call('GET', KEYS[1]) or '0')
local wait = ahead - tonumber(ARGV[2]) - now
if wait > 0 then return math.ceil(wait) end
local nextcall = string.format('%.0f', math.max(ahead, now) + tonumber(ARGV[1]))
redis.call('SET', KEYS[1], nextcall, 'PX', 600000)
redis.call('ZADD', KEYS[2], string.format('%.0f', now + ARGV[5] * 1000), ARGV[4])
redis.call('PEXPIRE', KEYS[2], ARGV[5])
return 0
"""
HOLD: Final = """
local clock = redis.call('TIME')
local till = string.format('%.0f', clock[1] * 1000000 + clock[2] + ARGV[1] * 1000)
for place = 2, #ARGV do redis.call('ZADD', KEYS[1], 'XX', till, ARGV[place]) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 0
"""
T = TypeVar("T")


class SharedPaces:
    """Keep the pace in Redis, and by halves in this process while Redis is away."""

    def __init__(self, url: str, *, local: LocalPaces = paces.LOCAL) -> None:
        self._redis = Redis.from_url(
            url,
            socket_timeout=WAIT_S,
            socket_connect_timeout=WAIT_S,
            retry=Retry(NoBackoff(), 1),
        )
        self._take = self._redis.register_script(TAKE)
        self._hold = self._redis.register_script(HOLD)
        self._local = local
        self._away_until = 0.0

    async def take(self, provider: str, holder: str, pace: Pace) -> float:
        """Give 0 when the call may go now, else the seconds after which to ask again."""
        at = gcra.pace(pace.per_minute)
        asked = await self._asked(
            lambda: self._take(
                keys=_keys(provider),
                args=[_us(at.interval_s), _us(at.tolerance_s), pace.in_flight, holder, LEASE_MS],
            )
        )
        if asked is None:
            return await self._local.take(provider, holder, _halved(pace))
        return FULL_S if asked == FULL else asked / 1e6

    async def release(self, provider: str, holder: str) -> None:
        """Give a place back once the call is over."""
        await self._local.release(provider, holder)
        await self._asked(lambda: self._redis.zrem(_keys(provider)[1], holder))

    async def hold(self, provider: str, holders: Sequence[str]) -> None:
        """Say that these calls are still out."""
        await self._asked(lambda: self._hold(keys=_keys(provider)[1:], args=[LEASE_MS, *holders]))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._redis.aclose()

    async def _asked(self, ask: Callable[[], Awaitable[T]]) -> T | None:
        """Ask Redis; None while it is away, which is noticed once and tried again soon."""
        if time.monotonic() < self._away_until:
            return None
        try:
            return await ask()
        except (RedisError, OSError) as error:
            LOG.warning("paces are kept without Redis", extra={"error": type(error).__name__})
            self._away_until = time.monotonic() + AWAY_S
            return None


def of_installation() -> paces.Paces:
    """Give what keeps the pace here: Redis where there is one."""
    return SharedPaces(settings.REDIS_URL) if settings.REDIS_URL else paces.LOCAL


def _keys(provider: str) -> list[str]:
    return [f"{PREFIX}:{provider}:next", f"{PREFIX}:{provider}:out"]


def _us(seconds: float) -> int:
    return round(seconds * 1e6)


def _halved(pace: Pace) -> Pace:
    return Pace(per_minute=max(1, pace.per_minute // 2), in_flight=max(1, pace.in_flight // 2))
