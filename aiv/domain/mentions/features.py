"""Describe how and where an answer names a dealer, in figures that hold for any wording."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from aiv.domain.mentions.balance import has_labelled_sides, is_balanced
from aiv.domain.mentions.court import Court, Verdicts
from aiv.domain.mentions.folding import fold_words, word_set
from aiv.domain.mentions.layout import BlockKind
from aiv.domain.mentions.values import Role

_POINTING = word_set(
    """
    near past beside behind opposite of by than unlike like versus vs over de a chez par du pres
    """
)
_JOINING = word_set("and or y et ou nor o")
_LOCATING = word_set("at from for with to en")
_FIRST_PERSON = word_set("i id ill im ive my me we our wed mine yo mi me je mon ma jirais")
_SECOND_PERSON = word_set("you your youre youll youd yours te le usted su vous votre")
_NEGATING = word_set("not no never dont doesnt isnt wont cant nobody without sin nunca pas sans")
_CONDITIONAL = word_set(
    "if would could were had suppose imagine say might should si serait seria fuera whether unless"
)
_BYGONE = word_set(
    "was were had became closed sold bought opened moved changed renamed replaced took left"
)
_ASKING_FOR_ONE = word_set(
    """
    which where who whose cheapest closest nearest best one should recommend quel quelle cual donde
    ou
    """
)
# Words of mere facts (place, time, stock, price), and words that say nothing alone.
_FACTUAL = word_set(
    """
    located road street avenue highway drive boulevard minutes miles hours open opens closed monday
    tuesday wednesday thursday friday saturday sunday weekdays am pm phone number call stock lists
    listed sells new used cars trucks vehicles inventory store dealer franchise city town west east
    north south downtown about from until address website price priced charges fee doc month rating
    stars reviews available units transit near off exit certified the a an of in on at to and or by
    with for its it is are has have there here this that as be which also both all side downtown
    el la los las de en y un una con por su le les du des et une avec sur dans est
    """
)
_ASKING_TO_AVOID = word_set("avoid skip worst shady ripoff scam scams evitar eviter")
_REFUSING = word_set("no nope dont please not never i wouldnt id avoid non")


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what the shopper's own words ask for."""

    words: frozenset[str]
    wants_facts: bool
    supposes: bool


def features_of(
    court: Court, verdicts: Verdicts, asked: Asked, *, dealer: int, told: Role
) -> dict[str, float]:
    """Give the features of one dealer; `told` is the role that the answer's cues alone say."""
    weighed = _weighed(court, verdicts, dealer)
    placed = _placed(court, dealer)
    described = _described(court, dealer)
    is_silent = told is Role.OPTION and not weighed["praise"] and not weighed["doubt"]
    silent = _silent(placed | described, asked) if is_silent else {}
    found = {f"told {told.value}": 1.0, "always": 1.0}
    return found | weighed | placed | described | _asked(placed, asked, court, dealer) | silent


def _weighed(court: Court, verdicts: Verdicts, dealer: int) -> dict[str, float]:
    praise, doubt = verdicts.praise[dealer], verdicts.doubts[dealer]
    pick, most = verdicts.picks.get(dealer, 0), max(verdicts.picks.values(), default=0)
    leaders = [each for each in verdicts.picks.values() if each == most]
    return {
        "praise": min(praise, 4) / 2,
        "doubt": min(doubt, 4) / 2,
        "more praise": float(praise > doubt),
        "far more praise": float(praise >= doubt + 2),
        "far more doubt": float(doubt >= praise + 2),
        "grave": float(min(verdicts.grave[dealer], 2)),
        "picked": float(pick > 0),
        "sole pick": float(0 < pick == most and len(leaders) == 1),
        "another picked": float(any(each != dealer for each in verdicts.picks)),
        "warned": float(dealer in verdicts.warned),
        "aside": float(dealer in court.aside),
        "balanced": float(is_balanced(court, dealer)),
        "labelled sides": float(has_labelled_sides(court, dealer)),
    }


def _placed(court: Court, dealer: int) -> dict[str, float]:
    naming = next(each for each in court.namings if each.dealer == dealer)
    words = court.scene.reading.words
    first, last = court.scene.layout.sentence_at(naming.first)
    before = words[naming.first - 1] if naming.first > first else ""
    others = [each for each in court.namings if first <= each.first < last]
    offered = court.offered()
    kind = court.block(naming.first).kind
    is_bound = set(court.scene.gap_before(naming.first)) == {" "}
    return {
        "opens clause": float(not before or not is_bound),
        "opens sentence": float(naming.first == first),
        "ends sentence": float(naming.last == last),
        "after pointing": float(before in _POINTING),
        "after joining": float(before in _JOINING),
        "after locating": float(before in _LOCATING),
        "with others": float(any(each.dealer != dealer for each in others)),
        "first offered": float(offered[:1] == [dealer]),
        "only offered": float(offered == [dealer]),
        "many offered": float(len(offered) > 2),
        "in first sentence": float(first == 0),
        "how late": min(naming.first, 40) / 20,
        "item": float(kind is BlockKind.ITEM),
        "row": float(kind is BlockKind.ROW),
        "after condition": float(not _CONDITIONAL.isdisjoint(words[first : naming.first])),
        "bygone": float(not _BYGONE.isdisjoint(words[first:last])),
    }


def _described(court: Court, dealer: int) -> dict[str, float]:
    layout, entry = court.scene.layout, court.scene.roster.dealers[dealer]
    spots = [at for at, owner in enumerate(court.owners) if owner == dealer]
    words = [court.scene.reading.words[at] for at in spots]
    kinds = set(words)
    named = sum(each.last - each.first for each in court.namings if each.dealer == dealer)
    figures = sum(map(str.isdigit, words))
    places = sum(map(_place_words(entry.city, entry.street).__contains__, words))
    telling = len(words) - named - figures - places - sum(map(_FACTUAL.__contains__, words))
    sentences = len({layout.sentences[at] for at in spots})
    return {
        "telling words": min(max(telling, 0), 15) / 10,
        "figures": min(figures, 4) / 2,
        "you": min(sum(map(_SECOND_PERSON.__contains__, words)), 3) / 2,
        "first person": float(not _FIRST_PERSON.isdisjoint(kinds)),
        "negation": float(not _NEGATING.isdisjoint(kinds)),
        "superlative": float(any(word.endswith("est") and len(word) > 5 for word in kinds)),
        "sentences": min(sentences, 4) / 2,
    }


@lru_cache(maxsize=4096)
def _place_words(city: str, street: str) -> frozenset[str]:
    words = frozenset(word for word in fold_words(f"{city} {street}") if not word.isdigit())
    return words - _FACTUAL


def _asked(placed: dict[str, float], asked: Asked, court: Court, dealer: int) -> dict[str, float]:
    stem = fold_words(court.scene.roster.dealers[dealer].name)[0]
    is_named = stem in asked.words
    wants_one = not _ASKING_FOR_ONE.isdisjoint(asked.words)
    is_prose = not placed["item"] and not placed["row"]
    opening = court.scene.reading.words[:2]
    return {
        "asked for facts": float(asked.wants_facts),
        "asked about": float(is_named),
        "asked supposing": float(asked.supposes and is_named),
        "asked for one": float(wants_one),
        "first for one": float(wants_one and is_prose and bool(placed["first offered"])),
        "asked to avoid": float(not _ASKING_TO_AVOID.isdisjoint(asked.words)),
        "refused": float(is_named and not _REFUSING.isdisjoint(opening)),
    }


def _silent(found: dict[str, float], asked: Asked) -> dict[str, float]:
    """Give what weighs differently where no cue says anything of the dealer."""
    return {
        "silent": 1.0,
        "silent, asked for facts": float(asked.wants_facts),
        "silent, with others": found["with others"],
        "silent, telling words": found["telling words"],
        "silent, figures": found["figures"],
    }
