"""Decide in which role an answer puts each dealer forward."""

from __future__ import annotations

from dataclasses import dataclass

from aiv.domain.mentions.court import Court, Verdicts
from aiv.domain.mentions.cues import Cue, CueHit, cues_in
from aiv.domain.mentions.folding import fold_words, read, word_set
from aiv.domain.mentions.hits import Scene
from aiv.domain.mentions.identities import Naming, chain_starts
from aiv.domain.mentions.makes import GROUP_NAMES, spellings
from aiv.domain.mentions.passing import is_passing, words_to_machines
from aiv.domain.mentions.values import Role
from aiv.domain.mentions.verdicts import weigh
from aiv.domain.mentions.zones import NOBODY, owners_of

_RANKING_WORDS = word_set("rank ranked ranking rankings classement clasificacion")
_SIDES = (
    ("pros", "cons"),
    ("positives", "negatives"),
    ("strengths", "weaknesses"),
    ("upside", "downside"),
    ("ventajas", "desventajas"),
    ("avantages", "inconvenients"),
)
# One favourable reason makes a recommendation; among facts asked for it takes plain praise.
_ENOUGH_PRAISE = 1
_ENOUGH_AMONG_FACTS = 2


@dataclass(frozen=True, slots=True)
class _Question:
    """Hold what the shopper's own words ask for."""

    words: frozenset[str]
    wants_facts: bool


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
        owners=owners_of(scene, namings, aside),
        aside=frozenset(aside),
        judged=_is_judged(scene, namings, question),
        unheard=frozenset(words_to_machines(scene, namings)),
        chains=chain_starts(scene, namings),
    )
    verdicts = weigh(court)
    best = _best(verdicts)
    dealers = dict.fromkeys(naming.dealer for naming in namings)
    return {each: _role(court, verdicts, each, best=best, question=question) for each in dealers}


def _question(prompt: str) -> _Question:
    reading = read(prompt)
    kinds = {cue.cue for cue in cues_in(reading, reading.spans())}
    facts = Cue.FACTUAL in kinds and Cue.EVALUATIVE not in kinds
    return _Question(frozenset(reading.words), facts)


def _aside(scene: Scene, namings: list[Naming], cues: list[CueHit]) -> set[int]:
    """Give the dealers all of whose namings only pass by."""
    offered = {naming.dealer for naming in namings if not is_passing(scene, naming, cues, namings)}
    return {naming.dealer for naming in namings} - offered


def _is_judged(scene: Scene, namings: list[Naming], question: _Question) -> bool:
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
    court: Court, verdicts: Verdicts, dealer: int, *, best: int | None, question: _Question
) -> Role:
    if dealer in verdicts.warned:
        return Role.WARNED_AGAINST
    if dealer == best:
        return Role.BEST
    if dealer in court.aside:
        return Role.PASSING
    if dealer in verdicts.picks:
        return Role.RECOMMENDED
    if _is_group(court, dealer) or _is_declined(court, verdicts, dealer, question):
        return Role.PASSING
    enough = _ENOUGH_AMONG_FACTS if question.wants_facts else _ENOUGH_PRAISE
    if _is_balanced(court, dealer):
        return Role.OPTION
    favour = verdicts.praise[dealer] - verdicts.doubts[dealer] + _is_endorsed(court)
    if favour >= enough:
        return Role.RECOMMENDED
    return Role.PASSING if _is_beside_the_point(court, dealer, question) else Role.OPTION


def _is_endorsed(court: Court) -> bool:
    """Say whether the words before the first name put the whole list forward."""
    first = court.namings[0].first
    layout = court.scene.layout
    lead = layout.blocks[max(layout.block_at(first) - 1, 0)].first
    return any(
        cue.cue is Cue.ENDORSING
        and lead <= cue.first
        and cue.last <= first
        and court.owners[cue.first] == NOBODY
        for cue in court.cues
    )


def _is_balanced(court: Court, dealer: int) -> bool:
    """Say whether pros and cons are labelled side by side."""
    pairs = zip(court.scene.reading.words, court.owners, strict=True)
    words = {word for word, owner in pairs if owner == dealer}
    return any(pros in words and cons in words for pros, cons in _SIDES)


def _is_declined(court: Court, verdicts: Verdicts, dealer: int, question: _Question) -> bool:
    """Say whether the answer repeats a dealer of the question only to say it knows nothing."""
    stem = fold_words(court.scene.roster.dealers[dealer].name)[0]
    return (
        stem in question.words
        and verdicts.praise[dealer] - verdicts.doubts[dealer] < _ENOUGH_PRAISE
        and any(cue.cue is Cue.UNKNOWN and court.owners[cue.first] == dealer for cue in court.cues)
    )


def _is_group(court: Court, dealer: int) -> bool:
    """Say whether the entry is a parent of other listed rooftops."""
    words = fold_words(court.scene.roster.dealers[dealer].name)
    return not GROUP_NAMES.isdisjoint(words) and (
        "group" in words or len(court.scene.roster.stems.get(words[0], ())) > 1
    )


def _is_beside_the_point(court: Court, dealer: int, question: _Question) -> bool:
    """Say whether the dealer sells another make than the one asked for."""
    entry = court.scene.roster.dealers[dealer]
    if court.scene.market is None or not entry.makes or fold_words(entry.name)[0] in question.words:
        return False
    makes = {fold_words(make) for make in entry.makes}
    sold = {word for make in makes for form in spellings(("x", *make)) for word in form[1:]}
    wanted = set(fold_words(court.scene.market.make))
    if wanted & sold or sold & question.words:
        return False
    others = {naming.dealer for naming in court.namings} - {dealer}
    return any(
        wanted & set(fold_words(make))
        for other in others
        for make in court.scene.roster.dealers[other].makes
    )
