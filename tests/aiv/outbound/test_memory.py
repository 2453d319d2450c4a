"""A hostile site costs little memory: a process of its own fetches it over a real socket."""

from __future__ import annotations

import asyncio
import gzip
import sys

import brotli
import pytest

from aiv.outbound import Client, Guard, Limits, Trouble
from tests import spending
from tests.aiv.outbound.canary import Answer, listening, plain
from tests.aiv.outbound.test_client import bomb

MB = 1024 * 1024
LIMITS = Limits(max_bytes=2 * MB, total_seconds=20.0)


async def endless(path: str, writer: asyncio.StreamWriter) -> None:
    """Send without end and without a length."""
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(bytes(65_536))
        await writer.drain()


def packed(coding: str) -> Answer:
    """Give 300 MB of zeros in a few kilobytes."""
    body = brotli.compress(bytes(300 * MB), quality=5) if coding == "br" else bomb(300 * MB)
    body = gzip.compress(body) if coding == "gzip, gzip" else body
    return plain(body, headers=f"Content-Encoding: {coding}\r\n")


def hostile(kind: str) -> Answer:
    if kind == "endless":
        return endless
    return plain(bytes(50 * MB)) if kind == "50 MB" else packed(kind)


@spending.measurable
@pytest.mark.parametrize("kind", ["gzip", "br", "gzip, gzip", "endless", "50 MB"])
async def test_a_hostile_body_costs_less_than_thirty_megabytes(kind: str) -> None:
    bad = hostile(kind)

    async def answer(path: str, writer: asyncio.StreamWriter) -> None:
        await (bad if path == "/bad" else plain())(path, writer)

    async with listening(answer) as canary:
        given, grown_mb = await spending.apart(__name__, str(canary.port))
    assert given == [Trouble.TOO_LARGE.value, 0]
    assert grown_mb < spending.MOST_MB


async def fetched(port: int) -> None:
    guard = Guard(networks=["127.0.0.1/32"], ports=[port])
    async with Client(identity="DealershipAI-Test/1.0", guard=guard) as client:

        async def get(path: str) -> list[object]:
            reply = await client.get(f"http://127.0.0.1:{port}{path}", limits=LIMITS)
            return [reply.trouble and reply.trouble.value, len(reply.body)]

        await spending.grown(lambda: get("/good"), lambda: get("/bad"))


if __name__ == "__main__":
    asyncio.run(fetched(int(sys.argv[1])))
