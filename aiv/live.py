"""Tell open pages that something of a dealer changed; what changed they ask over HTTP.

A message only makes a page quick. Whatever is lost on the way, the sequence number shows it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import time
from collections.abc import Mapping
from functools import partial
from threading import Lock, Thread
from typing import Any, Final
from uuid import UUID, uuid4

from channels.layers import get_channel_layer
from django.conf import settings
from django.db import transaction
from django.db.models import F
from prometheus_client import Counter

from aiv.domain.live_kinds import Kind
from aiv.models import Dealer

LOG = logging.getLogger(__name__)
FAILURES = Counter("dai_live_failures", "Announcements the channel layer did not take")
# A server that serves pages only, or a command, waits this long for the layer and no longer.
WAIT_SECONDS: Final = 0.5
# While the layer is out, a rescoring of many dealers must not wait for it at each of them.
PAUSE_SECONDS: Final = 2.0
MESSAGE: Final = "live.event"
ECHO: Final = "live.echo"


def raised(dealer: Dealer) -> int:
    """Raise the dealer's sequence inside the caller's transaction and give the new number."""
    Dealer.objects.filter(pk=dealer.pk).update(live_seq=F("live_seq") + 1)
    return Dealer.objects.values_list("live_seq", flat=True).get(pk=dealer.pk)


def announce(dealer: Dealer, kind: Kind, values: Mapping[str, Any] | None = None) -> int:
    """Raise the sequence now and tell the open pages once the transaction commits."""
    seq = raised(dealer)
    event: dict[str, Any] = {"type": kind.value, "id": dealer.slug, "seq": seq}
    if values is not None:
        event["values"] = dict(values)
    message = {"type": MESSAGE, "dealer": dealer.pk.hex, "event": event}
    transaction.on_commit(partial(COURIER.send, group_of(dealer.pk), message))
    return seq


def group_of(dealer_id: UUID) -> str:
    """Name the group that the server processes with open pages of a dealer join."""
    return f"{dealer_id.hex}.live"


class Echo:
    """Keep one channel of this process to hear oneself on: a new one each time would pile up."""

    def __init__(self) -> None:
        self._channel = ""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turn = asyncio.Lock()

    async def heard(self, seconds: float) -> None:
        """Send a word to this channel and wait until it comes back; raises TimeoutError."""
        async with asyncio.timeout(seconds), self._turn_in(asyncio.get_running_loop()):
            layer, word = get_channel_layer(), uuid4().hex
            # Kept only when it was heard on: a layer forgets a channel whose reader gave up.
            channel, self._channel = self._channel or await layer.new_channel("echo"), ""
            await layer.send(channel, {"type": ECHO, "word": word})
            # What an earlier question no longer waited for may come first.
            while (await layer.receive(channel))["word"] != word:
                continue
            self._channel = channel

    def _turn_in(self, loop: asyncio.AbstractEventLoop) -> asyncio.Lock:
        """Give the lock of this loop; a layer's channels and our lock belong to one loop."""
        if self._loop is not loop:
            self._loop, self._channel, self._turn = loop, "", asyncio.Lock()
        return self._turn


class Courier:
    """Carry messages from any thread to the channel layer, on one event loop of the process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._server: asyncio.AbstractEventLoop | None = None
        self._own: asyncio.AbstractEventLoop | None = None
        self._own_process = 0
        self._is_failing = False
        self._again_at = 0.0
        self._echo = Echo()

    def ride(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Use the loop of the server that runs here; None when it stops."""
        self._server = loop

    def send(self, group: str, message: dict[str, Any]) -> None:
        """Send, whatever happens: the write it tells of has been committed."""
        if time.monotonic() < self._again_at:
            FAILURES.inc()
            return
        server = self._server
        if server is not None and not server.is_closed():
            asyncio.run_coroutine_threadsafe(self._send(group, message), server)
        elif not settings.IS_EMBEDDED:
            self._send_and_wait(group, message)

    def round_trip(self, *, seconds: float) -> None:
        """Send something to oneself and receive it; raises what the layer does, or TimeoutError."""
        server = self._server
        is_riding = server is not None and not server.is_closed()
        loop = server if server is not None and is_riding else self._own_loop()
        asyncio.run_coroutine_threadsafe(self._echo.heard(seconds), loop).result(2 * seconds)

    def _send_and_wait(self, group: str, message: dict[str, Any]) -> None:
        # A command may end right after this, and would take an unsent message with it.
        sending = asyncio.run_coroutine_threadsafe(self._send(group, message), self._own_loop())
        with contextlib.suppress(TimeoutError):
            sending.result(2 * WAIT_SECONDS)

    async def _send(self, group: str, message: dict[str, Any]) -> None:
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await get_channel_layer().group_send(group, message)
        except Exception as error:  # noqa: BLE001 - each layer fails in its own way
            self._note(error)
        else:
            self._is_failing = False

    def _note(self, error: Exception) -> None:
        FAILURES.inc()
        self._again_at = time.monotonic() + PAUSE_SECONDS
        if not self._is_failing:
            LOG.warning("announcement failed", extra={"error": type(error).__name__})
        self._is_failing = True

    def _own_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            # A forked worker inherits the loop but not the thread that runs it.
            if self._own is None or self._own_process != os.getpid():
                self._own, self._own_process = asyncio.new_event_loop(), os.getpid()
                Thread(target=self._own.run_forever, name="live", daemon=True).start()
            return self._own


# The layer keeps its connections a loop, and a process needs one loop for all its threads.
COURIER = Courier()
