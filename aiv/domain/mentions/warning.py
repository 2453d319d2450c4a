"""Weigh what warns of a dealer: advice against it, and grave faults told as facts."""

from __future__ import annotations

from aiv.domain.mentions.court import CLAUSE_MARKS, Court, Verdicts
from aiv.domain.mentions.cues import Cue, CueHit
from aiv.domain.mentions.folding import word_set
from aiv.domain.mentions.layout import BlockKind
from aiv.domain.mentions.zones import NOBODY

_PRONOUNS = word_set("it them they there here him her these those esto eso ello ellos lo y cela ca")
_POINTING = word_set("the this that el la le les ce cette este esta")
_PLACES = word_set("store place dealer shop lot dealership one tienda lugar concesionario garage")
_CONDITIONS = word_set("for until unless if at altogether entirely completely this that")
_TURNING_AWAY = word_set("elsewhere away flag flags caution ailleurs lado")
_GRAVE_ENOUGH = 2


def weigh_warning(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    """Weigh advice against a dealer, unless it is hearsay or about a part of the store."""
    if court.is_negated(cue) or court.is_general(cue):
        return
    if court.is_hearsay(cue) and not _is_own_voice(court, cue):
        return
    if _is_of_a_part(court, cue):
        return
    for target in _warned_targets(court, cue):
        if target != NOBODY and _may_be_warned(court, cue, target):
            verdicts.warned.add(target)


def gravely_doubted(verdicts: Verdicts) -> list[int]:
    """Give the dealers of whom the answer itself states several grave faults and nothing good."""
    enough = [dealer for dealer, count in verdicts.grave.items() if count >= _GRAVE_ENOUGH]
    return [dealer for dealer in enough if not verdicts.praise[dealer]]


def _is_of_a_part(court: Court, cue: CueHit) -> bool:
    """Say whether only something of the dealer's is warned of: 'avoid X's finance office'."""
    naming = court.next_naming(cue, within=1)
    if naming is None:
        return False
    end = court.scene.spans.ends[naming.last - 1]
    return court.scene.reading.text[end : end + 2].lower() in {"'s", "’s"}


def _is_own_voice(court: Court, cue: CueHit) -> bool:
    """Say whether the answer itself speaks the warning, not someone it quotes."""
    words = court.scene.reading.words[max(cue.first - 3, 0) : cue.last]
    return not {"i", "id", "je", "yo"}.isdisjoint(words)


def _warned_targets(court: Court, cue: CueHit) -> list[int]:
    if court.scene.reading.words[cue.last - 1] in _TURNING_AWAY and not _has_object(court, cue):
        earlier = [each.dealer for each in court.namings if each.last <= cue.first]
        return [each for each in earlier if each not in court.aside][-1:]
    named = court.next_naming(cue, within=2 * (cue.last - cue.first))
    if named is not None:
        return court.listed_with(named)
    owner = court.owners[cue.first]
    if owner == NOBODY:
        return court.headed_by(cue) if cue.cue is Cue.WARNED_OF else []
    return [owner] if cue.cue is Cue.WARNED or _lacks_object(court, cue) else []


def _has_object(court: Court, cue: CueHit) -> bool:
    """Say whether somebody is named to turn away from: 'stay away from the lot on Fifth'."""
    following, *rest = court.scene.reading.words[cue.last : cue.last + 2] or [""]
    return following == "from" and bool(rest) and _PRONOUNS.isdisjoint(rest)


def _lacks_object(court: Court, cue: CueHit) -> bool:
    """Say whether what is to be avoided is a pronoun or left unsaid."""
    if cue.last >= len(court.scene.reading.words):
        return True
    following, *rest = court.scene.reading.words[cue.last : cue.last + 2]
    if not CLAUSE_MARKS.isdisjoint(court.scene.layout.gaps[cue.last - 1]):
        return True
    if following in _POINTING and not _PLACES.isdisjoint(rest):
        return True
    return following in _PRONOUNS or following in _CONDITIONS


def _may_be_warned(court: Court, cue: CueHit, target: int) -> bool:
    """Take a warning about a dealer named in passing only where the words are its own entry."""
    if target not in court.aside or cue.cue is Cue.WARNED:
        return True
    named = court.next_naming(cue, within=2)
    if named is not None and named.dealer == target:
        return True
    return court.block(cue.first).kind in {BlockKind.ROW, BlockKind.CODE, BlockKind.ITEM}
