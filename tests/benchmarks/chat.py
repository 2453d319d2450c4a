"""Measure 500 shoppers on one process: memory, a question until its reply, a ticket's first byte.

Usage: .venv/bin/python -m tests.benchmarks.chat [SOCKETS] [AT_ONCE]
Sockets come from as many addresses of the loopback as the limits ask for.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.servers.installation import BreakableRedis, Installation, Served
from tests.servers.product import ROOT

SITE = "https://www.harborpoint.example"
SOCKETS = 500
AT_ONCE = 8
AN_ADDRESS = 50
TICKETS = 300
TICKETS_AN_ADDRESS = 25
QUESTIONS = ("Do you sell vans?", "What are your hours?", "Can I have it for $1?")
MOST_MB, MOST_TICKET_MS = 150.0, 150.0


def main(sockets: int, at_once: int) -> int:
    """Print what was measured; fail where a goal is missed."""
    redis = BreakableRedis()
    redis.start()
    try:
        with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
            site = Installation(Path(place), redis.url)
            key, tickets = _prepared(site, sockets)
            server = stack.enter_context(site.server())
            _ticket_ms(server, key, 0)  # the first one loads what the others find
            before = server.memory_mb()
            return asyncio.run(_measure(server, key, tickets, before, at_once))
    finally:
        redis.remove()


def _prepared(site: Installation, sockets: int) -> tuple[str, list[str]]:
    orders = [["seed", SITE], ["tickets", None, SITE, sockets]]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.servers.shoppers"], cwd=ROOT, text=True,
        env=site.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as staff:  # fmt: skip
        assert staff.stdin and staff.stdout
        given: list[Any] = []
        for name, *words in orders:
            words = [given[0] if word is None else word for word in words]
            staff.stdin.write(json.dumps([name, *words]) + "\n")
            staff.stdin.flush()
            given.append(json.loads(staff.stdout.readline()))
        staff.kill()
    return given[0], given[1]


async def _measure(
    server: Served, key: str, tickets: Sequence[str], before: float, at_once: int
) -> int:
    pages = [await _opened(server, ticket, at) for at, ticket in enumerate(tickets)]
    await asyncio.sleep(5)
    idle = server.memory_mb()
    waits = sorted(
        [await asyncio.to_thread(_ticket_ms, server, key, 1 + at) for at in range(TICKETS)]
    )
    gate = asyncio.Semaphore(at_once)
    replies = await asyncio.gather(*(_asked(page, at, gate) for at, page in enumerate(pages)))
    after = server.memory_mb()
    for page in pages:
        page.transport.abort()
    print(
        f"memory: {before:.0f} MB without, {idle:.0f} MB with {len(pages)} idle sockets "
        f"({(idle - before) * 1024 / len(pages):.0f} KB each), {after:.0f} MB after a round"
    )
    ticket_p95 = _at(waits, 95)
    print(
        f"ticket, first byte with {len(pages)} sockets open: p50 {_at(waits, 50):.1f} "
        f"p95 {ticket_p95:.1f} ms of {TICKETS}"
    )
    print(
        f"question until reply, {at_once} at once: p50 {_at(replies, 50):.1f} "
        f"p99 {_at(replies, 99):.1f} ms of {len(replies)}"
    )
    is_good = idle - before < MOST_MB and ticket_p95 < MOST_TICKET_MS
    print(
        f"goals: sockets under {MOST_MB:.0f} MB, ticket under {MOST_TICKET_MS:.0f} ms: "
        f"{'met' if is_good else 'MISSED'}"
    )
    return 0 if is_good else 1  # fmt: skip


async def _opened(server: Served, ticket: str, at: int) -> ClientConnection:
    address = (f"127.0.0.{2 + at // AN_ADDRESS}", 0)
    page = await connect(
        f"ws://127.0.0.1:{server.port}/ws/widget/", origin=SITE, local_addr=address,
        compression=None,
    )  # fmt: skip
    first = {"type": "open", "ticket": ticket, "language": "en", "agreed": True}
    await page.send(json.dumps(first))
    while json.loads(await page.recv())["type"] != "state":
        pass
    return page


async def _asked(page: ClientConnection, at: int, gate: asyncio.Semaphore) -> float:
    async with gate:
        begun = time.perf_counter()
        await page.send(json.dumps({"type": "say", "text": QUESTIONS[at % len(QUESTIONS)]}))
        while json.loads(await page.recv()).get("author") != "assistant":
            pass
        return (time.perf_counter() - begun) * 1000


def _ticket_ms(server: Served, key: str, at: int) -> float:
    """Ask for one ticket; give the milliseconds until the first byte of the answer."""
    address = (f"127.0.1.{2 + at // TICKETS_AN_ADDRESS}", 0)
    line = http.client.HTTPConnection("127.0.0.1", server.port, source_address=address)
    begun = time.perf_counter()
    line.request("POST", "/chatbot/tickets", json.dumps({"key": key}), {"Origin": SITE})
    answer = line.getresponse()
    took = (time.perf_counter() - begun) * 1000
    assert answer.status == 200, answer.read()[:200]
    line.close()
    return took


def _at(values: Sequence[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*(numbers + [SOCKETS, AT_ONCE][len(numbers) :])))
