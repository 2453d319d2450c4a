"""Say which dealer each stretch of an answer is about."""

from __future__ import annotations

from itertools import accumulate, pairwise

from aiv.domain.mentions.folding import word_set
from aiv.domain.mentions.hits import Scene
from aiv.domain.mentions.identities import Naming
from aiv.domain.mentions.layout import Block, BlockKind

NOBODY = -1
_SPLITTING = word_set("and but while whereas than unlike or y pero mientras et mais tandis")
_WHOLE = frozenset({BlockKind.ITEM, BlockKind.ROW, BlockKind.CODE, BlockKind.HEADING})
_RELATIVE = word_set("which who whose where that is was has que cuyo qui dont ou")
_MARKS = frozenset(",;:—–(|\n")
_PRONOUNS = word_set("it its it's they their they're they've he she su sus elle ils leur")
_REFERRING = word_set(
    """
    it its it's they their they're they've he she that this these those the there overall
    customers reviewers reviews feedback people shoppers buyers among given based expect prices
    staff que su sus este esta ellos el la il elle ils leur ce cette les
    """
)

# Words that point back at one of two dealers named before.
_PLACES = {
    "first": 0,
    "former": 0,
    "second": 1,
    "latter": 1,
    "primero": 0,
    "primera": 0,
    "segundo": 1,
    "segunda": 1,
    "premier": 0,
    "premiere": 0,
    "seconde": 1,
    "deuxieme": 1,
    "ultimo": 1,
}
_COMPLETE = frozenset({"former", "latter"})
_ARTICLES = word_set("the el la le este esta")
_NOUNS = word_set("one store dealer dealership shop is has tienda es tiene est a propose")
_SPEAKING_OF = word_set(
    """
    it its they their them there theyre theyve store dealership dealer place shop business lot staff
    team advisers advisors salespeople owners reviewers customers buyers reviews ratings
    complaints comments su sus tienda concesionario clientes elle ils leur leurs concession avis
    """
)


def owners_of(scene: Scene, namings: list[Naming], aside: set[int]) -> list[int]:
    """Give, word by word, the dealer the words speak of, or NOBODY."""
    owners = [NOBODY] * len(scene.reading.words)
    grouped: dict[int, list[Naming]] = {}
    for naming in namings:
        grouped.setdefault(scene.layout.block_at(naming.first), []).append(naming)
    walk = _Walk(scene, grouped, aside, lone=_sole(namings, aside))
    heads: dict[int, int] = {}
    for at, block in enumerate(scene.layout.blocks):
        heads = _headed_columns(scene, at, grouped.get(at, []), heads)
        if heads:
            owners[block.first : block.last] = [
                heads.get(column, NOBODY) for column in columns(scene, block)
            ]
        elif at in grouped:
            owners[block.first : block.last] = [walk.heading(block)] * (block.last - block.first)
            _share_out(scene, block, grouped[at], owners, aside)
            _give_back(scene, block, grouped[at], owners)
            walk.meet(block, grouped[at])
        else:
            owners[block.first : block.last] = [walk.owner(block)] * (block.last - block.first)
    return owners


def _headed_columns(
    scene: Scene, at: int, group: list[Naming], heads: dict[int, int]
) -> dict[int, int]:
    """Give the dealer heading each column of a table whose first row names several."""
    blocks = scene.layout.blocks
    if blocks[at].kind is not BlockKind.ROW:
        return {}
    if at and blocks[at - 1].kind is BlockKind.ROW:
        return {} if group else heads
    placed = columns(scene, blocks[at])
    found = {placed[naming.first - blocks[at].first]: naming.dealer for naming in group}
    return found if len(set(found.values())) > 1 else {}


def columns(scene: Scene, block: Block) -> list[int]:
    """Give the table column of each word of a row."""
    if block.last == block.first:
        return []
    before = scene.reading.visible.text[block.start : scene.spans.starts[block.first]].count("|")
    gaps = scene.layout.gaps[block.first : block.last - 1]
    return list(accumulate((gap.count("|") for gap in gaps), initial=before))


def _sole(group: list[Naming], aside: set[int]) -> int:
    dealers = {naming.dealer for naming in group}
    subjects = dealers - aside or dealers
    return subjects.pop() if len(subjects) == 1 else NOBODY


class _Walk:
    """Carry the subject from block to block."""

    __slots__ = ("_aside", "_grouped", "_is_after_list", "_leads", "_lone", "_previous", "_scene")

    def __init__(
        self, scene: Scene, grouped: dict[int, list[Naming]], aside: set[int], *, lone: int
    ) -> None:
        self._scene, self._grouped, self._aside, self._lone = scene, grouped, aside, lone
        self._previous = NOBODY
        self._leads = NOBODY
        self._is_after_list = False

    def meet(self, block: Block, group: list[Naming]) -> None:
        self._previous = _sole(group, self._aside)
        self._is_after_list = block.kind in {BlockKind.ITEM, BlockKind.ROW}
        self._leads = NOBODY if block.kind is BlockKind.ITEM else self._previous

    def heading(self, block: Block) -> int:
        """Give the dealer that the block's heading names."""
        named = [] if block.heading is None else self._grouped.get(block.heading, [])
        return _sole(named, self._aside)

    def owner(self, block: Block) -> int:
        """Give the subject of a block without a name: its heading's, its list's, the last one's."""
        if block.heading is not None and block.heading in self._grouped:
            return self._under_heading(block)
        if block.kind is BlockKind.HEADING:
            self._leads = self._previous = NOBODY
            return NOBODY
        if block.kind in {BlockKind.ITEM, BlockKind.ROW, BlockKind.CODE, BlockKind.QUOTE}:
            return self._leads
        pointing = _PRONOUNS if self._is_after_list else _REFERRING
        refers = self._scene.reading.words[block.first] in pointing
        owner = self._previous if refers and self._previous != NOBODY else self._lone
        if not refers and _SPEAKING_OF.isdisjoint(
            self._scene.reading.words[block.first : block.last]
        ):
            owner = NOBODY
        self._leads = owner if refers else NOBODY
        return owner

    def _under_heading(self, block: Block) -> int:
        blocks = self._scene.layout.blocks
        at = blocks.index(block)
        heading = block.heading if block.heading is not None else at
        is_near = at - heading == 1 or block.kind is not BlockKind.PARAGRAPH
        refers = self._scene.reading.words[block.first] in _REFERRING
        return _sole(self._grouped[heading], self._aside) if is_near or refers else NOBODY


def _share_out(
    scene: Scene, block: Block, group: list[Naming], owners: list[int], aside: set[int]
) -> None:
    starts = [_first_start(scene, block, group[0])]
    starts += [
        _clause_start(scene, block, after=before.last, naming=naming)
        for before, naming in pairwise(group)
    ]
    subject = NOBODY
    for naming, start, end in zip(group, starts, [*starts[1:], block.last], strict=True):
        owners[start:end] = [naming.dealer] * (end - start)
        if naming.dealer not in aside:
            subject = naming.dealer
        elif subject != NOBODY and not _is_explained(scene, naming):
            owners[naming.last : end] = [subject] * (end - naming.last)


def _give_back(scene: Scene, block: Block, group: list[Naming], owners: list[int]) -> None:
    """Give words after 'the latter' or 'the second one' to the dealer so pointed at."""
    words = scene.reading.words
    for at in range(group[0].last + 1, block.last - 1):
        place = _PLACES.get(words[at])
        if place is None or words[at - 1] not in _ARTICLES:
            continue
        if words[at] not in _COMPLETE and words[at + 1] not in _NOUNS:
            continue
        named = list(dict.fromkeys(each.dealer for each in group if each.last <= at))[-2:]
        following = (each.first for each in group if each.first > at)
        end = min(following, default=block.last)
        if len(named) > 1:
            owners[at:end] = [named[place]] * (end - at)


def _is_explained(scene: Scene, naming: Naming) -> bool:
    """Say whether the words after a name in passing go on about it: 'unlike X, which ...'."""
    if naming.last >= len(scene.reading.words):
        return False
    return scene.reading.words[naming.last] in _RELATIVE


def _first_start(scene: Scene, block: Block, naming: Naming) -> int:
    if block.kind in _WHOLE:
        return block.first
    return max(scene.layout.sentence_at(naming.first)[0], block.first)


def _clause_start(scene: Scene, block: Block, *, after: int, naming: Naming) -> int:
    sentence = scene.layout.sentence_at(naming.first)[0]
    if block.kind is BlockKind.CODE:
        objects = (at + 1 for at in range(after - 1, naming.first) if "{" in scene.layout.gaps[at])
        return max(objects, default=max(sentence, after))
    if sentence >= after:
        return sentence
    for at in range(naming.first - 1, after - 1, -1):
        if not _MARKS.isdisjoint(scene.layout.gaps[at]):
            return at + 1
        if scene.reading.words[at] in _SPLITTING:
            return at
    return naming.first
