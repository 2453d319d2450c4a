"""Serve a synthetic site on loopback from a thread of its own, with latency if asked for."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from aiv.outbound import Guard
from tests.dealer_site.pages import DealerSite, Page

HOST = "www.larkspur.example"


def _here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@dataclass
class Server:
    """A site that is being served: where, and what was asked of it."""

    site: DealerSite
    host: str = HOST
    port: int = 0
    latency_seconds: float = 0.0
    requests: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    open_at_most: int = 0

    def url(self, path: str = "/") -> str:
        """Give an address under the host's name, which only `guard` resolves."""
        return f"http://{self.host}:{self.port}{path}"

    def guard(self) -> Guard:
        """Give a guard that lets requests to this server through, whatever host they name."""
        return Guard(networks=["127.0.0.0/8"], ports=[self.port], resolve=_here)

    @property
    def counts(self) -> Counter[str]:
        """Count the requests by target."""
        return Counter(self.requests)


@contextmanager
def serve(
    site: DealerSite, *, host: str = HOST, latency_seconds: float = 0.0, port: int = 0
) -> Iterator[Server]:
    """Serve a site until the block ends; its origin becomes its address here."""
    server = Server(site=site, host=host, latency_seconds=latency_seconds)
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    thread = threading.Thread(target=_run, args=(server, loop, ready, port), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def _run(
    server: Server, loop: asyncio.AbstractEventLoop, ready: threading.Event, port: int
) -> None:
    asyncio.set_event_loop(loop)
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        server.open_at_most = max(server.open_at_most, len(tasks))
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await _answer(server, reader, writer)
        tasks.discard(task)
        writer.close()

    listening = loop.run_until_complete(asyncio.start_server(connected, "127.0.0.1", port))
    server.port = listening.sockets[0].getsockname()[1]
    server.site = replace(server.site, origin=server.url("").removesuffix("/"))
    ready.set()
    loop.run_forever()
    listening.close()
    for task in list(tasks):
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
    loop.close()


async def _answer(
    server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    while True:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        target = head.split(" ", 2)[1]
        server.requests.append(target)
        server.heads.append(head)
        if server.latency_seconds:
            await asyncio.sleep(server.latency_seconds)
        writer.write(packed(server.site.respond(target)))
        await writer.drain()


def packed(page: Page) -> bytes:
    """Give a page as it goes over the wire."""
    body = page.body.encode()
    headers = {"Content-Type": page.content_type, "Content-Length": str(len(body)), **page.headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {page.status} {HTTPStatus(page.status).phrase}\r\n{lines}\r\n".encode() + body
