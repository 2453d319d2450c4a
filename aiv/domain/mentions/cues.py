"""Find the role cues of an answer with one automaton over its folded words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from threading import Lock

from ahocorasick_rs import AhoCorasick

from aiv.domain.mentions import asides, cautions, framing, lexicon, praise, tones
from aiv.domain.mentions.folding import Reading, Spans, fold_words
from aiv.domain.mentions.phrases import spelled_out


class Cue(Enum):
    """Name what a phrase says about the dealer it is near."""

    PICKED = lexicon.PICKED
    PICKED_NEXT = lexicon.PICKED_NEXT
    TOLD = lexicon.TOLD
    TOLD_BACK = lexicon.TOLD_BACK
    GIVEN_UP = cautions.GIVEN_UP
    GIVEN_TOP = lexicon.GIVEN_TOP
    GIVEN_TRY = lexicon.GIVEN_TRY
    RUNNERS_UP = lexicon.RUNNERS_UP
    RANKED = lexicon.RANKED
    FAVOURABLE = praise.FAVOURABLE
    MILDLY_FAVOURABLE = praise.MILDLY_FAVOURABLE
    UNFAVOURABLE = tones.UNFAVOURABLE
    GRAVE = cautions.GRAVE
    MILDLY_UNFAVOURABLE = tones.MILDLY_UNFAVOURABLE
    WARNED = cautions.WARNED
    WARNED_OF = cautions.WARNED_OF
    CONTRASTING = asides.CONTRASTING
    NEIGHBOURING = asides.NEIGHBOURING
    BELONGING = asides.BELONGING
    FORMER = asides.FORMER
    LEFT_OUT = asides.LEFT_OUT
    SUPPOSING = asides.SUPPOSING
    ASKING = asides.ASKING
    UNKNOWN = asides.UNKNOWN
    CLOSED = asides.CLOSED
    REPORTED = framing.REPORTED
    HEARSAY = framing.HEARSAY
    GENERAL = framing.GENERAL
    REVERSING = tones.REVERSING
    NEGATING = tones.NEGATING
    BALANCING = framing.BALANCING
    ENDORSING = framing.ENDORSING
    FALLBACKS = lexicon.FALLBACKS
    SUGGESTING = framing.SUGGESTING
    NEUTRAL = tones.NEUTRAL
    FACTUAL = framing.FACTUAL
    EVALUATIVE = framing.EVALUATIVE

    # Members are singles; hashing their long lists of phrases' names each time is slow.
    __hash__ = object.__hash__


PRAISING = frozenset({Cue.FAVOURABLE, Cue.MILDLY_FAVOURABLE})
MILD = frozenset({Cue.MILDLY_FAVOURABLE, Cue.MILDLY_UNFAVOURABLE})
_BUILDING = Lock()
TONES = PRAISING | MILD | {Cue.UNFAVOURABLE, Cue.GRAVE, Cue.NEUTRAL}


@dataclass(frozen=True, slots=True)
class CueHit:
    """Hold one cue as word indexes [first, last)."""

    cue: Cue
    first: int
    last: int


def get_ready() -> None:
    """Build what every reading shares, so that the first one need not wait for it."""
    _automaton()


def _automaton() -> tuple[AhoCorasick, tuple[tuple[Cue, ...], ...]]:
    # The cache alone would let all threads that read the first answers build it side by side.
    with _BUILDING:
        return _built()


@cache
def _built() -> tuple[AhoCorasick, tuple[tuple[Cue, ...], ...]]:
    lines: dict[str, tuple[Cue, ...]] = {}
    # Most lines mean the same few cues: each such tuple exists once.
    same: dict[tuple[Cue, ...], tuple[Cue, ...]] = {}
    for cue in Cue:
        for phrase in spelled_out(cue.value):
            if words := fold_words(phrase):
                # A stem has no space behind it, so it fits every word that begins so.
                end = "" if phrase.endswith("*") else " "
                line = f" {' '.join(words)}{end}"
                cues = lines.get(line, ())
                if cue not in cues:
                    lines[line] = same.setdefault((*cues, cue), (*cues, cue))
    return AhoCorasick(list(lines)), tuple(lines.values())


def cues_in(reading: Reading, spans: Spans) -> list[CueHit]:
    """Give the cues in text order; of one kind, and of all tones, only the longest at a place."""
    automaton, kinds = _automaton()
    found: dict[tuple[Cue, int], CueHit] = {}
    ends: dict[Cue | None, int] = {}
    matches = automaton.find_matches_as_indexes(reading.hay, overlapping=True)
    placed = [
        (spans.word_at(start), spans.word_at(end - 2) + 1, kind) for kind, start, end in matches
    ]
    for first, last, kind in sorted(placed, key=lambda each: (each[0], -each[1])):
        for cue in kinds[kind]:
            family = None if cue in TONES else cue
            if last > ends.get(family, 0):
                ends[family] = last
                found[cue, first] = CueHit(cue, first, last)
    return list(found.values())
