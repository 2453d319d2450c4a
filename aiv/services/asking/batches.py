"""Do database work from an event loop: off the loop, together with what waits, and patiently."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Generic, ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.db import InterfaceError, OperationalError, close_old_connections

LOG = logging.getLogger(__name__)
PAUSE_S: Final = 1.0
PATIENCE_S: Final = 300.0
"""A database that restarts is back long before; answers in memory wait for it so long."""
LOOK_S: Final = 0.05
"""How soon a batch that lingers sees that nothing more comes."""
Words = ParamSpec("Words")
Given = TypeVar("Given")
Got = TypeVar("Got")


async def in_thread(work: Callable[Words, Got], *args: Words.args, **words: Words.kwargs) -> Got:
    """Run database work in the one thread of this run; wait while the database is away."""
    begun = time.monotonic()
    while True:
        try:
            return await sync_to_async(work)(*args, **words)
        except (OperationalError, InterfaceError) as error:
            if time.monotonic() - begun > PATIENCE_S:
                raise
            LOG.warning("a scan waits for the database", extra={"error": type(error).__name__})
        await asyncio.sleep(PAUSE_S)
        await sync_to_async(close_old_connections)()


def _always() -> bool:
    return True


class Batch(Generic[Given, Got]):
    """Collect what comes while the database is busy, and hand it over together.

    Where fewer than `enough` wait, they wait for others up to `linger_s`, while others may come.
    """

    def __init__(
        self,
        work: Callable[[list[Given]], list[Got]],
        *,
        most: int,
        enough: int = 1,
        linger_s: float = 0.0,
        may_come: Callable[[], bool] = _always,
    ) -> None:
        self._work = work
        self._most = most
        self._enough = min(enough, most)
        self._linger_s = linger_s
        self._may_come = may_come
        self._is_enough = asyncio.Event()
        self._waiting: deque[tuple[Given, asyncio.Future[Got]]] = deque()
        self._newest: asyncio.Future[Got] | None = None
        self._carrier: asyncio.Task[None] | None = None

    async def __call__(self, one: Given) -> Got:
        """Wait until it is done and give what came of it."""
        future: asyncio.Future[Got] = asyncio.get_running_loop().create_future()
        self._waiting.append((one, future))
        self._newest = future
        if len(self._waiting) >= self._enough:
            self._is_enough.set()
        if self._carrier is None or self._carrier.done():
            self._carrier = asyncio.create_task(self._carry())
        return await future

    async def carried(self) -> None:
        """Let what was just started come in, and wait until it was done; not for what follows."""
        await asyncio.sleep(0)
        if self._newest is not None and not self._newest.done():
            await asyncio.wait([self._newest])

    async def _carry(self) -> None:
        while self._waiting:
            await self._linger()
            taken = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
            try:
                results = await in_thread(self._work, [one for one, _ in taken])
            except Exception as error:  # noqa: BLE001 - whoever waits for it gets it
                for _, future in taken:
                    if not future.done():
                        future.set_exception(error)
                continue
            for (_, future), result in zip(taken, results, strict=True):
                if not future.done():
                    future.set_result(result)

    async def _linger(self) -> None:
        until = time.monotonic() + self._linger_s
        while len(self._waiting) < self._enough and self._may_come():
            left_s = until - time.monotonic()
            if left_s <= 0:
                return
            self._is_enough.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(min(left_s, LOOK_S)):
                    await self._is_enough.wait()
