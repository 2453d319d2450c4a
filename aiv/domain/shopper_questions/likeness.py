"""Tell whether two questions ask for the same thing in other words; symmetric and deterministic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz import fuzz

from aiv.domain.markets import makes
from aiv.domain.shopper_chat import words

SAME_WORDS: Final = 0.8
SAME_LETTERS: Final = 90.0
"""Typing slips stay above it; another model or service does not."""
_CANON: Final = {
    "vehicle": "car", "auto": "car", "automobile": "car", "carro": "car", "coche": "car",
    "fix": "repair", "reparan": "repair", "arreglan": "repair", "cost": "price",
    "dealership": "dealer", "store": "dealer", "electric": "ev", "loaners": "loaner",
    "preowned": "used", "pre-owned": "used", "secondhand": "used", "guys": "",
    "provide": "", "sell": "", "accept": "", "take": "", "offers": "", "sells": "", "accepts": "",
    "takes": "", "provides": "", "hacen": "", "aceptan": "",
    "ofrecen": "", "venden": "", "much": "price", "charge": "price", "near": "", "around": "",
}  # fmt: skip
# Questions that differ in one of these are different questions, however much else they share.
_CONTRASTS: Final = frozenset(
    words.telling(
        "new used certified cpo lease buy rent electric hybrid diesel manual automatic truck suv "
        "sedan van minivan convertible coupe oil brake tire battery transmission alignment engine "
        "windshield tradein monday tuesday wednesday thursday friday saturday sunday weekend "
        "not no without never bad good price warranty financing parts service nuevo usado sin "
        "lunes martes miercoles jueves viernes sabado domingo aceite frenos llantas bateria"
    )
    | {"not", "no", "without", "never", "sin", "ev", "used", "new", "price"}
)
_TRADE_IN = re.compile(r"\btrade[- ]?ins?\b")
_NEGATION = re.compile(r"\b(?:not|no|never|without|sin|[a-z]+n't)\b")


@dataclass(frozen=True)
class Sense:
    """What a question asks for: the stems that tell it apart, in one order."""

    stems: frozenset[str]
    contrasts: frozenset[str]

    @cached_property
    def key(self) -> str:
        """Give the stems in one line; questions with the same key are one."""
        return " ".join(sorted(self.stems))


@lru_cache(maxsize=16384)
def sense(text: str) -> Sense:
    """Read what a question asks for."""
    said = words.words(_TRADE_IN.sub("tradein", words.plain(text)))
    named = (_CANON.get(word, word) for word in said)
    telling = words.telling(" ".join(word for word in named if word))
    stems = frozenset(_CANON.get(stem, stem) for stem in telling) - {""}
    denied = {"not"} if _NEGATION.search(words.plain(text)) else set()
    return Sense(stems=stems, contrasts=frozenset(_contrasts(stems) | denied))


def is_same(one: Sense, other: Sense) -> bool:
    """Say whether both ask for the same thing."""
    if one.key == other.key:
        return one.contrasts == other.contrasts
    if one.contrasts != other.contrasts or not one.stems or not other.stems:
        return False
    if words.shared(one.stems, other.stems) >= SAME_WORDS:
        return True
    return fuzz.ratio(one.key, other.key, score_cutoff=SAME_LETTERS) > 0


def nearness(one: Sense, other: Sense) -> float:
    """Give how much two questions share, 0..1, whether or not they are the same."""
    return words.shared(one.stems, other.stems)


def _contrasts(stems: frozenset[str]) -> set[str]:
    return {
        stem
        for stem in stems
        if stem in _CONTRASTS or makes.is_make(stem) or any(each.isdigit() for each in stem)
    }
