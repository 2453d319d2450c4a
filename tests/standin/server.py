"""Listen on loopback and play the providers, in a thread of its own or as a program."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

from aiv.domain.asking.provider_catalogue import PROVIDERS
from tests.standin import sending
from tests.standin.playing import Player, Tally
from tests.standin.script import Script
from tests.standin.wire import Request, as_json

HOST: Final = "127.0.0.1"
KEPT_REQUESTS: Final = 1000
# Not a provider's address: what was asked and told so far.
TALLY_PATH: Final = "/tally"


@dataclass(slots=True)
class Standin:
    """A running stand-in; `requests` are the last that came in."""

    script: Script
    port: int = 0
    player: Player = field(init=False)
    requests: deque[Request] = field(default_factory=lambda: deque(maxlen=KEPT_REQUESTS))

    def __post_init__(self) -> None:
        self.player = Player(self.script)

    @property
    def tally(self) -> Tally:
        """Give the counts so far."""
        return self.player.tally

    @property
    def endpoints(self) -> dict[str, str]:
        """Give the base address of each provider."""
        return endpoints(self.port)

    async def listen(self, port: int = 0) -> asyncio.Server:
        """Start listening in the running loop."""
        server = await asyncio.start_server(self._connected, HOST, port)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while request := await _read(reader):
                if not await self._answered(writer, request):
                    break
        writer.close()
        with suppress(OSError, asyncio.CancelledError):
            await writer.wait_closed()

    async def _answered(self, writer: asyncio.StreamWriter, request: Request) -> bool:
        if request.target == TALLY_PATH:
            return await sending.send(writer, as_json(self.tally.as_json()), self.script)
        self.requests.append(request)
        response, latency_s = self.player.play(request)
        if latency_s:
            await asyncio.sleep(latency_s)
        return await sending.send(writer, response, self.script)


def endpoints(port: int) -> dict[str, str]:
    """Give the base address of each provider on a port."""
    return {name: f"http://{HOST}:{port}/{name}" for name in PROVIDERS}


@contextmanager
def start(script: Script | None = None) -> Iterator[Standin]:
    """Run a stand-in in a thread until the block ends."""
    standin = Standin(script or Script())
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="standin", daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(standin.listen(), loop).result(10)
    try:
        yield standin
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Request | None:
    """Read one request; None when the other side has hung up."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.decode("latin-1").rstrip().split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    content = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(method, target, headers, content)
