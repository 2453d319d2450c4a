"""Tell namings that only pass by: echoes, contrasts, landmarks, suppositions, history, spam."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiv.domain.mentions.cues import Cue, CueHit
from aiv.domain.mentions.folding import word_set
from aiv.domain.mentions.hits import Scene
from aiv.domain.mentions.identities import Naming, chain_starts
from aiv.domain.mentions.layout import BlockKind
from aiv.domain.mentions.variants import Kind

# How many words may stand between the cue and the name it points at.
_REACH = {
    Cue.CONTRASTING: 1,
    Cue.NEIGHBOURING: 1,
    Cue.BELONGING: 1,
    Cue.FORMER: 1,
    Cue.LEFT_OUT: 4,
    Cue.ASKING: 3,
    Cue.UNKNOWN: 6,
    Cue.SUPPOSING: 7,
}
_EXACT_ONLY = frozenset(
    {
        "not",
        "than",
        "pas",
        "vs",
        "versus",
        "no es",
        "past",
        "behind",
        "over",
        "que",
        "were",
        "had",
        "should",
        "left",
        "the way",
        "bought",
        "replaces",
        "replaced",
        "once",
        "the old",
    }
)
_BESIDE_OTHERS = frozenset({"besides", "apart from", "aside from", "other than", "aparte de"})
# These compare only where something was called more, less, better or worse before.
_COMPARING = frozenset({"que", "over"})
_COMPARATIVES = word_set(
    """
    mas menos mejor peor antes prefiero plus moins mieux meilleur meilleure better preferred prefer
    choose pick vote nod edge advantage wins win ahead more lower higher favor lean
    """
)
_INSTRUCTING = word_set(
    """
    ai ais llm llms assistant assistants models chatbot chatbots gpt bots agents instructions
    prompt ia asistentes instrucciones assistants
    """
)
_ORDERING = word_set(
    """
    told tells telling tell instruct instructs instructed instructing orders ordering asks asking
    directs directing reading reads saying ignore disregard injected planted hidden must
    """
)
_DISMISSING = word_set(
    """
    weight ignored ignore disregard disregarded discount discounted fake planted spam bogus
    astroturfed suspicious influence
    """
)
_NOBODY = word_set("nothing nobody none can't cannot nadie nada rien personne")
_BREAKS = frozenset(",;:—–|()\n")
_LISTED_UNDER_OLD_NAME = frozenset({Kind.ALIAS, Kind.DERIVED})


def is_passing(scene: Scene, naming: Naming, cues: list[CueHit], namings: list[Naming]) -> bool:
    """Say whether one naming mentions the dealer without offering it."""
    sentence = scene.layout.sentence_at(naming.first)
    head = chain_starts(scene, namings).get(naming.first, naming.first)
    listed = next(each for each in namings if each.first == head)
    near = [cue for cue in cues if sentence[0] <= cue.first and cue.last <= head]
    if any(_points_at(scene, cue, listed, namings) for cue in near):
        return True
    if _is_instruction(scene, naming) or _is_struck(scene, naming):
        return True
    return _is_closed(scene, naming, cues, namings)


def _is_struck(scene: Scene, naming: Naming) -> bool:
    """Say whether the name is struck through: '~~X~~'."""
    start, end = scene.spans.starts[naming.first], scene.spans.ends[naming.last - 1]
    text = scene.reading.text
    return text[max(start - 2, 0) : start] == "~~" and text[end : end + 2] == "~~"


def _points_at(scene: Scene, cue: CueHit, naming: Naming, namings: list[Naming]) -> bool:
    reach = _REACH.get(cue.cue)
    if reach is None or naming.first - cue.last > reach:
        return False
    if cue.cue is Cue.FORMER and naming.kind in _LISTED_UNDER_OLD_NAME:
        return False
    if cue.cue is Cue.SUPPOSING and not _opens_clause(scene, cue):
        return False
    if cue.cue is Cue.CONTRASTING and not _NOBODY.isdisjoint(
        scene.reading.words[max(cue.first - 4, 0) : cue.first]
    ):
        return False
    words = " ".join(scene.reading.words[cue.first : cue.last])
    if words in _COMPARING and not _compares(scene, cue):
        return False
    if words in _EXACT_ONLY and naming.first > cue.last:
        return False
    between = range(cue.last, naming.first)
    if any(other.first in between for other in namings):
        return False
    if cue.cue is Cue.ASKING or (cue.cue is Cue.SUPPOSING and cue.last - cue.first > 2):
        return True
    if cue.cue is Cue.LEFT_OUT:
        return words not in _BESIDE_OTHERS or not any(
            "," in scene.layout.gaps[at] for at in range(cue.last - 1, naming.first)
        )
    gaps = (scene.layout.gaps[at] for at in range(cue.last - 1, naming.first))
    return not any(_BREAKS.intersection(gap) for gap in gaps)


def _compares(scene: Scene, cue: CueHit) -> bool:
    start, _ = scene.layout.sentence_at(cue.first)
    return not _COMPARATIVES.isdisjoint(scene.reading.words[start : cue.first])


def _opens_clause(scene: Scene, cue: CueHit) -> bool:
    start = scene.layout.sentence_at(cue.first)[0]
    if scene.reading.words[cue.first] in {"say", "assume", "pretend"}:
        return cue.first == start
    return cue.first <= start + 1 or bool(_BREAKS.intersection(scene.gap_before(cue.first)))


def _is_instruction(scene: Scene, naming: Naming) -> bool:
    """Say whether the name stands in quoted words that address AI models."""
    block = scene.layout.blocks[scene.layout.block_at(naming.first)]
    words = set(scene.reading.words[block.first : block.last])
    if block.kind in {BlockKind.QUOTE, BlockKind.CODE} and not _INSTRUCTING.isdisjoint(words):
        return True
    if block.kind is BlockKind.QUOTE:
        return not _DISMISSING.isdisjoint(scene.reading.words[block.last :])
    first, last = scene.layout.sentence_at(naming.first)
    said = scene.reading.words[first:last]
    if _INSTRUCTING.isdisjoint(said):
        return False
    return _is_quoted(scene, naming) or not _ORDERING.isdisjoint(said)


def words_to_machines(scene: Scene, namings: Iterable[Naming]) -> Iterator[int]:
    """Give the words around names in quoted instructions, whose praise is not the answer's."""
    for naming in namings:
        if _is_instruction(scene, naming):
            yield from range(*scene.layout.sentence_at(naming.first))


def _is_quoted(scene: Scene, naming: Naming) -> bool:
    text = scene.reading.visible.text
    start = scene.spans.starts[naming.first]
    head = text[max(text.rfind("\n", 0, start), start - 400, 0) : start]
    opened = head.count("“") + head.count("«") - head.count("”") - head.count("»")
    return opened > 0 or head.count('"') % 2 == 1


def _is_closed(scene: Scene, naming: Naming, cues: Iterable[CueHit], namings: list[Naming]) -> bool:
    """Say whether the same sentence goes on to say that the store is gone or is another."""
    _, end = scene.layout.sentence_at(naming.first)
    following = (other.first for other in namings if naming.last <= other.first < end)
    limit = min(following, default=end)
    return any(
        cue.cue is Cue.CLOSED and naming.last <= cue.first < min(limit, naming.last + 12)
        for cue in cues
    )
