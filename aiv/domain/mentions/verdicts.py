"""Weigh picks, warnings, praise and doubts for each dealer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from aiv.domain.mentions.cues import Cue, CueHit
from aiv.domain.mentions.folding import word_set
from aiv.domain.mentions.hits import Scene
from aiv.domain.mentions.identities import Naming
from aiv.domain.mentions.layout import Block, BlockKind
from aiv.domain.mentions.zones import NOBODY

_PRONOUNS = word_set(
    """
    it them they this that there here him her the these those esto eso ello ellos lo la el le
    les y cela ca
    """
)
_CLAUSE_MARKS = frozenset(",;:.!?—–|()\n")
_SAID_OUTRIGHT, _RANKED_FIRST, _LED_WITH, _CROWNED = 6, 5, 4, 3


@dataclass(slots=True)
class Verdicts:
    """Gather what the cues say, by dealer."""

    picks: dict[int, int] = field(default_factory=dict)
    warned: set[int] = field(default_factory=set)
    praise: Counter[int] = field(default_factory=Counter)
    doubts: Counter[int] = field(default_factory=Counter)
    reversed_to: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Court:
    """Hold what the weighing looks at."""

    scene: Scene
    namings: list[Naming]
    cues: list[CueHit]
    owners: list[int]
    aside: frozenset[int]
    judged: bool

    def sentence_has(self, cue: CueHit, kind: Cue) -> bool:
        first, _ = self.scene.layout.sentence_at(cue.first)
        return any(each.cue is kind and first <= each.first < cue.first for each in self.cues)

    def is_negated(self, cue: CueHit) -> bool:
        first, _ = self.scene.layout.sentence_at(cue.first)
        return any(
            each.cue is Cue.NEGATING
            and each.last <= cue.first
            and each.first >= max(first, cue.first - 3)
            for each in self.cues
        )

    def next_naming(self, cue: CueHit, *, within: int) -> int | None:
        end = self.scene.layout.sentence_at(cue.first)[1]
        for naming in self.namings:
            if cue.last <= naming.first <= min(cue.last + within, end - 1):
                return naming.dealer
        return None

    def block(self, word: int) -> Block:
        return self.scene.layout.blocks[self.scene.layout.block_at(word)]


def weigh(court: Court) -> Verdicts:
    """Weigh every cue of an answer."""
    verdicts = Verdicts()
    for cue in court.cues:
        if cue.cue in {Cue.PICKED, Cue.PICKED_NEXT}:
            _weigh_pick(court, cue, verdicts)
        elif cue.cue in {Cue.WARNED, Cue.WARNED_OF}:
            _weigh_warning(court, cue, verdicts)
        elif cue.cue in {Cue.FAVOURABLE, Cue.UNFAVOURABLE}:
            _weigh_tone(court, cue, verdicts)
        elif cue.cue is Cue.RUNNERS_UP:
            _weigh_runner_up(court, cue, verdicts)
    _weigh_ranks(court, verdicts)
    return verdicts


def _weigh_pick(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    if court.is_negated(cue) or court.sentence_has(cue, Cue.REPORTED):
        return
    needs_name = cue.cue is Cue.PICKED_NEXT
    target = court.next_naming(cue, within=1 if needs_name else 3)
    if target is None and not needs_name:
        target = court.owners[cue.first]
    if target is None or target == NOBODY:
        return
    weight = _LED_WITH if needs_name else _SAID_OUTRIGHT
    weight -= 2 * _is_conditional(court, cue)
    verdicts.picks[target] = max(weight, verdicts.picks.get(target, 0))


def _is_conditional(court: Court, cue: CueHit) -> bool:
    first, last = court.scene.layout.sentence_at(cue.first)
    words = court.scene.reading.words[first:last]
    return bool({"if", "si"} & set(words[: cue.first - first]))


def _weigh_warning(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    if court.is_negated(cue):
        return
    first, last = court.scene.layout.sentence_at(cue.first)
    own_voice = {"i", "id", "je", "yo"} & set(court.scene.reading.words[first:last])
    if court.sentence_has(cue, Cue.REPORTED) and not own_voice:
        return
    target = _warned_target(court, cue)
    if target is not None and target != NOBODY and target not in court.aside:
        verdicts.warned.add(target)


def _warned_target(court: Court, cue: CueHit) -> int | None:
    named = court.next_naming(cue, within=2)
    if named is not None:
        return named
    owner = court.owners[cue.first]
    if cue.cue is Cue.WARNED or cue.last >= len(court.scene.reading.words):
        return owner
    gap = court.scene.layout.gaps[cue.last - 1]
    following = court.scene.reading.words[cue.last]
    ends = bool(_CLAUSE_MARKS.intersection(gap))
    if (
        ends
        or (following in _PRONOUNS and following != "the")
        or following in {"for", "until", "unless", "if"}
    ):
        return owner
    place = court.scene.reading.words[cue.last + 1 : cue.last + 2]
    return (
        owner
        if following in {"the", "this", "that"}
        and set(place) & {"store", "place", "dealer", "shop", "lot", "dealership"}
        else None
    )


def _weigh_tone(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    owner = court.owners[cue.first]
    if owner == NOBODY or _is_inside_name(court, cue) or _is_general(court, cue):
        return
    favourable = (cue.cue is Cue.FAVOURABLE) != court.is_negated(cue)
    side = verdicts.praise if favourable else verdicts.doubts
    side[owner] += 2 if court.sentence_has(cue, Cue.REVERSING) else 1


def _is_inside_name(court: Court, cue: CueHit) -> bool:
    return any(naming.first <= cue.first < naming.last for naming in court.namings)


def _is_general(court: Court, cue: CueHit) -> bool:
    """Say whether the sentence is advice about stores at large and names nobody."""
    first, last = court.scene.layout.sentence_at(cue.first)
    if any(first <= naming.first < last for naming in court.namings):
        return False
    return any(each.cue is Cue.GENERAL and first <= each.first < last for each in court.cues)


def _weigh_runner_up(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    target = court.next_naming(cue, within=4)
    second = court.owners[cue.first] if target is None else target
    earlier = [naming.dealer for naming in court.namings if naming.last <= cue.first]
    firsts = [
        dealer
        for dealer in dict.fromkeys(earlier)
        if dealer != second and dealer not in court.aside
    ]
    if second != NOBODY and firsts:
        crowned = firsts[-1]
        verdicts.picks[crowned] = max(_CROWNED, verdicts.picks.get(crowned, 0))
        verdicts.praise[second] += 2


def _weigh_ranks(court: Court, verdicts: Verdicts) -> None:
    for naming in court.namings:
        block = court.block(naming.first)
        if naming.dealer in court.aside or court.owners[block.first] != naming.dealer:
            continue
        if _is_first(court, block):
            verdicts.picks[naming.dealer] = max(_RANKED_FIRST, verdicts.picks.get(naming.dealer, 0))


def _is_first(court: Court, block: Block) -> bool:
    text = court.scene.reading.text[block.start : block.end]
    if "🥇" in text or "🏆" in text:
        return True
    if block.kind is BlockKind.ROW:
        return _cell_under_rank(court, block) in {"1", "1st", "#1"}
    if block.kind is BlockKind.CODE:
        return _has_rank_one(court, block)
    return block.number == 1 and court.judged


def _has_rank_one(court: Court, block: Block) -> bool:
    words = court.scene.reading.words[block.first : block.last]
    return any(
        a in {"rank", "position", "place", "ranking", "order"} and b == "1"
        for a, b in pairwise(words)
    )


def _cell_under_rank(court: Court, block: Block) -> str:
    blocks = court.scene.layout.blocks
    at = blocks.index(block)
    while at and blocks[at - 1].kind is BlockKind.ROW:
        at -= 1
    heads, cells = (_cells(court, each) for each in (blocks[at], block))
    ranks = [
        n
        for n, head in enumerate(heads)
        if head in {"rank", "#", "place", "ranking", "position", "puesto", "rang"}
    ]
    return cells[ranks[0]] if ranks and ranks[0] < len(cells) else ""


def _cells(court: Court, block: Block) -> list[str]:
    line = court.scene.reading.text[block.start : block.end].strip()
    return [cell.strip(" *_`").lower() for cell in line.strip("|").split("|")]
