"""Send responses over a socket, plainly or as a hostile or broken server would."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from tests.standin.script import Script
from tests.standin.wire import Response

PIECE: Final = b" " * 65_536


async def send(writer: asyncio.StreamWriter, response: Response, script: Script) -> bool:
    """Send it; give whether the connection may be used again."""
    return await WAYS[response.way](writer, response, script)


async def _plain(writer: asyncio.StreamWriter, response: Response, _: Script) -> bool:
    writer.write(_head(response, f"content-length: {len(response.content)}") + response.content)
    await writer.drain()
    return True


async def _hang(writer: asyncio.StreamWriter, response: Response, _: Script) -> bool:
    await asyncio.sleep(3600)
    return False


async def _reset(writer: asyncio.StreamWriter, response: Response, _: Script) -> bool:
    return False


async def _drip(writer: asyncio.StreamWriter, response: Response, script: Script) -> bool:
    writer.write(_head(response, f"content-length: {len(response.content)}"))
    for place in range(len(response.content)):
        writer.write(response.content[place : place + 1])
        await writer.drain()
        await asyncio.sleep(script.drip_s)
    return True


async def _truncated(writer: asyncio.StreamWriter, response: Response, _: Script) -> bool:
    half = response.content[: len(response.content) // 2]
    writer.write(_head(response, f"content-length: {len(response.content)}") + half)
    await writer.drain()
    return False


async def _huge(writer: asyncio.StreamWriter, response: Response, script: Script) -> bool:
    """Declare no length, so that only counting finds out."""
    writer.write(_head(response, "connection: close"))
    sent = 0
    while sent < script.huge_bytes:
        writer.write(PIECE)
        await writer.drain()
        sent += len(PIECE)
    return False


def _head(response: Response, framing: str) -> bytes:
    lines = [f"HTTP/1.1 {response.status} x", framing]
    lines += [f"{name}: {value}" for name, value in response.headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


WAYS: Final[dict[str, Callable[[asyncio.StreamWriter, Response, Script], Awaitable[bool]]]] = {
    "plain": _plain,
    "hang": _hang,
    "reset": _reset,
    "drip": _drip,
    "truncated": _truncated,
    "huge": _huge,
}
