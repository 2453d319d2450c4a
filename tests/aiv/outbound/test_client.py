"""Test what a request may cost: bytes, time, headers, types, and what is said of failures."""

from __future__ import annotations

import asyncio
import gzip
import io
import resource
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from aiv.outbound import Client, Guard, Limits, Reply, Trouble, fetch, send
from tests.aiv.outbound.canary import Answer, Canary, listening, plain, self_signed

MB = 1024 * 1024
SMALL = Limits(max_bytes=2 * MB, total_seconds=3.0)
ME = "DealershipAI-Test/1.0"


def here(canary: Canary) -> Guard:
    return Guard(networks=["127.0.0.1/32"], ports=[canary.port])


async def got(
    answer: Answer, limits: Limits = SMALL, sink: Callable[[bytes], bool] | None = None
) -> Reply:
    async with listening(answer) as canary, Client(identity=ME, guard=here(canary)) as client:
        return await client.get(canary.url(), limits=limits, sink=sink)


def bomb(size: int = 100 * MB) -> bytes:
    """Give zeros, packed; never unpacked here."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(MB)
    pieces = [packer.compress(zeros) for _ in range(size // MB)]
    return b"".join([*pieces, packer.flush()])


async def test_a_page_comes_with_what_is_known_of_it() -> None:
    reply = await got(plain(b"hello", headers="Content-Type: text/html\r\nX-A: 1\r\nx-a: 2\r\n"))
    assert (reply.status, reply.body, reply.n_bytes, reply.trouble) == (200, b"hello", 5, None)
    assert reply.headers is not None and reply.headers["x-a"] == "1, 2"
    assert reply.ttfb_ms is not None and reply.elapsed_ms is not None


async def test_we_say_who_we_are_and_send_no_cookies() -> None:
    async with listening(plain(headers="Set-Cookie: a=b\r\n")) as canary:
        async with Client(identity=ME, guard=here(canary)) as client:
            await client.get(canary.url(), limits=SMALL)
            await client.get(canary.url("/b"), limits=SMALL)
        assert f"User-Agent: {ME}" in canary.heads[0]
        assert "cookie" not in canary.heads[1].lower()


async def test_a_fragment_is_never_sent() -> None:
    async with listening(plain()) as canary:
        async with Client(identity=ME, guard=here(canary)) as client:
            await client.get(canary.url("/a?b#c"), limits=SMALL)
        assert canary.paths == ["/a?b"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
async def test_a_packed_page_is_unpacked(coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    reply = await got(plain(pack(b"hello"), headers=f"Content-Encoding: {coding}\r\n"))
    assert reply.body == b"hello"


async def test_a_coding_that_we_did_not_offer_is_not_taken_for_words() -> None:
    reply = await got(plain(b"\x28\xb5", headers="Content-Encoding: zstd\r\n"))
    assert reply.trouble is Trouble.UNREADABLE


async def test_damaged_packing_is_said() -> None:
    reply = await got(plain(b"no gzip at all", headers="Content-Encoding: gzip\r\n"))
    assert reply.trouble is Trouble.UNREADABLE


@pytest.mark.parametrize("coding", ["gzip", "br", "gzip, gzip"])
async def test_a_bomb_is_stopped_at_the_limit(coding: str) -> None:
    packed = brotli.compress(bytes(100 * MB), quality=5) if coding == "br" else bomb()
    if coding == "gzip, gzip":
        packed = gzip.compress(packed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reply = await got(plain(packed, headers=f"Content-Encoding: {coding}\r\n"))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert reply.trouble is Trouble.TOO_LARGE and reply.body == b""
    assert grown < 30 * 1024


async def test_a_declared_ten_gigabytes_are_not_read() -> None:
    async def answer(path: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\nx")
        await asyncio.sleep(1)

    reply = await got(answer)
    assert reply.trouble is Trouble.TOO_LARGE
    assert reply.elapsed_ms is not None and reply.elapsed_ms < 900


async def test_a_body_without_end_is_cut() -> None:
    async def answer(path: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(10_000):
            writer.write(bytes(65_536))
            await writer.drain()

    reply = await got(answer)
    assert reply.trouble is Trouble.TOO_LARGE


async def test_half_a_text_is_kept_where_it_is_worth_having() -> None:
    limits = replace(SMALL, max_bytes=10, keeps_partial=True)
    reply = await got(plain(b"User-agent: *"), limits)
    assert (reply.body, reply.is_cut, reply.trouble) == (b"User-agent", True, None)


async def test_a_sink_takes_the_body_and_may_stop_it() -> None:
    taken = io.BytesIO()
    reply = await got(plain(b"hello"), sink=lambda piece: bool(taken.write(piece)) and False)
    assert (taken.getvalue(), reply.body, reply.is_cut, reply.n_bytes) == (b"hello", b"", True, 5)


async def test_a_slow_drip_ends_with_the_time_for_all_of_it() -> None:
    async def answer(path: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    reply = await got(answer, replace(SMALL, total_seconds=0.2, read_seconds=5.0))
    assert reply.trouble is Trouble.TOO_SLOW
    assert reply.elapsed_ms is not None and reply.elapsed_ms < 1000


async def test_silence_ends_with_the_time_for_one_read() -> None:
    async def answer(path: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2)

    reply = await got(answer, replace(SMALL, read_seconds=0.1))
    assert reply.trouble is Trouble.TOO_SLOW


@pytest.mark.parametrize("size", [70_000, 10 * MB])
async def test_huge_headers_are_refused(size: int) -> None:
    reply = await got(plain(headers=f"X-A: {'a' * size}\r\n"))
    assert reply.trouble in (Trouble.UNREADABLE, Trouble.UNREACHABLE)


async def test_what_is_no_http_is_said() -> None:
    async def answer(path: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")

    assert (await got(answer)).trouble is Trouble.UNREADABLE


async def test_another_type_is_not_read_but_its_status_is_kept() -> None:
    limits = replace(SMALL, types=("text/html",))
    reply = await got(plain(b"%PDF", headers="Content-Type: application/pdf\r\n"), limits)
    assert (reply.status, reply.trouble, reply.body) == (200, Trouble.OTHER_TYPE, b"")


async def test_an_error_of_another_type_is_no_trouble_of_ours() -> None:
    limits = replace(SMALL, types=("text/html",))
    answer = plain(b"{}", status="404 Not Found", headers="Content-Type: application/json\r\n")
    assert (await got(answer, limits)).trouble is None


async def test_a_closed_port_is_unreachable() -> None:
    async with listening(plain()) as canary:
        guard, url = here(canary), canary.url()
    async with Client(identity=ME, guard=guard) as client:
        assert (await client.get(url, limits=SMALL)).trouble is Trouble.UNREACHABLE


async def test_the_certificate_must_be_of_the_name_and_not_of_the_address(tmp_path: Path) -> None:
    """TLS speaks to the host by name though the connection goes to the vetted literal."""
    names: list[str | None] = []
    async with listening(plain(), tls=self_signed(tmp_path, names)) as canary:
        guard = Guard(
            networks=["127.0.0.1/32"], ports=[canary.port], resolve=lambda host, port: ["127.0.0.1"]
        )
        async with Client(identity=ME, guard=guard) as client:
            reply = await client.get(f"https://shop.example:{canary.port}/", limits=SMALL)
    assert (reply.trouble, names) == (Trouble.CERTIFICATE, ["shop.example"])


async def test_where_no_loop_runs_one_call_fetches_or_sends() -> None:
    async with listening(plain(b"hello")) as canary:
        one = await asyncio.to_thread(
            fetch, canary.url("/a"), identity=ME, limits=SMALL, guard=here(canary)
        )
        await asyncio.to_thread(
            send, canary.url("/b"), identity=ME, content=b"{}",
            headers={"Content-Type": "application/json"}, limits=SMALL, guard=here(canary),
        )  # fmt: skip
    assert one.body == b"hello" and canary.paths == ["/a", "/b"]
    assert (
        canary.heads[1].startswith("POST") and "Content-Type: application/json" in canary.heads[1]
    )
