"""Hear what happens in one chat; while the channel layer is out, hear nothing and try again.

What is missed meanwhile the page asks for: it says every few seconds what it has heard so far.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import uuid4

from channels.layers import get_channel_layer

from aiv import live

LOG = logging.getLogger(__name__)
RETRY_SECONDS: Final = 2.0
Hear = Callable[[Mapping[str, Any]], Awaitable[None]]


class Ear:
    """Stand in one group for one socket, until it is stopped."""

    def __init__(self, group: str, hear: Hear) -> None:
        self._group = group
        self._hear = hear
        # Our own name for it: a layer that fails to give one would keep what it made for it.
        self._channel = f"ear.{uuid4().hex}"
        self._joined = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        """Begin to hear; wait a moment for the layer, so that nothing falls between."""
        self._task = asyncio.create_task(self._listen())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(live.WAIT_SECONDS):
                await self._joined.wait()

    async def stop(self) -> None:
        """Leave the group."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task], timeout=live.WAIT_SECONDS)

    async def _listen(self) -> None:
        try:
            while True:
                try:
                    await self._hear_on()
                except Exception as error:  # noqa: BLE001 - each layer fails in its own way
                    _note(error)
                    await asyncio.sleep(RETRY_SECONDS)
        finally:
            with contextlib.suppress(Exception):
                await get_channel_layer().group_discard(self._group, self._channel)

    async def _hear_on(self) -> None:
        layer = get_channel_layer()
        coming = asyncio.ensure_future(layer.receive(self._channel))
        try:
            # A layer lets only those join whose channel it knows.
            await asyncio.sleep(0)
            await layer.group_add(self._group, self._channel)
            self._joined.set()
            while True:
                message = await coming
                coming = asyncio.ensure_future(layer.receive(self._channel))
                await self._hear(message["event"])
        finally:
            coming.cancel()


def _note(error: Exception) -> None:
    live.FAILURES.inc()
    LOG.info("live layer failed", extra={"error": type(error).__name__})
