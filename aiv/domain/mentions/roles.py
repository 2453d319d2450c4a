"""Decide in which role an answer puts each dealer forward."""

from __future__ import annotations

from functools import lru_cache

from aiv.domain.markets.makes import FRANCHISES, FULL_FOUR, GROUP_NAMES, spellings
from aiv.domain.mentions.balance import is_balanced
from aiv.domain.mentions.court import Court, Verdicts
from aiv.domain.mentions.cues import Cue, CueHit, cues_in
from aiv.domain.mentions.features import Asked
from aiv.domain.mentions.folding import fold_words, read, word_set
from aiv.domain.mentions.hits import Scene
from aiv.domain.mentions.identities import Naming, chain_starts
from aiv.domain.mentions.judging import judge
from aiv.domain.mentions.layout import BlockKind
from aiv.domain.mentions.passing import is_passing, words_to_machines
from aiv.domain.mentions.values import Role
from aiv.domain.mentions.verdicts import weigh
from aiv.domain.mentions.zones import NOBODY, owners_of

_RANKING_WORDS = word_set("rank ranked ranking rankings classement clasificacion")
_SUPPOSING = word_set("if suppose supposing say would could imagine si suponiendo supongamos")
_SUPPOSED = word_set("if would suppose could had were si serait seria")
# One favourable reason makes a recommendation; among facts asked for it takes plain praise.
_ENOUGH_PRAISE = 1
_ENOUGH_AMONG_FACTS = 2


def roles_of(scene: Scene, namings: list[Naming], *, prompt: str) -> dict[int, Role]:
    """Give each named dealer its role; at most one is best."""
    if not namings:
        return {}
    cues = cues_in(scene.reading, scene.spans)
    aside = _aside(scene, namings, cues)
    question = _question(prompt)
    court = Court(
        scene=scene,
        namings=namings,
        cues=cues,
        by_kind=_by_kind(cues),
        owners=owners_of(scene, namings, aside),
        aside=frozenset(aside),
        judged=_is_judged(scene, namings, question),
        unheard=frozenset(words_to_machines(scene, namings)),
        chains=chain_starts(scene, namings),
    )
    verdicts = weigh(court)
    best = _best(verdicts)
    dealers = dict.fromkeys(naming.dealer for naming in namings)
    told = {each: _role(court, verdicts, each, best=best, question=question) for each in dealers}
    return judge(court, verdicts, question, told)


# The same few prompts are asked over and over.
@lru_cache(maxsize=4096)
def _question(prompt: str) -> Asked:
    reading = read(prompt)
    kinds = {cue.cue for cue in cues_in(reading, reading.spans())}
    facts = Cue.FACTUAL in kinds and Cue.EVALUATIVE not in kinds
    opening = reading.words[:1]
    supposes = not _SUPPOSING.isdisjoint(opening) or "if" in reading.words
    return Asked(frozenset(reading.words), wants_facts=facts, supposes=supposes)


def _by_kind(cues: list[CueHit]) -> dict[Cue, list[CueHit]]:
    found: dict[Cue, list[CueHit]] = {}
    for cue in cues:
        found.setdefault(cue.cue, []).append(cue)
    return found


def _aside(scene: Scene, namings: list[Naming], cues: list[CueHit]) -> set[int]:
    """Give the dealers all of whose namings only pass by."""
    offered = {naming.dealer for naming in namings if not is_passing(scene, naming, cues, namings)}
    return {naming.dealer for naming in namings} - offered


def _is_judged(scene: Scene, namings: list[Naming], question: Asked) -> bool:
    before = scene.reading.words[: namings[0].first]
    return not _RANKING_WORDS.isdisjoint({*question.words, *before})


def _best(verdicts: Verdicts) -> int | None:
    """Give the one dealer with the strongest pick; equals and split advice cancel out."""
    strongest = max(verdicts.picks.values(), default=0)
    leaders = [dealer for dealer, weight in verdicts.picks.items() if weight == strongest]
    if len(leaders) != 1 or leaders[0] in verdicts.warned:
        return None
    split = verdicts.conditional - {leaders[0]}
    return None if leaders[0] in verdicts.conditional and split else leaders[0]


def _role(
    court: Court, verdicts: Verdicts, dealer: int, *, best: int | None, question: Asked
) -> Role:
    if dealer in verdicts.warned:
        return Role.WARNED_AGAINST
    if dealer == best:
        return Role.BEST
    if dealer in court.aside:
        return Role.PASSING
    if dealer in verdicts.picks:
        return Role.RECOMMENDED
    if _is_only_supposed(court, verdicts, dealer, question):
        return Role.PASSING
    if _is_group(court, dealer) or _is_declined(court, verdicts, dealer, question):
        return Role.PASSING
    is_field = _stands_in_fields(court, dealer)
    enough = _ENOUGH_AMONG_FACTS if question.wants_facts or is_field else _ENOUGH_PRAISE
    if is_balanced(court, dealer):
        return Role.OPTION
    favour = verdicts.praise[dealer] - verdicts.doubts[dealer] + _is_endorsed(court)
    if favour >= enough:
        return Role.RECOMMENDED
    return Role.PASSING if _is_beside_the_point(court, dealer, question) else Role.OPTION


def _stands_in_fields(court: Court, dealer: int) -> bool:
    """Say whether the dealer stands only in rows and records, whose cells state facts."""
    kinds = {court.block(each.first).kind for each in court.namings if each.dealer == dealer}
    return kinds <= {BlockKind.ROW, BlockKind.CODE}


def _is_endorsed(court: Court) -> bool:
    """Say whether the words before the first name put the whole list forward."""
    first = court.namings[0].first
    layout = court.scene.layout
    lead = layout.blocks[max(layout.block_at(first) - 1, 0)].first
    return any(
        lead <= cue.first and cue.last <= first and court.owners[cue.first] == NOBODY
        for cue in court.by_kind.get(Cue.ENDORSING, ())
    )


def _is_only_supposed(court: Court, verdicts: Verdicts, dealer: int, question: Asked) -> bool:
    """Say whether a question that only supposes something of a dealer is answered in general."""
    stem = fold_words(court.scene.roster.dealers[dealer].name)[0]
    if not question.supposes or stem not in question.words:
        return False
    favour = verdicts.praise[dealer] - verdicts.doubts[dealer]
    return favour < _ENOUGH_AMONG_FACTS or all(
        _is_supposed(court, naming) for naming in court.namings if naming.dealer == dealer
    )


def _is_supposed(court: Court, naming: Naming) -> bool:
    first, last = court.scene.layout.sentence_at(naming.first)
    return not _SUPPOSED.isdisjoint(court.scene.reading.words[first:last])


def _is_declined(court: Court, verdicts: Verdicts, dealer: int, question: Asked) -> bool:
    """Say whether the answer repeats a dealer of the question only to say it knows nothing."""
    stem = fold_words(court.scene.roster.dealers[dealer].name)[0]
    return (
        stem in question.words
        and verdicts.praise[dealer] - verdicts.doubts[dealer] < _ENOUGH_PRAISE
        and any(court.owners[cue.first] == dealer for cue in court.by_kind.get(Cue.UNKNOWN, ()))
    )


def _is_group(court: Court, dealer: int) -> bool:
    """Say whether the entry is a parent of other listed rooftops."""
    words = fold_words(court.scene.roster.dealers[dealer].name)
    return not GROUP_NAMES.isdisjoint(words) and (
        "group" in words or len(court.scene.roster.stems.get(words[0], ())) > 1
    )


def _brands(make: str) -> set[str]:
    """Give the words of a make; the letters of a joint franchise stand for its four brands."""
    words = set(fold_words(make))
    return words | FULL_FOUR if words & (FRANCHISES | FULL_FOUR) else words


def _is_beside_the_point(court: Court, dealer: int, question: Asked) -> bool:
    """Say whether the dealer sells another make than the one asked for."""
    entry = court.scene.roster.dealers[dealer]
    if court.scene.market is None or not entry.makes or fold_words(entry.name)[0] in question.words:
        return False
    makes = {fold_words(make) for make in entry.makes}
    sold = {word for make in makes for form in spellings(("x", *make)) for word in form[1:]}
    wanted = _brands(court.scene.market.make)
    if wanted & sold or sold & question.words:
        return False
    others = {naming.dealer for naming in court.namings} - {dealer}
    return any(
        wanted & _brands(make)
        for other in others
        for make in court.scene.roster.dealers[other].makes
    )
