"""Say which dealer each stretch of an answer is about."""

from __future__ import annotations

from itertools import pairwise

from aiv.domain.mentions.folding import word_set
from aiv.domain.mentions.hits import Scene
from aiv.domain.mentions.identities import Naming
from aiv.domain.mentions.layout import Block, BlockKind

NOBODY = -1
_SPLITTING = word_set("and but while whereas than unlike or y pero mientras et mais tandis")
_WHOLE = frozenset({BlockKind.ITEM, BlockKind.ROW, BlockKind.CODE, BlockKind.HEADING})
_REFERRING = word_set(
    """
    it its it's they their theyre theyve he she that this these those the there overall
    customers reviewers reviews feedback people shoppers buyers among given based expect
    prices staff que su sus este esta ellos el la il elle ils leur ce cette les
    """
)


def owners_of(scene: Scene, namings: list[Naming]) -> list[int]:
    """Give, word by word, the dealer the words speak of, or NOBODY."""
    owners = [NOBODY] * len(scene.reading.words)
    grouped: dict[int, list[Naming]] = {}
    for naming in namings:
        grouped.setdefault(scene.layout.block_at(naming.first), []).append(naming)
    only = {naming.dealer for naming in namings}
    lone = only.pop() if len(only) == 1 else NOBODY
    previous = NOBODY
    for at, block in enumerate(scene.layout.blocks):
        if at in grouped:
            _share_out(scene, block, grouped[at], owners)
            previous = _sole(grouped[at])
            continue
        owner = _inherited(scene, block, grouped, previous=previous, lone=lone)
        owners[block.first : block.last] = [owner] * (block.last - block.first)
        previous = NOBODY if block.kind is BlockKind.HEADING else previous
    return owners


def _sole(group: list[Naming]) -> int:
    return group[0].dealer if len({naming.dealer for naming in group}) == 1 else NOBODY


def _share_out(scene: Scene, block: Block, group: list[Naming], owners: list[int]) -> None:
    starts = [_first_start(scene, block, group[0])]
    starts += [
        _clause_start(scene, after=before.last, naming=naming) for before, naming in pairwise(group)
    ]
    for naming, start, end in zip(group, starts, [*starts[1:], block.last], strict=True):
        owners[start:end] = [naming.dealer] * (end - start)


def _first_start(scene: Scene, block: Block, naming: Naming) -> int:
    if block.kind in _WHOLE:
        return block.first
    return max(scene.layout.sentence_at(naming.first)[0], block.first)


def _clause_start(scene: Scene, *, after: int, naming: Naming) -> int:
    sentence = scene.layout.sentence_at(naming.first)[0]
    if sentence >= after:
        return sentence
    for at in range(naming.first - 1, after - 1, -1):
        if at < len(scene.layout.gaps) and any(
            mark in scene.layout.gaps[at] for mark in ",;:—–(|\n"
        ):
            return at + 1
        if scene.reading.words[at] in _SPLITTING:
            return at
    return naming.first


def _inherited(
    scene: Scene, block: Block, grouped: dict[int, list[Naming]], *, previous: int, lone: int
) -> int:
    """Let words without a name speak of the heading's, the last or the only dealer."""
    if block.heading is not None and block.heading in grouped:
        return _sole(grouped[block.heading])
    if block.kind is BlockKind.HEADING:
        return lone
    if block.kind is BlockKind.ITEM:
        return previous
    words = scene.reading.words[block.first : block.first + 1]
    refers = bool(words) and words[0] in _REFERRING
    return previous if refers and previous != NOBODY else lone
