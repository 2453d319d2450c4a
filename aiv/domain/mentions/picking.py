"""Weigh what picks a dealer: choices said outright, orders, labels, gifts and runners-up."""

from __future__ import annotations

from aiv.domain.mentions.court import CLAUSE_MARKS, Court, Verdicts
from aiv.domain.mentions.cues import Cue, CueHit
from aiv.domain.mentions.folding import fold_words, word_set
from aiv.domain.mentions.identities import Naming
from aiv.domain.mentions.layout import BlockKind
from aiv.domain.mentions.variants import Kind
from aiv.domain.mentions.zones import NOBODY

_AGAINST = word_set("over than against versus vs instead frente que")
_BEFORE_ORDERS = word_set(
    """
    so then just please and or instead but first simply definitely id ill now
    therefore hence ok okay y o pero luego entonces et ou mais alors donc puis
    """
)
_LEADING = word_set("first start starting 1st primero primera premier premiere dabord")
_FOR = word_set("for if para si pour")
_TOLD = frozenset({Cue.TOLD, Cue.TOLD_BACK})
_FIELDS = word_set(
    """
    store dealer dealership name location seller site website sources source phone also nearby
    second third next backup second alternative runner-up alternatives others other nombre nom
    tambien aussi avoid skip not
    """
)
# Conditions that choose outright: 'if I were you', 'if you only visit one'.
_ANYHOW = word_set("i id were only had must one forced pressed pushed yo fuera je etais cetait")
_CONTACTS = frozenset({Kind.PHONE, Kind.DOMAIN})
_STOPS = frozenset(".!")
_GIVING = word_set(
    """
    give giving gave put putting rank ranking place placing cross crossing strike scratch rule
    leave leaving set keep make making hand take call email try visit check count mettez mettre
    mettrais donnez pondria pon ponga deje dejaria
    """
)
_ONE_OF_SEVERAL = word_set("a an un una une")
_NOT_FIRST = word_set("second third next last another other segundo segunda deuxieme autre")
_LABEL_WORDS = 6
_SAID_OUTRIGHT, _LED_WITH, _CROWNED = 6, 4, 3


def weigh_pick(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    """Weigh words that choose a dealer; orders count only where a clause begins with them."""
    if cue.cue in _TOLD and not _opens_clause(court, cue):
        return
    if court.is_negated(cue) or court.sentence_has(cue, Cue.REPORTED) or _is_name(court, cue):
        return
    if cue.first and court.scene.reading.words[cue.first - 1] in _NOT_FIRST:
        return
    needs_name = cue.cue in {Cue.PICKED_NEXT, Cue.TOLD}
    is_one_of_several = _is_one_of_several(court, cue)
    weight = _LED_WITH if needs_name else _SAID_OUTRIGHT
    for target in _picked(court, cue, needs_name=needs_name):
        if is_one_of_several or (cue.cue in _TOLD and _is_for_some(court, cue)):
            verdicts.praise[target] += 2
            continue
        if _is_conditional(court, cue):
            verdicts.conditional.add(target)
        verdicts.picks[target] = max(weight, verdicts.picks.get(target, 0))


def weigh_gift(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    """Weigh what is given to the dealer right before: 'give X a pass', 'put X first'."""
    naming = next((each for each in court.namings if each.last == cue.first), None)
    if naming is None or naming.first == 0 or court.is_parted(naming.last, cue.first):
        return
    if court.scene.reading.words[naming.first - 1] not in _GIVING:
        return
    if cue.cue is Cue.GIVEN_UP:
        verdicts.warned.add(naming.dealer)
    elif cue.cue is Cue.GIVEN_TOP:
        verdicts.picks[naming.dealer] = max(_LED_WITH, verdicts.picks.get(naming.dealer, 0))
    else:
        verdicts.praise[naming.dealer] += 1


def weigh_runner_up(court: Court, cue: CueHit, verdicts: Verdicts) -> None:
    """Crown the dealer named before a runner-up."""
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


def weigh_label(court: Court, naming: Naming, verdicts: Verdicts) -> None:
    """Read a label right before the name: 'Call first: X' leads with it, 'For parts: X' offers."""
    first, _ = court.scene.layout.sentence_at(naming.first)
    label = court.scene.reading.words[first : naming.first]
    if not 0 < len(label) <= _LABEL_WORDS or ":" not in court.scene.gap_before(naming.first):
        return
    if naming.dealer in court.aside:
        return
    if not _LEADING.isdisjoint(label):
        verdicts.picks[naming.dealer] = max(_LED_WITH, verdicts.picks.get(naming.dealer, 0))
    elif label[0] in _FOR:
        verdicts.praise[naming.dealer] += 1
    elif naming.kind not in _CONTACTS and _ends_with(court, naming) and _FIELDS.isdisjoint(label):
        verdicts.picks.setdefault(naming.dealer, _CROWNED)


def weigh_bare_reply(court: Court, verdicts: Verdicts) -> None:
    """Take an answer that opens with nothing but one name as its pick."""
    naming = court.namings[0]
    sentence = court.scene.layout.sentence_at(naming.first)
    is_prose = court.block(naming.first).kind is BlockKind.PARAGRAPH
    is_said = not _STOPS.isdisjoint(court.scene.layout.gaps[naming.last - 1])
    is_bare = naming.first == 0 and sentence == (0, naming.last) and is_said
    if is_prose and is_bare and naming.dealer not in court.aside:
        verdicts.picks.setdefault(naming.dealer, _CROWNED)


def _picked(court: Court, cue: CueHit, *, needs_name: bool) -> list[int]:
    is_back = cue.cue is Cue.TOLD_BACK
    naming = None if is_back else court.next_naming(cue, within=1 if needs_name else 3)
    if (
        naming is not None
        and naming.dealer not in court.aside
        and not _is_parted(court, cue, naming)
    ):
        between = court.scene.reading.words[cue.last : naming.first]
        if _AGAINST.isdisjoint(between):
            return court.listed_with(naming)
    owner = court.owners[cue.first]
    if needs_name or owner == NOBODY or court.is_general(cue):
        return []
    if cue.cue in _TOLD and owner in court.aside:
        return []
    return [owner]


def _is_parted(court: Court, cue: CueHit, naming: Naming) -> bool:
    """Say whether the pick belongs to a name before it and the next one opens another clause."""
    first, _ = court.scene.layout.sentence_at(cue.first)
    gaps = court.scene.layout.gaps[cue.last - 1 : naming.first]
    return any(first <= each.first < cue.first for each in court.namings) and any(
        "," in gap or ";" in gap for gap in gaps
    )


def _is_for_some(court: Court, cue: CueHit) -> bool:
    """Say whether the order opens with a condition on the shopper: 'if you live there, go to'."""
    first, _ = court.scene.layout.sentence_at(cue.first)
    opening = court.scene.reading.words[first : first + 4]
    return opening[:1] in (["if"], ["si"]) and _ANYHOW.isdisjoint(opening)


def _is_one_of_several(court: Court, cue: CueHit) -> bool:
    """Say whether the choice is one among others: 'a sensible stop'."""
    return cue.first > 0 and court.scene.reading.words[cue.first - 1] in _ONE_OF_SEVERAL


def _is_conditional(court: Court, cue: CueHit) -> bool:
    """Say whether the pick holds only for some shoppers: 'for tires', 'if you live there'."""
    first, last = court.scene.layout.sentence_at(cue.first)
    words = court.scene.reading.words
    return not {"if", "si", "for", "pour", "para"}.isdisjoint(
        words[first : min(cue.last + 2, last)]
    )


def _is_name(court: Court, cue: CueHit) -> bool:
    """Say whether the words are those of a dealer called so."""
    words = set(court.scene.reading.words[cue.first : cue.last])
    named = {naming.dealer for naming in court.namings}
    return any(words <= set(fold_words(court.scene.roster.dealers[at].name)) for at in named)


def _opens_clause(court: Court, cue: CueHit) -> bool:
    """Say whether a sentence or clause begins with the cue, as an order does."""
    if court.scene.layout.sentence_at(cue.first)[0] == cue.first:
        return True
    if not CLAUSE_MARKS.isdisjoint(court.scene.gap_before(cue.first)):
        return True
    return court.scene.reading.words[cue.first - 1] in _BEFORE_ORDERS


def _ends_with(court: Court, naming: Naming) -> bool:
    """Say whether a sentence of prose ends with the name: 'Right now: X.'"""
    is_prose = court.block(naming.first).kind is BlockKind.PARAGRAPH
    return is_prose and court.scene.layout.sentence_at(naming.first)[1] == naming.last
