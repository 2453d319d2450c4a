"""Know the car makes, their short forms and the words a dealer's trade adds to its name."""

from __future__ import annotations

from itertools import permutations

_MAKES = """
    acura alfa audi bentley benz bmw buick byd cadillac chevrolet chevy chrysler citroen cdjr
    cjdr cdjrf dodge ferrari fiat ford genesis gmc honda hyundai infiniti isuzu jaguar jeep
    kia lamborghini lexus lincoln lotus lucid maserati mazda mb mclaren mercedes mercedesbenz
    mini mitsubishi nissan peugeot polestar porsche ram renault rivian saab scion seat skoda
    smart subaru suzuki tesla toyota volkswagen volvo vw
"""
MAKES = frozenset(_MAKES.split())
_FOUR = ("chrysler", "dodge", "jeep", "ram")
FULL_FOUR = frozenset(_FOUR)
# Spellings of one make; each row may stand for every other in its row.
SPELLINGS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("chevrolet",), ("chevy",), ("chev",)),
    (("volkswagen",), ("vw",)),
    (("mercedes", "benz"), ("mercedes",), ("mb",), ("mercedesbenz",), ("benz",)),
    (("land", "rover"), ("landrover",)),
    (("cadillac",), ("caddy",)),
    (("alfa", "romeo"), ("alfa",)),
    (("rolls", "royce"), ("rollsroyce",)),
    (("mitsubishi",), ("mitsu",)),
    (("lamborghini",), ("lambo",)),
)
FRANCHISES = frozenset("".join(each) for each in permutations("cdjr")) | {"cdjrf", "cdj", "cjd"}
_TRADE_WORDS = """
    auto autos automotive automobile automobiles car cars center centre company co dealership
    dealerships dealer dealers group inc llc motor motors motorcars sales
"""
TRADE_WORDS = frozenset(_TRADE_WORDS.split())
DROPPED_TAILS = frozenset(["cars", "inc", "llc", "co", "dealership"])
GROUP_NAMES = frozenset({"group", "automotive", "dealerships", "holdings"})


def is_make(word: str) -> bool:
    """Say whether one folded word is a make or a franchise's letters."""
    return word in MAKES or word in FRANCHISES


def spellings(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Give a name with every usual spelling of the make in it."""
    found = {words} | _four_spellings(words)
    for row in SPELLINGS:
        form = next((form for form in row if _index(words, form) >= 0), None)
        if form and len(words) > len(form):
            at = _index(words, form)
            found |= {words[:at] + other + words[at + len(form) :] for other in row}
    return found


def _four_spellings(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    at = next((i for i, word in enumerate(words) if word in FRANCHISES or word in FULL_FOUR), -1)
    if at < 0:
        return set()
    end = at + 1
    while end < len(words) and words[end] in FULL_FOUR | {"fiat", "and"}:
        end += 1
    if words[at] not in FRANCHISES and len(FULL_FOUR & set(words[at:end])) < len(_FOUR):
        return set()
    letters = {("".join(each),) for each in permutations("cdjr")} | {("cdjrf",)}
    full = {each for order in permutations(_FOUR) for each in _joined(order)}
    return {words[:at] + form + words[end:] for form in letters | full}


def _joined(order: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return order, (*order[:-1], "and", order[-1])


def _index(words: tuple[str, ...], form: tuple[str, ...]) -> int:
    spots = range(len(words) - len(form) + 1)
    return next((at for at in spots if words[at : at + len(form)] == form), -1)
