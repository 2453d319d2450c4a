"""Find where a link stands in a text, from code points, UTF-8 bytes, markers or Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, zip_longest
from typing import TypeAlias

from aiv.providers.digging import Body

PARAGRAPH, LINE = "\n\n", "\n"
Span: TypeAlias = tuple[int, int]
"""Start and end in code points, end-exclusive, inside the text."""

# Perplexity writes [7]; [web:7] has been reported too.
_MARKER = re.compile(r"\[(?:web:)?(\d{1,4})\]")
_LINK_END = re.compile(
    r"\]\((https?://[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,2000}){0,4})\)"
)
_LONGEST_LABEL = 400
_REPAIR_WITHIN = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one text of a body, the object that carries its links, and what sets it apart."""

    text: str
    origin: Body
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Say where a piece stands in the joined text."""

    start: int
    end: int
    origin: Body


@dataclass(frozen=True, slots=True)
class Link:
    """Hold one Markdown link of a text."""

    label: str
    url: str
    span: Span


def lay_out(pieces: Iterable[Piece]) -> tuple[str, list[Placed]]:
    """Join pieces to one text; the gap of the first and of empty ones is left out."""
    text: list[str] = []
    places: list[Placed] = []
    length = 0
    for piece in pieces:
        gap = piece.gap if length and piece.text else ""
        text += [gap, piece.text]
        start = length + len(gap)
        length = start + len(piece.text)
        places.append(Placed(start, length, piece.origin))
    return "".join(text), places


def within(start: int | None, end: int | None, place: Placed) -> Span | None:
    """Move a span of a piece to the joined text; None where it covers nothing of the piece."""
    if start is None or end is None:
        return None
    first, last = place.start + start, min(place.start + end, place.end)
    return (first, last) if 0 <= first < last else None


class ByteMap:
    """Turn UTF-8 byte offsets of one text into code points."""

    def __init__(self, text: str) -> None:
        sizes = (len(char.encode("utf-8", "replace")) for char in text)
        self._text = text
        self._ends = list(accumulate(sizes, initial=0))

    def span(self, start: int, end: int | None, words: str | None) -> Span | None:
        """Give the code points of a byte span, set right by its words where these stand nearby."""
        first = bisect_left(self._ends, start)
        last = bisect_left(self._ends, end) if end is not None else first
        if words and self._text[first:last] != words:
            first, last = self._nearest(words, first) or (first, last)
        last = min(last, len(self._text))
        return (first, last) if first < last else None

    def _nearest(self, words: str, first: int) -> Span | None:
        """Look around the stated place: recorders that fold characters shift offsets by a few."""
        low = max(0, first - _REPAIR_WITHIN)
        found = self._text.find(words, low, first + len(words) + _REPAIR_WITHIN)
        return (found, found + len(words)) if found >= 0 else None


def markers(text: str) -> Iterator[tuple[int, str, Span]]:
    """Give each numbered marker: its number, its words and its place."""
    for found in _MARKER.finditer(text):
        yield int(found[1]), found[0], found.span()


def markdown_links(text: str) -> list[Link]:
    """Give the links of a Markdown text; images and an icon before the same link are left out."""
    links = [link for found in _LINK_END.finditer(text) if (link := _link(text, found))]
    neighbours = zip_longest(links, links[1:])
    return [link for link, after in neighbours if link and not _is_icon(link, after)]


def _link(text: str, found: re.Match[str]) -> Link | None:
    start = _opening(text, found.start())
    if start is None or text[max(0, start - 1) : start] == "!":
        return None
    return Link(text[start + 1 : found.start()], found[1], (start, found.end()))


def _opening(text: str, closing: int) -> int | None:
    depth = 0
    for at in range(closing, max(-1, closing - _LONGEST_LABEL), -1):
        depth += {"]": 1, "[": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return None


def _is_icon(link: Link, after: Link | None) -> bool:
    if link.label or after is None:
        return False
    return link.url == after.url and after.span[0] - link.span[1] <= 1
