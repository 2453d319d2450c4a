"""Find the makes that an answer says the dealer sells new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiv.domain.markets.makes import MAKES, SPELLINGS
from aiv.domain.stated.scopes import Line, quote
from aiv.domain.stated.values import Field, Record, Statement

_WORDS: Final = "|".join(
    sorted({*MAKES, "mercedes-benz", "land rover", "alfa romeo", "rolls-royce"}, key=len,
           reverse=True)
)  # fmt: skip
_LIST: Final = rf"(?:{_WORDS})(?:\s*(?:,|and|&|/|\bor\b|,\s*and)\s*(?:{_WORDS}))*"
_SOLD: Final = re.compile(
    rf"\b(?:sells?|carr(?:y|ies)|offers?|franchised?(?: for)?|authori[sz]ed|dealer(?:ship)? for|"
    rf"represents?)\s+(?:only\s+|exclusively\s+|both\s+|the\s+)?(?:(?:brand[- ])?new\s+)?"
    rf"(?P<makes>{_LIST})\b(?P<after>[^.!?\n]{{0,40}})",
    re.I,
)
_NOT_NEW: Final = re.compile(r"used|pre-?owned|certified|second-?hand|parts|service|repair", re.I)
_DENIED: Final = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno longer)\b[^.!?;,\n]{0,16}$", re.I)
_SPLIT: Final = re.compile(r"(?:(?<!\s)\s+)?(?:,|\band\b|&|/|\bor\b)\s*", re.I)


def find(line: Line, record: Record, *, answer: str) -> Iterator[Statement]:
    """Give what a line says is sold new; used cars are of any make and are left out.

    That a make is not sold is left out too: the record lists what is.
    """
    verified = {canonical(make) for make in record.makes}
    if not verified:
        return
    for match in _SOLD.finditer(line.text):
        if _NOT_NEW.search(match[0]) or _DENIED.search(line.text, 0, match.start()):
            continue
        stated = [word for word in _SPLIT.split(match["makes"]) if word]
        start, end = line.start + match.start("makes"), line.start + match.end("makes")
        yield Statement(
            field=Field.MAKES,
            start=start,
            end=end,
            quote=quote(answer, start, end),
            stated=", ".join(stated),
            correct=", ".join(record.makes),
            is_right=all(canonical(word) in verified for word in stated),
        )


def canonical(make: str) -> str:
    """Give one word for every usual spelling of a make."""
    words = tuple(re.sub(r"[^a-z0-9]+", " ", make.lower()).split())
    for row in SPELLINGS:
        if words in row:
            return "".join(row[0])
    return "".join(words)
