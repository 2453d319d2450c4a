"""Hold what the weighing of an answer looks at, and what it gathers by dealer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiv.domain.mentions.cues import Cue, CueHit
from aiv.domain.mentions.folding import word_set
from aiv.domain.mentions.hits import Scene
from aiv.domain.mentions.identities import Naming
from aiv.domain.mentions.layout import Block, BlockKind

_ALL_OF_THEM = word_set("both neither each all they these either ambos ambas los les tous ils")
CLAUSE_MARKS = frozenset(",;:.!?—–|()\n")


@dataclass(slots=True)
class Verdicts:
    """Gather what the cues say, by dealer."""

    picks: dict[int, int] = field(default_factory=dict)
    warned: set[int] = field(default_factory=set)
    praise: Counter[int] = field(default_factory=Counter)
    doubts: Counter[int] = field(default_factory=Counter)
    grave: Counter[int] = field(default_factory=Counter)
    conditional: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Court:
    """Hold what the weighing looks at."""

    scene: Scene
    namings: list[Naming]
    cues: list[CueHit]
    by_kind: Mapping[Cue, list[CueHit]]
    owners: list[int]
    aside: frozenset[int]
    judged: bool
    unheard: frozenset[int]
    chains: dict[int, int]

    def sentence_has(self, cue: CueHit, kind: Cue) -> bool:
        first, _ = self.scene.layout.sentence_at(cue.first)
        return any(first <= each.first < cue.first for each in self.by_kind.get(kind, ()))

    def is_hearsay(self, cue: CueHit) -> bool:
        """Say whether the sentence reports somebody else's view before the cue."""
        return self.sentence_has(cue, Cue.REPORTED) or self.sentence_has(cue, Cue.HEARSAY)

    def is_general(self, cue: CueHit) -> bool:
        """Say whether the sentence is advice about stores at large and names nobody before."""
        first, last = self.scene.layout.sentence_at(cue.first)
        if any(first <= naming.first < cue.first for naming in self.namings):
            return False
        general = self.by_kind.get(Cue.GENERAL, ())
        return any(first <= each.first < last for each in general)

    def is_negated(self, cue: CueHit) -> bool:
        first, _ = self.scene.layout.sentence_at(cue.first)
        near = max(first, cue.first - 3)
        return any(
            near <= each.first
            and each.last <= cue.first
            and not self.is_parted(each.last, cue.first)
            for each in self.by_kind.get(Cue.NEGATING, ())
        )

    def is_parted(self, first: int, last: int) -> bool:
        """Say whether punctuation parts the word before first from the word at last."""
        gaps = self.scene.layout.gaps[first - 1 : last]
        return any(not CLAUSE_MARKS.isdisjoint(gap) for gap in gaps)

    def next_naming(self, cue: CueHit, *, within: int) -> Naming | None:
        """Give the naming that begins within so many words after the cue, in its sentence."""
        end = self.scene.layout.sentence_at(cue.first)[1]
        for naming in self.namings:
            if cue.last <= naming.first <= min(cue.last + within, end - 1):
                return naming
        return None

    def is_inside_name(self, cue: CueHit) -> bool:
        return any(naming.first <= cue.first < naming.last for naming in self.namings)

    def listed_with(self, naming: Naming) -> list[int]:
        """Give the dealers of the list 'A, B and C' that begins with this naming."""
        head = self.chains.get(naming.first, naming.first)
        return [
            each.dealer
            for each in self.namings
            if self.chains.get(each.first, each.first) == head and each.first >= naming.first
        ]

    def sharing(self, owner: int, word: int) -> list[int]:
        """Give the dealers of whose whole list a word speaks: 'A and B are both honest'."""
        first, _ = self.scene.layout.sentence_at(word)
        before = [each for each in self.namings if first <= each.first and each.last <= word]
        if not before and self.scene.reading.words[first] in _ALL_OF_THEM:
            before = [each for each in self.namings if each.last <= first]
        if not before or before[-1].dealer != owner or before[-1].first not in self.chains:
            return [owner]
        head = self.chains[before[-1].first]
        return list(dict.fromkeys(each.dealer for each in before if each.first >= head))

    def headed_by(self, cue: CueHit) -> list[int]:
        """Give the dealers listed under a heading, or after a colon, that holds the cue."""
        at = self.scene.layout.block_at(cue.first)
        blocks = self.scene.layout.blocks
        lead = blocks[at]
        if lead.kind is not BlockKind.HEADING and ":" not in self.scene.layout.gaps[lead.last - 1]:
            return []
        is_heading = lead.kind is BlockKind.HEADING
        listed = range(at + 1, _list_end(blocks, at))
        found: list[int] = []
        for naming in self.namings:
            inside = self.scene.layout.block_at(naming.first)
            if blocks[inside].heading == at if is_heading else inside in listed:
                found.append(naming.dealer)
        return found

    def offered(self) -> list[int]:
        """Give the dealers not named in passing, in text order."""
        dealers = dict.fromkeys(each.dealer for each in self.namings)
        return [each for each in dealers if each not in self.aside]

    def block(self, word: int) -> Block:
        return self.scene.layout.blocks[self.scene.layout.block_at(word)]


def _list_end(blocks: list[Block], at: int) -> int:
    end = at + 1
    while end < len(blocks) and blocks[end].kind in {BlockKind.ITEM, BlockKind.ROW}:
        end += 1
    return end
