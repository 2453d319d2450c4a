"""Weigh picks, warnings, praise and doubts for each dealer."""

from __future__ import annotations

from aiv.domain.mentions.court import CLAUSE_MARKS, Court, Verdicts
from aiv.domain.mentions.cues import MILD, PRAISING, TONES, Cue, CueHit
from aiv.domain.mentions.folding import fold_words, word_set
from aiv.domain.mentions.layout import BlockKind
from aiv.domain.mentions.ranks import weigh_ranks
from aiv.domain.mentions.zones import NOBODY

_PRONOUNS = word_set(
    """
    it them they this that there here him her the these those esto eso ello ellos lo la el le
    les y cela ca
    """
)
_SAID_OUTRIGHT, _LED_WITH, _CROWNED = 6, 4, 3


def weigh(court: Court) -> Verdicts:
    """Weigh every cue of an answer."""
    verdicts = Verdicts()
    for cue in court.cues:
        if cue.first in court.unheard:
            continue
        if cue.cue in {Cue.PICKED, Cue.PICKED_NEXT}:
            _weigh_pick(court, cue, verdicts)
        elif cue.cue in {Cue.WARNED, Cue.WARNED_OF}:
            _weigh_warning(court, cue, verdicts)
        elif cue.cue in TONES:
            _weigh_tone(court, cue, verdicts)
        elif cue.cue is Cue.REVERSING:
            _weigh_reversal(court, cue, verdicts)
        elif cue.cue is Cue.SUGGESTING:
            _weigh_suggestion(court, cue, verdicts)
        elif cue.cue in {Cue.RUNNERS_UP, Cue.FALLBACKS}:
            _weigh_runner_up(court, cue, verdicts)
    weigh_ranks(court, verdicts)
    return verdicts


def _weigh_pick(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    if court.is_negated(cue) or court.sentence_has(cue, Cue.REPORTED) or _is_name(court, cue):
        return
    needs_name = cue.cue is Cue.PICKED_NEXT
    target = court.next_naming(cue, within=1 if needs_name else 3)
    if target is None and not needs_name and not _is_general(court, cue):
        target = court.owners[cue.first]
    if target is None or target == NOBODY:
        return
    weight = _LED_WITH if needs_name else _SAID_OUTRIGHT
    if _is_conditional(court, cue):
        verdicts.conditional.add(target)
    verdicts.picks[target] = max(weight, verdicts.picks.get(target, 0))


def _is_conditional(court: Court, cue: CueHit) -> bool:
    """Say whether the pick holds only for some shoppers: 'for tires', 'if you live there'."""
    first, last = court.scene.layout.sentence_at(cue.first)
    words = court.scene.reading.words
    return not {"if", "si", "for", "pour", "para"}.isdisjoint(
        words[first : min(cue.last + 2, last)]
    )


def _weigh_warning(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    if court.is_negated(cue) or _is_general(court, cue):
        return
    first, last = court.scene.layout.sentence_at(cue.first)
    own_voice = {"i", "id", "je", "yo"} & set(court.scene.reading.words[first:last])
    if court.sentence_has(cue, Cue.REPORTED) and not own_voice:
        return
    target = _warned_target(court, cue)
    if target is not None and target != NOBODY and _may_be_warned(court, cue, target):
        verdicts.warned.add(target)


def _may_be_warned(court: Court, cue: CueHit, target: int) -> bool:
    """Take a warning about a dealer named in passing only where the words are its own entry."""
    if target not in court.aside or cue.cue is Cue.WARNED:
        return True
    if court.next_naming(cue, within=2) == target:
        return True
    return court.block(cue.first).kind in {BlockKind.ROW, BlockKind.CODE, BlockKind.ITEM}


def _warned_target(court: Court, cue: CueHit) -> int | None:
    named = court.next_naming(cue, within=max(2, cue.last - cue.first))
    if named is not None:
        return named
    owner = court.owners[cue.first]
    if cue.cue is Cue.WARNED or cue.last >= len(court.scene.reading.words):
        return owner
    gap = court.scene.layout.gaps[cue.last - 1]
    following = court.scene.reading.words[cue.last]
    ends = bool(CLAUSE_MARKS.intersection(gap))
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
    if (
        owner == NOBODY
        or cue.cue is Cue.NEUTRAL
        or _is_inside_name(court, cue)
        or _is_general(court, cue)
    ):
        return
    is_praise = cue.cue in PRAISING
    side = verdicts.praise if is_praise != court.is_negated(cue) else verdicts.doubts
    side[owner] += 1 if cue.cue in MILD else 2


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
    target = court.next_naming(cue, within=1)
    if target is not None and not court.is_negated(cue):
        verdicts.praise[target] += 1


def _is_name(court: Court, cue: CueHit) -> bool:
    """Say whether the words are those of a dealer called so."""
    words = set(court.scene.reading.words[cue.first : cue.last])
    named = {naming.dealer for naming in court.namings}
    return any(words <= set(fold_words(court.scene.roster.dealers[at].name)) for at in named)


def _is_inside_name(court: Court, cue: CueHit) -> bool:
    return any(naming.first <= cue.first < naming.last for naming in court.namings)


def _is_general(court: Court, cue: CueHit) -> bool:
    """Say whether the sentence is advice about stores at large and names nobody before."""
    first, last = court.scene.layout.sentence_at(cue.first)
    if any(first <= naming.first < cue.first for naming in court.namings):
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
        verdicts.praise[second] += 2 if cue.cue is Cue.RUNNERS_UP else 0
