"""Measure P3: an update to the last of many sockets on two processes, against raw Redis Pub/Sub.

Usage: .venv/bin/python -m tests.benchmarks.live_fanout [SOCKETS]
Both sides take turns in one run, with the same client and the same Redis.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from channels_redis.pubsub import RedisPubSubChannelLayer
from redis.asyncio import Redis

from tests.benchmarks.raw_fanout import CHANNEL
from tests.servers.installation import BreakableRedis, Installation, Seeded, Served, wait_for_port
from tests.servers.product import ROOT, free_port

DEALER = "harbor-point-toyota"
SOCKETS = 1000
PROCESSES = 2
A_PERSON = 20
TURNS = 6
UPDATES_A_TURN = 10
BURST = 20
WAIT_SECONDS = 20.0
PING, PONG = 0x89, 0x8A
AT_ONCE = 50
GOALS = {1000: 2.5, 5000: 5.0}
VALUES = {
    "market": "toyota-harbor-point", "status": "HEADLINE", "point": 0.264, "low": 0.221,
    "high": 0.301, "words": "26 of 100 (22 to 30)",
}  # fmt: skip

Send = Callable[[int], Awaitable[object]]


class Page(asyncio.Protocol):
    """One open page: it notes when an update arrived, and nothing else."""

    def __init__(self, greeting: bytes, board: Board) -> None:
        self.greeting, self.board = greeting, board
        self.is_open = asyncio.get_running_loop().create_future()
        self.newest = 0
        self.waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say what opens the socket."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if self.greeting:
            transport.write(self.greeting)
        else:
            self.is_open.set_result(True)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count a page that was closed under way."""
        self.board.closed += 1

    def data_received(self, data: bytes) -> None:
        """Note what came: the answer that opens, then updates."""
        if not self.is_open.done():
            assert b" 101 " in data.split(b"\r\n")[0], data[:200]
            self.is_open.set_result(True)
            data = data.split(b"\r\n\r\n", 1)[1]
        if not self.greeting:
            self._note(data)
            return
        self.waiting += data
        while (frame := _frame(self.waiting)) is not None:
            kind, body, self.waiting = frame
            if kind == PING:
                # Whoever does not answer is taken for gone. A mask of zeros changes no byte.
                self.transport.write(bytes((PONG, 0x80 | len(body))) + bytes(4) + body)
            else:
                self._note(body)

    def _note(self, text: bytes) -> None:
        at = text.rfind(b'"seq":')
        if at >= 0:
            number = int(text[at + 6 :].split(b",")[0].split(b"}")[0])
            self.newest = max(number, self.newest)
            self.board.arrived(number)


def _frame(data: bytes) -> tuple[int, bytes, bytes] | None:
    """Give the kind, the body and the rest behind the first whole frame of a server."""
    if len(data) < 4:
        return None
    start, length = (4, int.from_bytes(data[2:4], "big")) if data[1] == 126 else (2, data[1])
    end = start + length
    return (data[0], data[start:end], data[end:]) if len(data) >= end else None


@dataclass(slots=True)
class Board:
    """All pages of one side, and when the update under way reached them."""

    pages: list[Page] = field(default_factory=list)
    wanted: int = 0
    closed: int = 0
    times: list[float] = field(default_factory=list)
    is_complete: asyncio.Event = field(default_factory=asyncio.Event)

    def arrived(self, number: int) -> None:
        """Count a page that has the update."""
        if number == self.wanted:
            self.times.append(time.perf_counter())
            if len(self.times) == len(self.pages):
                self.is_complete.set()

    async def measured(self, number: int, send: Send) -> list[float]:
        """Send one update and give the milliseconds until each page had it."""
        self.wanted, self.times = number, []
        self.is_complete.clear()
        begun = time.perf_counter()
        await send(number)
        try:
            await asyncio.wait_for(self.is_complete.wait(), WAIT_SECONDS)
        except TimeoutError:
            missing = len(self.pages) - len(self.times)
            raise SystemExit(
                f"{missing} pages missed an update, {self.closed} were closed"
            ) from None
        return [(at - begun) * 1000 for at in self.times]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one side did."""

    last: list[float]
    each: list[float]
    lost: int
    cpu_us: float


def main(sockets: int) -> int:
    """Print both sides and their ratio; fail when it misses the goal."""
    redis = BreakableRedis()
    redis.start()
    try:
        with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
            site = Installation(Path(place), redis.url)
            seeded = site.prepared(people=-(-sockets // (PROCESSES * A_PERSON)))
            servers = stack.enter_context(site.served(PROCESSES))
            bare = [stack.enter_context(_bare(redis.url)) for _ in range(PROCESSES)]
            raw, ours = asyncio.run(_race(redis.url, seeded, servers, bare, sockets))
    finally:
        redis.remove()
    ratio = _p99(ours.last) / _p99(raw.last)
    goal = GOALS.get(sockets, max(GOALS.values()))
    _print("raw Redis, bare sockets", raw)
    _print("live", ours)
    print(f"p99 to the last of {sockets}: {ratio:.2f} x the limit of this run, goal {goal} x")
    print(f"CPU a delivery: {ours.cpu_us / raw.cpu_us:.2f} x; lost after the burst: {ours.lost}")
    return 0 if ratio <= goal and not ours.lost else 1


async def _race(
    redis_url: str, seeded: Seeded, servers: Sequence[Served], bare: Sequence[Served], sockets: int
) -> tuple[Figures, Figures]:
    key, client = seeded.dealers[DEALER], Redis.from_url(redis_url)
    layer = RedisPubSubChannelLayer(hosts=[redis_url])

    async def send_raw(number: int) -> object:
        return await client.publish(CHANNEL, json.dumps(_event(number), separators=(",", ":")))

    async def send_live(number: int) -> object:
        message = {"type": "live.event", "dealer": key, "event": _event(number)}
        return await layer.group_send(f"{key}.live", message)

    raw, live = Board(), Board()
    await _open(raw, [(each, b"") for each in _spread(bare, sockets)])
    await _open(live, list(_greetings(seeded, servers, sockets)))
    sides = ((raw, send_raw, bare), (live, send_live, servers))
    found = await _taken_in_turns(sides)
    await client.aclose()
    await layer.flush()
    return found[0], found[1]


async def _taken_in_turns(
    sides: Sequence[tuple[Board, Send, Sequence[Served]]],
) -> list[Figures]:
    runs: list[list[list[float]]] = [[] for _ in sides]
    used = [0.0 for _ in sides]
    number = 1000
    for _ in range(TURNS):
        for at, (board, send, processes) in enumerate(sides):
            before = sum(each.cpu_seconds() for each in processes)
            for _ in range(UPDATES_A_TURN):
                number += 1
                runs[at].append(await board.measured(number, send))
            used[at] += sum(each.cpu_seconds() for each in processes) - before
    figures = []
    for at, (board, send, _processes) in enumerate(sides):
        lost = await _burst(board, send, number + 1)
        each = [one for run in runs[at] for one in run]
        cpu_us = used[at] * 1e6 / len(each)
        figures.append(Figures([max(run) for run in runs[at]], each, lost, cpu_us))
    return figures


async def _burst(board: Board, send: Send, first: int) -> int:
    """Send many at once; give how many pages do not have the newest two seconds later."""
    await asyncio.gather(*(send(first + at) for at in range(BURST)))
    await asyncio.sleep(2)
    return sum(page.newest != first + BURST - 1 for page in board.pages)


async def _open(board: Board, wanted: list[tuple[Served, bytes]]) -> None:
    loop = asyncio.get_running_loop()
    for start in range(0, len(wanted), AT_ONCE):
        some = []
        for server, greeting in wanted[start : start + AT_ONCE]:
            _, page = await loop.create_connection(
                lambda greeting=greeting: Page(greeting, board), "127.0.0.1", server.port
            )
            some.append(page)
        await asyncio.wait_for(asyncio.gather(*(page.is_open for page in some)), 60)
        board.pages.extend(some)
    await asyncio.sleep(1)


def _greetings(
    seeded: Seeded, servers: Sequence[Served], sockets: int
) -> Iterator[tuple[Served, bytes]]:
    for at, server in enumerate(_spread(servers, sockets)):
        cookie = seeded.cookies[at // (A_PERSON * len(servers))]
        lines = (
            f"GET /ws/dealers/{DEALER}/ HTTP/1.1", f"Host: localhost:{server.port}",
            "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", f"Origin: {server.origin}",
            f"Cookie: session={cookie}", "", "",
        )  # fmt: skip
        yield server, "\r\n".join(lines).encode()


def _spread(servers: Sequence[Served], sockets: int) -> Iterator[Served]:
    return (servers[at % len(servers)] for at in range(sockets))


def _event(number: int) -> dict[str, object]:
    return {"type": "score", "id": DEALER, "seq": number, "values": VALUES}


@contextmanager
def _bare(redis_url: str) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.raw_fanout", redis_url, str(port)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            wait_for_port(port)
            yield Served(port, process.pid)
        finally:
            process.kill()


def _p99(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[98]


def _print(name: str, side: Figures) -> None:
    print(
        f"{name:24} each p50 {statistics.median(side.each):6.1f} p99 {_p99(side.each):6.1f} ms; "
        f"last p50 {statistics.median(side.last):6.1f} p99 {_p99(side.last):6.1f} ms; "
        f"CPU {side.cpu_us:5.1f} us a delivery; lost {side.lost}"
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SOCKETS))
