"""Hold the one channel of this process in the groups of the dealers that are watched here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Set
from typing import Any, Final, TypeAlias
from uuid import UUID

from channels.layers import get_channel_layer

from aiv import live

LOG = logging.getLogger(__name__)
RETRY_SECONDS: Final = 1.0

Wanted: TypeAlias = Callable[[], Set[UUID]]
Deliver: TypeAlias = Callable[[UUID, Mapping[str, Any]], None]


class Subscription:
    """Receive what is sent to the wanted groups; what cannot be joined now is joined later."""

    def __init__(self, wanted: Wanted, deliver: Deliver) -> None:
        self._wanted = wanted
        self._deliver = deliver
        self._joined: set[UUID] = set()
        self._channel = ""
        self._lock = asyncio.Lock()

    async def run(self) -> None:
        """Receive until cancelled, again after each failure of the layer."""
        try:
            while True:
                try:
                    await self._receive()
                except Exception as error:  # noqa: BLE001 - each layer fails in its own way
                    _note(error)
                    await asyncio.sleep(RETRY_SECONDS)
        finally:
            await self._leave_all()

    async def align(self, *, is_renewed: bool = False) -> None:
        """Join what is wanted and leave the rest; renewed, join again what may have been lost."""
        async with self._lock:
            wanted = self._wanted()
            for dealer_id in wanted - (set() if is_renewed else self._joined):
                await self._join(dealer_id)
            for dealer_id in self._joined - wanted:
                await self._leave(dealer_id)

    async def _receive(self) -> None:
        layer = get_channel_layer()
        self._channel = await layer.new_channel()
        await self.align(is_renewed=True)
        while True:
            message = await layer.receive(self._channel)
            self._deliver(UUID(message["dealer"]), message["event"])

    async def _leave_all(self) -> None:
        for dealer_id in tuple(self._joined):
            await self._leave(dealer_id)

    async def _join(self, dealer_id: UUID) -> None:
        if await self._asked("group_add", dealer_id):
            self._joined.add(dealer_id)

    async def _leave(self, dealer_id: UUID) -> None:
        await self._asked("group_discard", dealer_id)
        self._joined.discard(dealer_id)

    async def _asked(self, name: str, dealer_id: UUID) -> bool:
        if not self._channel:
            return False
        change = getattr(get_channel_layer(), name)
        try:
            async with asyncio.timeout(live.WAIT_SECONDS):
                await change(live.group_of(dealer_id), self._channel)
        except Exception as error:  # noqa: BLE001 - each layer fails in its own way
            _note(error)
            return False
        return True


def _note(error: Exception) -> None:
    live.FAILURES.inc()
    LOG.info("live layer failed", extra={"error": type(error).__name__})
