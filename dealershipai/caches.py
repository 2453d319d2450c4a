"""Answer from Redis, and from this process while Redis does not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as StoreUnreachable
from redis.exceptions import RedisError
from redis.retry import Retry

from dealershipai import outages

# One page makes several cache calls; only the first of them may wait for a store that hangs.
SOCKET_TIMEOUT_SECONDS = 0.5

T = TypeVar("T")
Timeout = float | None


class JsonSerializer:
    """Store JSON, never pickles: who can write to Redis must not be able to run code here."""

    def dumps(self, value: Any) -> int | bytes:
        return value if type(value) is int else json.dumps(value).encode()

    def loads(self, stored: bytes) -> Any:
        return json.loads(stored)


class LocalCounters(LocMemCache):
    """Hold limits and short-lived values of this process during an outage."""

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count twice, so that a limit passes half: the other processes count for themselves."""
        return super().incr(key, delta * 2, version)


class SafeRedisCache(RedisCache):
    """Answer from Redis, and from this process while Redis is out."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {
            "serializer": JsonSerializer,
            "socket_timeout": SOCKET_TIMEOUT_SECONDS,
            "socket_connect_timeout": SOCKET_TIMEOUT_SECONDS,
            # A connection that died in the pool is replaced at once; a slow store is asked once.
            "retry": Retry(NoBackoff(), 1, supported_errors=(StoreUnreachable,)),
        }
        super().__init__(server, {**params, "OPTIONS": {**options, **params.get("OPTIONS", {})}})
        self._local = LocalCounters("dealershipai-outage", params)

    def add(
        self, key: Any, value: Any, timeout: Timeout = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        given = (key, value, timeout, version)
        return self._safely(partial(super().add, *given), partial(self._local.add, *given))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        given = (key, default, version)
        return self._safely(partial(super().get, *given), partial(self._local.get, *given))

    def set(
        self, key: Any, value: Any, timeout: Timeout = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        given = (key, value, timeout, version)
        return self._safely(partial(super().set, *given), partial(self._local.set, *given))

    def touch(
        self, key: Any, timeout: Timeout = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        given = (key, timeout, version)
        return self._safely(partial(super().touch, *given), partial(self._local.touch, *given))

    def delete(self, key: Any, version: int | None = None) -> bool:
        given = (key, version)
        return self._safely(partial(super().delete, *given), partial(self._local.delete, *given))

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        given = (list(keys), version)
        return self._safely(
            partial(super().get_many, *given), partial(self._local.get_many, *given)
        )

    def has_key(self, key: Any, version: int | None = None) -> bool:
        given = (key, version)
        return self._safely(partial(super().has_key, *given), partial(self._local.has_key, *given))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        given = (key, delta, version)
        return self._safely(partial(super().incr, *given), partial(self._local.incr, *given))

    def set_many(
        self, data: dict[Any, Any], timeout: Timeout = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[Any]:
        given = (data, timeout, version)
        return self._safely(
            partial(super().set_many, *given), partial(self._local.set_many, *given)
        )

    def delete_many(self, keys: Iterable[Any], version: int | None = None) -> None:
        given = (list(keys), version)
        return self._safely(
            partial(super().delete_many, *given), partial(self._local.delete_many, *given)
        )

    def clear(self) -> None:
        self._local.clear()
        return self._safely(super().clear, lambda: None)

    def _safely(self, ask: Callable[[], T], fall_back: Callable[[], T]) -> T:
        if not outages.OUTAGE.may_ask():
            return fall_back()
        try:
            answer = ask()
        except (RedisError, OSError) as error:
            outages.OUTAGE.begin(error)
            return fall_back()
        if outages.OUTAGE.end():
            self._local.clear()
        return answer
