"""Pack what was read from a site into bytes for storage, and read it back as it was."""

from __future__ import annotations

import zlib
from typing import Any, Final, TypeVar

import msgspec

from aiv.domain import storable

Value = TypeVar("Value")
LARGEST_BYTES: Final = 64 * 1024 * 1024
"""More than any page or sitemap we keep unpacks to; what claims more is not read."""


def pack(value: Any) -> bytes:
    """Give a frozen value as compressed JSON; signs that no text may hold become U+FFFD."""
    try:
        words = msgspec.json.encode(value)
    except UnicodeEncodeError:
        words = msgspec.json.encode(storable.json_value(msgspec.to_builtins(value)))
    return zlib.compress(words)


def unpack(packed: bytes, kind: type[Value]) -> Value:
    """Give the value that was packed; raises ValueError for what is none of this kind."""
    return msgspec.json.decode(_inflated(packed), type=kind)


def pack_bytes(body: bytes) -> bytes:
    """Give a body compressed."""
    return zlib.compress(body)


def unpack_bytes(packed: bytes) -> bytes:
    """Give the body that was compressed."""
    return _inflated(packed)


def _inflated(packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        words = stream.decompress(packed, LARGEST_BYTES)
    except zlib.error as error:
        raise ValueError("these bytes were not packed here") from error
    if stream.unconsumed_tail:
        raise ValueError(f"more than {LARGEST_BYTES} bytes")
    return words
