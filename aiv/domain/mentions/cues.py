"""Find the role cues of an answer with one automaton over its folded words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from ahocorasick_rs import AhoCorasick

from aiv.domain.mentions import lexicon
from aiv.domain.mentions.folding import Reading, Spans, fold_words


class Cue(Enum):
    """Name what a phrase says about the dealer it is near."""

    PICKED = lexicon.PICKED
    PICKED_NEXT = lexicon.PICKED_NEXT
    RUNNERS_UP = lexicon.RUNNERS_UP
    RANKED = lexicon.RANKED
    FAVOURABLE = lexicon.FAVOURABLE
    UNFAVOURABLE = lexicon.UNFAVOURABLE
    WARNED = lexicon.WARNED
    WARNED_OF = lexicon.WARNED_OF
    CONTRASTING = lexicon.CONTRASTING
    NEIGHBOURING = lexicon.NEIGHBOURING
    BELONGING = lexicon.BELONGING
    FORMER = lexicon.FORMER
    LEFT_OUT = lexicon.LEFT_OUT
    SUPPOSING = lexicon.SUPPOSING
    ASKING = lexicon.ASKING
    UNKNOWN = lexicon.UNKNOWN
    CLOSED = lexicon.CLOSED
    REPORTED = lexicon.REPORTED
    GENERAL = lexicon.GENERAL
    REVERSING = lexicon.REVERSING
    NEGATING = lexicon.NEGATING


@dataclass(frozen=True, slots=True)
class CueHit:
    """Hold one cue as word indexes [first, last)."""

    cue: Cue
    first: int
    last: int


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[Cue, ...], ...]]:
    lines: dict[str, dict[Cue, None]] = {}
    for cue in Cue:
        for phrase in cue.value.split(";"):
            if words := fold_words(phrase):
                lines.setdefault(f" {' '.join(words)} ", {})[cue] = None
    return AhoCorasick(list(lines)), tuple(tuple(cues) for cues in lines.values())


def cues_in(reading: Reading, spans: Spans) -> list[CueHit]:
    """Give the cues in text order; of one kind only the longest at a place."""
    automaton, kinds = _automaton()
    found: dict[tuple[Cue, int], CueHit] = {}
    ends: dict[Cue, int] = {}
    matches = automaton.find_matches_as_indexes(reading.hay, overlapping=True)
    placed = [(spans.word_at(start), spans.word_at(end - 1), kind) for kind, start, end in matches]
    for first, last, kind in sorted(placed, key=lambda each: (each[0], -each[1])):
        for cue in kinds[kind]:
            if last > ends.get(cue, 0):
                ends[cue] = last
                found[cue, first] = CueHit(cue, first, last)
    return list(found.values())
