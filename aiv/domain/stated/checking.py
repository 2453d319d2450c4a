"""Read one answer: everything it states about a dealer that the verified record can settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.inventory import claims
from aiv.domain.inventory.claims import Stock
from aiv.domain.stated import addresses, makes_sold, opening, phones, sites
from aiv.domain.stated.scopes import Line, lines
from aiv.domain.stated.values import Field, Record, Statement

ASKS_FOR_SITE: Final = "fact-website"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An answer with where it names this dealer and others (code points), and what was asked.

    `is_branded` says that the question names the dealer; then `intent` is the question's slug.
    """

    text: str
    own: tuple[int, ...]
    others: tuple[int, ...]
    is_branded: bool
    intent: str


def check(about: About, record: Record, *, stock: Stock | None = None) -> list[Statement]:
    """Give the statements of an answer in order, each place and field once.

    `stock` is the feed, given only for an answer of about the feed's own day.
    """
    found: dict[tuple[Field, int], Statement] = {}
    parts = lines(about.text, own=about.own, others=about.others, is_about=about.is_branded)
    for line in parts:
        for each in _of_line(line, record, about):
            found.setdefault((each.field, each.start), each)
    for each in _vehicles(about, stock) if stock else ():
        found.setdefault((each.field, each.start), each)
    return sorted(found.values(), key=lambda each: (each.start, each.field))


def _of_line(line: Line, record: Record, about: About) -> Iterator[Statement]:
    is_asked = about.is_branded and about.intent == ASKS_FOR_SITE
    yield from phones.find(line, record, answer=about.text)
    yield from addresses.find(line, record, answer=about.text)
    yield from sites.find(line, record, answer=about.text, is_asked=is_asked)
    yield from opening.find(line, record, answer=about.text)
    yield from makes_sold.find(line, record, answer=about.text)


def _vehicles(about: About, stock: Stock) -> Iterator[Statement]:
    own: Sequence[int] = (0, *about.own) if about.is_branded else about.own
    for each in claims.check(about.text, stock, own=own, others=about.others):
        yield Statement(
            field=Field.VEHICLES,
            start=each.start,
            end=each.start + max(1, len(each.quote)),
            quote=each.quote,
            stated=each.stated,
            correct=each.correct,
            is_right=each.is_correct,
        )
