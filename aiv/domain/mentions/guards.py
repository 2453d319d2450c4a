"""Decide whether words that look like a dealer's name are its name where they stand."""

from __future__ import annotations

import re

from aiv.domain.markets.makes import GROUP_NAMES, is_make
from aiv.domain.mentions.contacts import is_own_domain, is_phone
from aiv.domain.mentions.folding import fold_words, vanishes
from aiv.domain.mentions.hits import Hit, Scene
from aiv.domain.mentions.variants import Kind
from aiv.domain.mentions.visible import HIDDEN
from aiv.domain.mentions.vocabulary import (
    AFTER_A_WORD,
    BEFORE_A_NAME,
    DETERMINERS,
    DIRECTIONS,
    GENERIC_NOUNS,
    GENERIC_SINGLES,
    GROUP_TAILS,
    ORDINARY,
)

_INSIDE = frozenset(" \t\r\n\u00a0-‐‑‒–—−/&+,'’‘`_™®©" + HIDDEN)
_OWNED = re.compile(r"['’‘ʼ]s(?![^\W_])")
_ADORNING = frozenset("•·")
_PLACE_INSIDE = _INSIDE | frozenset("(")
_TAG_MARKS = frozenset('*_`#["“«|>(' + HIDDEN)


def stands(scene: Scene, hit: Hit) -> bool:
    """Say whether the hit names a dealer by name, domain or phone where it stands."""
    if hit.kind is Kind.DOMAIN:
        return is_own_domain(scene, hit)
    if hit.kind is Kind.PHONE:
        return is_phone(scene, hit)
    return (
        _holds_together(scene, hit)
        and not _is_inside_an_address(scene, hit)
        and not _is_tail(scene, hit)
        and not _is_head(scene, hit)
        and not _is_description(scene, hit)
        and not _is_plain_words(scene, hit)
    )


def _holds_together(scene: Scene, hit: Hit) -> bool:
    allowed = _PLACE_INSIDE if hit.kind is Kind.DERIVED else _INSIDE
    if hit.last - hit.first > 1 and not _is_one_block(scene, hit.first, hit.last - 1):
        return False
    for at in range(hit.first, hit.last - 1):
        gap = _within_the_name(scene, hit, at, _shown(scene.layout.gaps[at]))
        if gap == " ":
            continue
        head, line, tail = gap.rpartition("\n")
        gap = head + line + (tail.strip(" \t>*_") if line else tail)
        if gap.count("\n") > 1 or (line and gap[-1] != "\n"):
            return False
        if not allowed.issuperset(gap) and not _is_dotted(scene, at, gap):
            return False
    return True


def _within_the_name(scene: Scene, hit: Hit, at: int, gap: str) -> str:
    """Take off what belongs to the name itself: its own 's, or a dot that only adorns it."""
    owned = _OWNED.match(gap)
    if owned and _bears_apostrophe(scene, hit, scene.reading.words[at]):
        gap = gap[owned.end() :]
    return " " if gap.strip() in _ADORNING and "\n" not in gap else gap


def _bears_apostrophe(scene: Scene, hit: Hit, word: str) -> bool:
    """Say whether a listed name of the dealer has the word with 's: "Camel's Hill Motors"."""
    return any(
        f"{word}'s" in name.casefold().replace("’", "'")
        for dealer in hit.dealers()
        for name in (scene.roster.dealers[dealer].name, *scene.roster.dealers[dealer].aliases)
    )


def _is_one_block(scene: Scene, first: int, last: int) -> bool:
    return scene.layout.block_at(first) == scene.layout.block_at(last)


def _shown(gap: str) -> str:
    return gap if gap == " " else "".join(each for each in gap if not vanishes(each))


def _is_dotted(scene: Scene, at: int, gap: str) -> bool:
    short = len(scene.reading.words[at]) <= 2
    return gap[0] == "." and short and _INSIDE.issuperset(gap[1:])


def _is_inside_an_address(scene: Scene, hit: Hit) -> bool:
    """Refuse words of a longer web address or of an e-mail address."""
    before, after = scene.gap_before(hit.first), scene.layout.gaps[hit.last - 1]
    return (
        before.endswith(("@", "/", "=")) and not before.endswith(" /") and len(before) == 1
    ) or (after[:1] in {"@", "."} and after[1:2] not in {" ", "\n", ""} and len(after) == 1)


def _is_tail(scene: Scene, hit: Hit) -> bool:
    """Say whether another name's words run straight into this one."""
    if hit.first == 0 or not _runs_into(scene, hit.first):
        return False
    word = scene.reading.words[hit.first - 1]
    if word in BEFORE_A_NAME or word.isdigit() or is_make(word) or _is_home(scene, hit, word):
        return False
    if _is_possessive(scene, hit.first - 1):
        return False
    if scene.shouting:
        return is_make(scene.reading.words[hit.first]) or word in DIRECTIONS
    if not scene.is_capital(hit.first - 1):
        return False
    return not _is_common_opener(scene, hit.first - 1, word) or word in DIRECTIONS


def _is_common_opener(scene: Scene, at: int, word: str) -> bool:
    # Only the first word of a sentence is capital for no reason of its own.
    opens = scene.layout.sentence_at(at)[0] == at
    return opens and word.endswith(("ly", "ing")) and len(word) > 4


def _runs_into(scene: Scene, word: int) -> bool:
    """Say whether only space, or a line break inside a block, stands before the word."""
    gap = scene.layout.gaps[word - 1]
    plain = gap in {" ", "-"} or (bool(gap) and not gap.strip(" \u00a0\n\u200b"))
    return plain and "\n\n" not in gap and _is_one_block(scene, word - 1, word)


def _is_home(scene: Scene, hit: Hit, word: str) -> bool:
    return any(word in scene.roster.city_of[dealer][-1:] for dealer in hit.dealers())


def _is_head(scene: Scene, hit: Hit) -> bool:
    """Say whether the words go on to a longer name: 'of Elsewhere', 'West', another make."""
    words, at = scene.reading.words, hit.last
    if at >= len(words) or not _runs_into(scene, at):
        return False
    word = words[at]
    if word == "of" and at + 1 < len(words):
        return _is_elsewhere(scene, hit, at + 1)
    if not scene.shouting and not scene.is_capital(at):
        return False
    if word in DIRECTIONS and not _is_street(scene, at):
        return True
    if is_make(word) and not is_make(words[hit.last - 1]):
        return not _sells(scene, hit, word)
    if word in GROUP_TAILS and words[hit.last - 1] not in GROUP_NAMES:
        return True
    return _names_another_city(scene, hit, at)


def _is_elsewhere(scene: Scene, hit: Hit, at: int) -> bool:
    word = scene.reading.words[at]
    if not _runs_into(scene, at) or word in ORDINARY:
        return False
    if not scene.is_capital(at):
        return False
    return not any(_goes_on_with(scene, at, scene.roster.city_of[each]) for each in hit.dealers())


def _goes_on_with(scene: Scene, at: int, city: tuple[str, ...]) -> bool:
    return bool(city) and (
        tuple(scene.reading.words[at : at + len(city)]) == city
        or scene.reading.words[at] == city[0]
    )


def _names_another_city(scene: Scene, hit: Hit, at: int) -> bool:
    named = [
        city
        for city in scene.roster.cities
        if tuple(scene.reading.words[at : at + len(city)]) == city
    ]
    own = {scene.roster.city_of[dealer] for dealer in hit.dealers()}
    return bool(named) and own.isdisjoint(named)


def _is_street(scene: Scene, at: int) -> bool:
    after = scene.reading.words[at + 1 : at + 4]
    return bool(
        {"st", "street", "ave", "avenue", "rd", "road", "blvd", "hwy", "drive"} & set(after)
    )


def _sells(scene: Scene, hit: Hit, make: str) -> bool:
    sold = {
        word
        for at in hit.dealers()
        for each in scene.roster.dealers[at].makes
        for word in fold_words(each)
    }
    return make in sold or make in {"chevy", "vw", "mb"}


def _is_description(scene: Scene, hit: Hit) -> bool:
    """Say whether 'City Make' describes stores of a place instead of naming one."""
    words = scene.reading.words
    if not _is_place_name(scene, words[hit.first : hit.last]):
        return False
    if not scene.is_capital(hit.first) and scene.has_capitals:
        return not _is_bold(scene, hit)
    if hit.last >= len(words):
        return False
    if not _runs_into(scene, hit.last):
        return False
    if words[hit.last] in GENERIC_NOUNS:
        return True
    before = words[hit.first - 1] if hit.first else ""
    return words[hit.last] in GENERIC_SINGLES and before in DETERMINERS


def _is_bold(scene: Scene, hit: Hit) -> bool:
    """Say whether exactly these words are set off: whoever does that names something."""
    after = scene.layout.gaps[hit.last - 1]
    return scene.gap_before(hit.first)[-2:] == "**" and after[:2] == "**"


def _is_place_name(scene: Scene, words: list[str]) -> bool:
    rest = tuple(word for word in words if not is_make(word) and word != "of")
    market = (fold_words(scene.market.city),) if scene.market else ()
    return len(rest) < len(words) and (rest in scene.roster.cities or rest in market)


def _is_plain_words(scene: Scene, hit: Hit) -> bool:
    """Refuse ordinary vocabulary: names without a make that are not written like names."""
    words = scene.reading.words[hit.first : hit.last]
    if any(is_make(word) for word in words) and len(words) > 1:
        return False
    if not scene.shouting and not all(
        scene.is_capital(at) or len(scene.reading.words[at]) < 4
        for at in range(hit.first, hit.last)
    ):
        return True
    return _runs_on(scene, hit) if len(words) > 1 else not _is_lone_name(scene, hit)


def _runs_on(scene: Scene, hit: Hit) -> bool:
    at = hit.last
    if at >= len(scene.reading.words) or (
        hit.kind is Kind.NAME and len(scene.reading.words[hit.first]) > 9
    ):
        return False
    return _runs_into(scene, at) and scene.reading.words[at] in GROUP_TAILS


def _is_lone_name(scene: Scene, hit: Hit) -> bool:
    """Say whether one capital word is a name and not an adjective or a sentence's start."""
    at = hit.first
    if scene.shouting or at + 1 == len(scene.reading.words):
        return False
    gap = scene.layout.gaps[at]
    is_marked = scene.gap_before(at)[-1:] in _TAG_MARKS and not gap[:1].isspace()
    if is_marked:
        return gap[:1] not in {"-", "‑"}
    if _runs_into(scene, at + 1) and scene.reading.words[at + 1] not in AFTER_A_WORD:
        return _is_possessive(scene, at)
    opens = scene.layout.sentence_at(at)[0] == at
    return not opens or gap == " " or _is_possessive(scene, at)


def _is_possessive(scene: Scene, at: int) -> bool:
    tail = scene.reading.text[scene.spans.ends[at] : scene.spans.ends[at] + 2]
    return tail[:1] in {"'", "’"} and tail[1:] == "s"
