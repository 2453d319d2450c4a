"""Find the places where an answer may name a dealer, before anything is weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiv.domain.mentions.folding import Reading, Spans
from aiv.domain.mentions.layout import Layout
from aiv.domain.mentions.roster import Roster
from aiv.domain.mentions.slips import slips_in
from aiv.domain.mentions.values import MarketPlace
from aiv.domain.mentions.variants import Kind, Pattern


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place: word indexes [first, last) and the patterns that fit there."""

    first: int
    last: int
    patterns: tuple[Pattern, ...]
    kind: Kind

    def dealers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(pattern.dealer for pattern in self.patterns))


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold everything the later steps look at around a hit."""

    roster: Roster
    reading: Reading
    spans: Spans
    layout: Layout
    market: MarketPlace | None
    shouting: bool
    has_capitals: bool

    def original(self, first: int, last: int) -> str:
        return self.reading.text[self.spans.starts[first] : self.spans.ends[last - 1]]

    def is_capital(self, word: int) -> bool:
        letter = self.reading.text[self.spans.starts[word]]
        return letter.isupper() or letter.istitle()

    def gap_before(self, word: int) -> str:
        if word == 0:
            return self.reading.visible.text[: self.spans.starts[0]]
        return self.layout.gaps[word - 1]


def raw_matches(roster: Roster, reading: Reading) -> list[tuple[int, int, int]]:
    """Give every (pattern, start, end) of the automaton in the line of words."""
    return roster.automaton.find_matches_as_indexes(reading.hay, overlapping=True)


def exact_hits(roster: Roster, spans: Spans, matches: list[tuple[int, int, int]]) -> Iterator[Hit]:
    """Turn the automaton's matches into hits on words."""
    for pattern, start, end in matches:
        owners = roster.owners[pattern]
        first = spans.word_at(start)
        kind = min(owner.kind for owner in owners)
        yield Hit(first, spans.word_at(end - 1), owners, kind)


def slipped_hits(scene: Scene) -> Iterator[Hit]:
    """Give hits with one slipped letter, joined when several dealers fit."""
    found: dict[tuple[int, int], tuple[Pattern, ...]] = {}
    is_plain = scene.shouting or not scene.has_capitals
    is_name_like = (lambda _: True) if is_plain else scene.is_capital
    for slip in slips_in(scene.roster.slips, scene.reading.words, is_name_like=is_name_like):
        key = slip.first, slip.last
        found[key] = (*found.get(key, ()), slip.pattern)
    for (first, last), patterns in found.items():
        yield Hit(first, last, patterns, Kind.SLIP)


def without_overlaps(hits: list[Hit]) -> list[Hit]:
    """Keep the longest hit of every place, exact words before slips, in text order."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.kind, hit.first)):
        places = range(hit.first, hit.last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)
