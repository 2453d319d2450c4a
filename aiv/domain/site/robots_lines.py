"""Read robots.txt into lines that say something, as RFC 9309 and Google's reader do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MAX_LINE_BYTES: Final = 2083 * 8 - 1
"""What stands beyond it on one line is not read (Google's limit)."""
_BOM: Final = b"\xef\xbb\xbf"
_WHITE: Final = b" \t\n\v\f\r"
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_PERCENT: Final = re.compile(rb"%[0-9a-fA-F]{2}")
_BLANKS: Final = re.compile(rb"[ \t]+")


class Kind(StrEnum):
    """Say what a line is about."""

    AGENT = "user-agent"
    ALLOW = "allow"
    DISALLOW = "disallow"
    SITEMAP = "sitemap"
    OTHER = "other"
    BAD = "bad"


# In the order in which they are tried; whatever begins like a key is that key, typos included.
_KEYS: Final = (
    (Kind.AGENT, (b"user-agent", b"useragent", b"user agent")),
    (Kind.ALLOW, (b"allow",)),
    (
        Kind.DISALLOW,
        (b"disallow", b"dissallow", b"dissalow", b"disalow", b"diasllow", b"disallaw"),
    ),
    (Kind.SITEMAP, (b"sitemap", b"site-map")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, what it is about, its key and value, and its own words."""

    number: int
    kind: Kind
    key: str
    value: bytes
    text: str


def lines(body: bytes) -> Iterator[Line]:
    """Give every line that says something, or that nobody can read."""
    for number, raw in enumerate(_LINE_END.split(_without_bom(body)), start=1):
        line = _line(number, raw)
        if line is not None:
            yield line


def escaped(pattern: bytes) -> bytes:
    """Write bytes beyond ASCII as %XX and the hex digits of others in capitals."""
    capital = _PERCENT.sub(lambda found: found.group().upper(), pattern)
    if capital.isascii():
        return capital
    return b"".join(b"%%%02X" % sign if sign > 127 else bytes((sign,)) for sign in capital)


def _without_bom(body: bytes) -> bytes:
    """Leave out a byte order mark, and the beginning of one that was cut."""
    for length in (3, 2, 1):
        if body.startswith(_BOM[:length]):
            return body[length:]
    return body


def _line(number: int, raw: bytes) -> Line | None:
    said = raw[:MAX_LINE_BYTES].partition(b"\0")[0]
    bare = said.partition(b"#")[0].strip(_WHITE)
    if not bare:
        return None
    text = said.strip(_WHITE).decode("utf-8", "replace")
    key, value = _key_value(bare)
    if not key:
        return Line(number, Kind.BAD, "", b"", text)
    kind = _kind(key.lower())
    is_name = kind in (Kind.AGENT, Kind.SITEMAP)
    written = key.decode("utf-8", "replace").lower()
    return Line(number, kind, written, value if is_name else escaped(value), text)


def _key_value(bare: bytes) -> tuple[bytes, bytes]:
    """Split at the colon, or at white space where there are exactly two words."""
    key, colon, value = bare.partition(b":")
    if colon:
        return key.strip(_WHITE), value.strip(_WHITE)
    words = _BLANKS.split(bare)
    return (words[0], words[1].strip(_WHITE)) if len(words) == 2 else (b"", b"")


def _kind(key: bytes) -> Kind:
    for kind, beginnings in _KEYS:
        if key.startswith(beginnings):
            return kind
    return Kind.OTHER
