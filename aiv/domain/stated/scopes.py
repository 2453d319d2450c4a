"""Say which part of an answer speaks about the dealer, and give it line by line.

An answer about a market lists several stores. What follows a store's name is that store's, until
another store is named, the list goes on, or a new paragraph begins that is no detail of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.mentions.visible import see

REACH: Final = 1_500
"""Code points after its last naming within which a detail is taken for the dealer's."""
LONGEST_QUOTE: Final = 400
_UNSEEN: Final = str.maketrans(dict.fromkeys("\0*_`|~", " "))
_MARK: Final = re.compile(r"(?P<indent>[ \t]*)(?:#{1,6}\s|\d{1,2}[.)]\s|[-*+•]\s|\*\*)")
_DETAIL: Final = re.compile(
    r"[\s\d.)\-*+•#_|]*(?:main |general |store |showroom )?(?:phone|tel|call:|address|location|"
    r"located|website|site|web|hours|open|closed|makes|brands|sales|service|parts|finance|mon|tue|"
    r"wed|thu|fri|sat|sun|daily|it\b|they\b|their\b|its\b|price|inventory|stock)",
    re.I,
)
_STOP: Final = re.compile(r"[.!?](?=\s+[^\sa-z]|\s*\Z)(?<!\bRd\.)(?<!\bSt\.)(?<!\bAve\.)|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line about the dealer: its words without markup, and where it begins in the answer."""

    text: str
    start: int
    heading: str
    """The last line that stood above it with words and a colon, or as a heading."""


def lines(
    text: str, *, own: Sequence[int], others: Sequence[int], is_about: bool
) -> Iterator[Line]:
    """Give the lines that speak about the dealer, offset for offset.

    `own` and `others` are where the answer names this dealer and other ones. `is_about` says that
    the question itself names the dealer: then all is about it, up to where another is named.
    """
    seen = see(text).text.translate(_UNSEEN)
    for start, end in _parts(text, own, others, is_about=is_about):
        yield from _lines(seen, text, start, end)


def quote(text: str, start: int, end: int) -> str:
    """Give the sentence around a place, in the answer's own words."""
    begin = max(
        (each.end() for each in _STOP.finditer(text, max(0, start - 300), start)), default=0
    )
    begin = max(begin, start - LONGEST_QUOTE // 2, 0)
    after = _STOP.search(text, end)
    stop = min(after.start() + 1 if after else len(text), begin + LONGEST_QUOTE)
    return " ".join(text[begin : max(stop, end)].split()).lstrip("-*+•# ")


def _parts(
    text: str, own: Sequence[int], others: Sequence[int], *, is_about: bool
) -> Iterator[tuple[int, int]]:
    """Give spans that do not overlap, in order."""
    foreign = sorted(set(others) - set(own))
    starts = sorted({*own, 0} if is_about else set(own))
    done = 0
    for start in starts:
        nearest = bisect_right(foreign, start)
        end = foreign[nearest] if nearest < len(foreign) else len(text)
        if not is_about:
            end = min(end, start + REACH, _entry_end(text, start))
        if max(start, done) < end:
            yield max(start, done), end
            done = end


def _entry_end(text: str, start: int) -> int:
    """Give where the list goes on, or a paragraph begins that is no detail of the store."""
    line_start = text.rfind("\n", 0, start) + 1
    own_mark = _MARK.match(text, line_start)
    depth = len(own_mark["indent"]) if own_mark else 0
    is_listed = own_mark is not None and not _is_heading(text, line_start)
    at, was_blank = text.find("\n", start), False
    while 0 <= at < len(text):
        stop = text.find("\n", at + 1)
        line = text[at + 1 : stop if stop >= 0 else len(text)]
        if not line.strip():
            was_blank = True
        elif _is_next(line, depth, is_listed=is_listed, was_blank=was_blank):
            return at
        else:
            was_blank = False
        at = stop
    return len(text)


def _is_next(line: str, depth: int, *, is_listed: bool, was_blank: bool) -> bool:
    if _DETAIL.match(line):
        return False
    mark = _MARK.match(line)
    if mark is not None:
        return line.lstrip().startswith("#") or (is_listed and len(mark["indent"]) <= depth)
    is_inside = len(line) - len(line.lstrip()) > depth
    return was_blank and not is_inside


def _lines(seen: str, text: str, start: int, end: int) -> Iterator[Line]:
    heading = ""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = seen[at:stop]
        if line.strip():
            yield Line(text=line, start=at, heading=heading)
            bare = line.strip(" #-+•\t")
            if bare.endswith(":") or line.lstrip().startswith("#") or _is_bold(text[at:stop]):
                heading = bare
        at = stop + 1


def _is_heading(text: str, start: int) -> bool:
    """Tell whether a line stands above what follows: then a list under it is of its details."""
    line = text[start:].split("\n", 1)[0]
    return line.lstrip().startswith("#") or _is_bold(line)


def _is_bold(line: str) -> bool:
    bare = line.strip(" -+•\t")
    return bare.startswith("**") and bare.rstrip(":").endswith("**")
