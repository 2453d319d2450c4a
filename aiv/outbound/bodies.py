"""Read a body piece by piece, unpacked, and stop where the limit is."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Final

import httpcore2
import httpx2

from aiv.outbound.replies import Limits, Trouble

CODINGS: Final = frozenset({"identity", "gzip", "deflate", "br"})
ACCEPTED: Final = "gzip, deflate, br"
Sink = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Body:
    """What was read, how much it was unpacked, and whether that is all of it."""

    words: bytes = b""
    n_bytes: int = 0
    is_cut: bool = False
    trouble: Trouble | None = None


async def read(response: httpcore2.Response, *, limits: Limits, sink: Sink | None) -> Body:
    """Read a body into memory, or into a sink that may stop it."""
    codings = _codings(response)
    if not set(codings) <= CODINGS:
        return Body(trouble=Trouble.UNREADABLE)
    if sink is None and not limits.keeps_partial and _declared(response) > limits.max_bytes:
        return Body(n_bytes=_declared(response), is_cut=True, trouble=Trouble.TOO_LARGE)
    pieces = _plain(response) if set(codings) <= {"identity"} else _unpacked(response)
    async with aclosing(pieces):
        return await _gather(pieces, limits, sink)


async def _gather(pieces: AsyncIterator[bytes], limits: Limits, sink: Sink | None) -> Body:
    kept: list[bytes] = []
    n_bytes = 0
    take = sink or _keeping(kept)
    async for piece in pieces:
        wants_more = take(piece[: limits.max_bytes - n_bytes])
        n_bytes += len(piece)
        if n_bytes > limits.max_bytes or not wants_more:
            return _cut(b"".join(kept), n_bytes, limits, sink)
    return Body(b"".join(kept), n_bytes)


def _keeping(kept: list[bytes]) -> Sink:
    def keep(piece: bytes) -> bool:
        kept.append(piece)
        return True

    return keep


def _cut(words: bytes, n_bytes: int, limits: Limits, sink: Sink | None) -> Body:
    if limits.keeps_partial or sink is not None:
        return Body(words, min(n_bytes, limits.max_bytes), is_cut=True)
    return Body(n_bytes=n_bytes, is_cut=True, trouble=Trouble.TOO_LARGE)


async def _plain(response: httpcore2.Response) -> AsyncGenerator[bytes]:
    async for piece in response.aiter_stream():
        yield piece


async def _unpacked(response: httpcore2.Response) -> AsyncGenerator[bytes]:
    """Unpack by the library's decoders, which give pieces of at most a megabyte."""
    whole = httpx2.Response(response.status, headers=response.headers, stream=_Stream(response))
    async for piece in whole.aiter_bytes():
        yield piece


class _Stream(httpx2.AsyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._pieces: AsyncIterable[bytes] = _plain(response)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._pieces:
            yield piece


def _codings(response: httpcore2.Response) -> list[str]:
    named = b",".join(value for name, value in response.headers if _is(name, b"content-encoding"))
    return [part for part in named.decode("latin-1").lower().replace(" ", "").split(",") if part]


def _declared(response: httpcore2.Response) -> int:
    """Give the length a server declares, 0 where it says none."""
    for name, value in response.headers:
        if _is(name, b"content-length") and value.isdigit():
            return int(value[:20])
    return 0


def _is(name: bytes, wanted: bytes) -> bool:
    return name.lower() == wanted
