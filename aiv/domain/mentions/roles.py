"""Decide in which role an answer puts each dealer forward."""

from __future__ import annotations

from aiv.domain.mentions.cues import CueHit, cues_in
from aiv.domain.mentions.folding import fold_words, word_set
from aiv.domain.mentions.hits import Scene
from aiv.domain.mentions.identities import Naming
from aiv.domain.mentions.makes import GROUP_NAMES
from aiv.domain.mentions.passing import is_passing
from aiv.domain.mentions.values import Role
from aiv.domain.mentions.verdicts import Court, Verdicts, weigh
from aiv.domain.mentions.zones import owners_of

_RANKING_WORDS = word_set("rank ranked ranking rankings classement clasificacion")


def roles_of(scene: Scene, namings: list[Naming], *, prompt: str) -> dict[int, Role]:
    """Give each named dealer its role; at most one is best."""
    if not namings:
        return {}
    cues = cues_in(scene.reading, scene.spans)
    aside = _aside(scene, namings, cues)
    asked = fold_words(prompt)
    court = Court(
        scene=scene,
        namings=namings,
        cues=cues,
        owners=owners_of(scene, namings),
        aside=frozenset(aside),
        judged=_is_judged(scene, namings, asked),
    )
    verdicts = weigh(court)
    best = _best(verdicts)
    dealers = dict.fromkeys(naming.dealer for naming in namings)
    return {each: _role(court, verdicts, each, best=best, asked=asked) for each in dealers}


def _aside(scene: Scene, namings: list[Naming], cues: list[CueHit]) -> set[int]:
    """Give the dealers all of whose namings only pass by."""
    offered = {naming.dealer for naming in namings if not is_passing(scene, naming, cues, namings)}
    return {naming.dealer for naming in namings} - offered


def _is_judged(scene: Scene, namings: list[Naming], asked: tuple[str, ...]) -> bool:
    before = scene.reading.words[: namings[0].first]
    return not _RANKING_WORDS.isdisjoint((*asked, *before))


def _best(verdicts: Verdicts) -> int | None:
    """Give the one dealer with the strongest pick; equals cancel out."""
    strongest = max(verdicts.picks.values(), default=0)
    leaders = [dealer for dealer, weight in verdicts.picks.items() if weight == strongest]
    return leaders[0] if len(leaders) == 1 and leaders[0] not in verdicts.warned else None


def _role(
    court: Court, verdicts: Verdicts, dealer: int, *, best: int | None, asked: tuple[str, ...]
) -> Role:
    if dealer in verdicts.warned:
        return Role.WARNED_AGAINST
    if dealer in court.aside:
        return Role.PASSING
    if dealer == best:
        return Role.BEST
    if dealer in verdicts.picks or verdicts.praise[dealer] > verdicts.doubts[dealer]:
        return Role.RECOMMENDED
    return Role.PASSING if _is_beside_the_point(court, dealer, asked) else Role.OPTION


def _is_beside_the_point(court: Court, dealer: int, asked: tuple[str, ...]) -> bool:
    """Say whether the dealer is a group, or sells another make than the one asked for."""
    entry = court.scene.roster.dealers[dealer]
    if GROUP_NAMES & set(fold_words(entry.name)):
        return True
    if court.scene.market is None or not entry.makes:
        return False
    sold = {word for make in entry.makes for word in fold_words(make)}
    wanted = set(fold_words(court.scene.market.make))
    return not (wanted & sold) and not (sold & set(asked))
