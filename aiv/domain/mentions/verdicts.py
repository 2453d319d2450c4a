"""Weigh picks, warnings, praise and doubts for each dealer."""

from __future__ import annotations

from aiv.domain.mentions.benefits import weigh_benefits
from aiv.domain.mentions.court import Court, Verdicts
from aiv.domain.mentions.cues import MILD, PRAISING, TONES, Cue, CueHit
from aiv.domain.mentions.picking import (
    weigh_bare_reply,
    weigh_gift,
    weigh_label,
    weigh_pick,
    weigh_runner_up,
)
from aiv.domain.mentions.ranks import weigh_ranks
from aiv.domain.mentions.warning import gravely_doubted, weigh_warning
from aiv.domain.mentions.zones import NOBODY

_PICKS = frozenset({Cue.PICKED, Cue.PICKED_NEXT, Cue.TOLD, Cue.TOLD_BACK})
_GIVEN = frozenset({Cue.GIVEN_UP, Cue.GIVEN_TOP, Cue.GIVEN_TRY})


def weigh(court: Court) -> Verdicts:
    """Weigh every cue of an answer."""
    verdicts = Verdicts()
    for cue in court.cues:
        if cue.first in court.unheard:
            continue
        if cue.cue in _PICKS:
            weigh_pick(court, cue, verdicts)
        elif cue.cue in {Cue.WARNED, Cue.WARNED_OF}:
            weigh_warning(court, cue, verdicts)
        elif cue.cue in TONES:
            _weigh_tone(court, cue, verdicts)
        elif cue.cue is Cue.REVERSING:
            _weigh_reversal(court, cue, verdicts)
        elif cue.cue is Cue.SUGGESTING:
            _weigh_suggestion(court, cue, verdicts)
        elif cue.cue in _GIVEN:
            weigh_gift(court, cue, verdicts)
        elif cue.cue in {Cue.RUNNERS_UP, Cue.FALLBACKS}:
            weigh_runner_up(court, cue, verdicts)
    for naming in court.namings:
        weigh_label(court, naming, verdicts)
    verdicts.warned.update(gravely_doubted(verdicts))
    weigh_benefits(court, verdicts)
    weigh_ranks(court, verdicts)
    weigh_bare_reply(court, verdicts)
    return verdicts


def _weigh_tone(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    owner = court.owners[cue.first]
    if (
        owner == NOBODY
        or cue.cue is Cue.NEUTRAL
        or court.is_inside_name(cue)
        or court.is_general(cue)
    ):
        return
    is_praise, is_negated = cue.cue in PRAISING, court.is_negated(cue)
    side = verdicts.praise if is_praise != is_negated else verdicts.doubts
    if cue.cue is Cue.GRAVE and not is_negated and not court.is_hearsay(cue):
        verdicts.grave.update(court.sharing(owner, cue.first))
    # The absence of a fault is a mild praise; the absence of a merit is a plain fault.
    is_mild = cue.cue in MILD or (is_negated and not is_praise)
    for each in court.sharing(owner, cue.first):
        side[each] += 1 if is_mild else 2


def _weigh_reversal(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    """Count a 'but' whose own clause has no tone against the tone before it."""
    owner = court.owners[cue.first]
    first, last = court.scene.layout.sentence_at(cue.first)
    spoken = TONES - {Cue.NEUTRAL}
    tones = [each for each in court.cues if each.cue in spoken and first <= each.first < last]
    before = [
        each for each in tones if each.last <= cue.first and court.owners[each.first] == owner
    ]
    if owner == NOBODY or not before or any(each.first >= cue.last for each in tones):
        return
    praised = before[-1].cue in PRAISING and not court.is_negated(before[-1])
    (verdicts.doubts if praised else verdicts.praise)[owner] += 1


def _weigh_suggestion(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    naming = court.next_naming(cue, within=1)
    if naming is not None and not court.is_negated(cue):
        verdicts.praise.update(court.listed_with(naming))
