"""Weigh picks, warnings, praise and doubts for each dealer."""

from __future__ import annotations

from aiv.domain.mentions.court import CLAUSE_MARKS, Court, Verdicts
from aiv.domain.mentions.cues import MILD, PRAISING, TONES, Cue, CueHit
from aiv.domain.mentions.folding import fold_words, word_set
from aiv.domain.mentions.layout import BlockKind
from aiv.domain.mentions.ranks import weigh_ranks
from aiv.domain.mentions.zones import NOBODY

_PRONOUNS = word_set("it them they there here him her these those esto eso ello ellos lo y cela ca")
_POINTING = word_set("the this that el la le les ce cette este esta")
_PLACES = word_set("store place dealer shop lot dealership one tienda lugar concesionario garage")
_CONDITIONS = word_set("for until unless if at altogether entirely completely this that")
_TURNING_AWAY = word_set("elsewhere away flag flags caution ailleurs lado")
_AGAINST = word_set("over than against versus vs instead frente que")
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
    _weigh_bare_reply(court, verdicts)
    return verdicts


def _weigh_bare_reply(court: Court, verdicts: Verdicts) -> None:
    """Take an answer that opens with nothing but one name as its pick."""
    naming = court.namings[0]
    sentence = court.scene.layout.sentence_at(naming.first)
    is_prose = court.block(naming.first).kind is BlockKind.PARAGRAPH
    is_bare = naming.first == 0 and sentence == (0, naming.last)
    if is_prose and is_bare and naming.dealer not in court.aside:
        verdicts.picks.setdefault(naming.dealer, _CROWNED)


def _weigh_pick(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    if court.is_negated(cue) or court.sentence_has(cue, Cue.REPORTED) or _is_name(court, cue):
        return
    needs_name = cue.cue is Cue.PICKED_NEXT
    weight = _LED_WITH if needs_name else _SAID_OUTRIGHT
    for target in _picked(court, cue, needs_name=needs_name):
        if _is_conditional(court, cue):
            verdicts.conditional.add(target)
        verdicts.picks[target] = max(weight, verdicts.picks.get(target, 0))


def _picked(court: Court, cue: CueHit, *, needs_name: bool) -> list[int]:
    naming = court.next_naming(cue, within=1 if needs_name else 3)
    if naming is not None and naming.dealer not in court.aside:
        between = court.scene.reading.words[cue.last : naming.first]
        if _AGAINST.isdisjoint(between):
            return court.listed_with(naming)
    if needs_name or _is_general(court, cue) or court.owners[cue.first] == NOBODY:
        return []
    return [court.owners[cue.first]]


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
    if _is_hearsay(court, cue) and not _is_own_voice(court, cue):
        return
    if _is_of_a_part(court, cue):
        return
    for target in _warned_targets(court, cue):
        if target != NOBODY and _may_be_warned(court, cue, target):
            verdicts.warned.add(target)


def _is_of_a_part(court: Court, cue: CueHit) -> bool:
    """Say whether only something of the dealer's is warned of: 'avoid X's finance office'."""
    naming = court.next_naming(cue, within=1)
    if naming is None:
        return False
    end = court.scene.spans.ends[naming.last - 1]
    return court.scene.reading.text[end : end + 2].lower() in {"'s", "’s"}


def _is_hearsay(court: Court, cue: CueHit) -> bool:
    return court.sentence_has(cue, Cue.REPORTED) or court.sentence_has(cue, Cue.HEARSAY)


def _is_own_voice(court: Court, cue: CueHit) -> bool:
    """Say whether the answer itself speaks the warning, not someone it quotes."""
    words = court.scene.reading.words[max(cue.first - 3, 0) : cue.last]
    return not {"i", "id", "je", "yo"}.isdisjoint(words)


def _warned_targets(court: Court, cue: CueHit) -> list[int]:
    if court.scene.reading.words[cue.last - 1] in _TURNING_AWAY:
        earlier = [each.dealer for each in court.namings if each.last <= cue.first]
        return [each for each in earlier if each not in court.aside][-1:]
    named = court.next_naming(cue, within=2 * (cue.last - cue.first))
    if named is not None:
        return court.listed_with(named)
    owner = court.owners[cue.first]
    if owner == NOBODY:
        return court.headed_by(cue) if cue.cue is Cue.WARNED_OF else []
    return [owner] if cue.cue is Cue.WARNED or _lacks_object(court, cue) else []


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


def _weigh_tone(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    owner = court.owners[cue.first]
    if (
        owner == NOBODY
        or cue.cue is Cue.NEUTRAL
        or _is_inside_name(court, cue)
        or _is_general(court, cue)
    ):
        return
    is_praise, is_negated = cue.cue in PRAISING, court.is_negated(cue)
    side = verdicts.praise if is_praise != is_negated else verdicts.doubts
    # The absence of a fault is a mild praise; the absence of a merit is a plain fault.
    is_mild = cue.cue in MILD or (is_negated and not is_praise)
    for each in court.sharing(owner, cue):
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
    naming = court.next_naming(cue, within=4)
    second = court.owners[cue.first] if naming is None else naming.dealer
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
