"""Put a shopper's question to a store into words that fit a market's panel, or say it cannot.

A store is asked "do you ...?"; of a market one asks "which dealer ...?". The pattern is proposed,
and a person edits it before it goes anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from aiv.domain.shopper_chat import topics, words
from aiv.domain.shopper_chat.topics import Topic

USED: Final = "used"
# What only one store can answer of itself: its own facts, not what a market is compared by.
_PHONE: Final = tuple(rule for rule in topics.PLAIN if rule[0] in (Topic.PHONE,))
_ADDRESS: Final = tuple(rule for rule in topics.PLAIN if rule[0] in (Topic.ADDRESS,))
_TAIL: Final = (
    (re.compile(r"\byours\b", re.IGNORECASE), "theirs"),
    (re.compile(r"\byour\b", re.IGNORECASE), "their"),
    (re.compile(r"\b(?:you guys|you all|y'all|you)\b", re.IGNORECASE), "they"),
)
_SINGULAR: Final = {
    "tienen": "tiene", "hacen": "hace", "aceptan": "acepta", "ofrecen": "ofrece",
    "venden": "vende", "dan": "da", "reparan": "repara", "compran": "compra",
    "financian": "financia", "entregan": "entrega", "arreglan": "arregla", "cambian": "cambia",
    "trabajan": "trabaja", "pueden": "puede", "reciben": "recibe", "toman": "toma",
    "atienden": "atiende", "instalan": "instala", "alquilan": "alquila", "abren": "abre",
    "estan": "está", "hablan": "habla", "cobran": "cobra", "dan servicio": "da servicio",
}  # fmt: skip
_IRREGULAR: Final = {"have": "has", "do": "does", "go": "goes", "are": "is", "be": "is"}
_SPOKEN_TO = re.compile(r"\b(?:you|your|yours|ustedes|usted|su|sus|here|aqui)\b")
_GUYS = r"(?:you guys|you all|y'all|you|ya)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The market a question would be asked of: its make (or "used") and city."""

    make: str
    city: str

    @property
    def dealer(self) -> str:
        """Name one dealer of the market without naming which."""
        return "used car dealer" if self.make == USED else f"{self.make} dealer"


Maker = Callable[[re.Match[str], Place], str]


def for_market(text: str, place: Place, names: Iterable[str]) -> str | None:
    """Give the question as a market is asked; None where it is about this store alone."""
    said = _without_names(text.strip(" ¿?¡!."), names)
    if _is_own(said):
        return None
    for pattern, make in _RULES:
        if found := pattern.match(said):
            return _sentence(make(found, place))
    return None if _addresses(said) else _sentence(said)


def _without_names(text: str, names: Iterable[str]) -> str:
    """Say "you" for the store's name, and for what points at it."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}(?:'s)?(?!\w)", "you", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:does|do) you\b", "do you", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:is|are) you\b", "are you", text, flags=re.IGNORECASE)
    return re.sub(
        r"\s+(?:at|in|from|to) (?:your (?:store|shop|dealership|location)|you)$", "", text,
        flags=re.IGNORECASE,
    )  # fmt: skip


def _is_own(said: str) -> bool:
    """Tell "where are you?" from "where can I buy a truck?"."""
    if topics.first_of(_PHONE, said):
        return True
    asks_where = topics.first_of(_ADDRESS, said) is not None
    return asks_where and (_addresses(said) or len(words.telling(said)) < 2)


def _addresses(said: str) -> bool:
    plain = words.plain(said)
    return _SPOKEN_TO.search(plain) is not None or plain.split(" ", 1)[0] in _SINGULAR


def _sentence(text: str) -> str:
    line = " ".join(text.split())
    opened = "¿" if line.casefold().startswith("qué ") or topics.is_spanish(line) else ""
    return f"{opened}{line[:1].upper()}{line[1:]}?"


def _theirs(text: str) -> str:
    for pattern, word in _TAIL:
        text = pattern.sub(word, text)
    return text


def _third(verb: str) -> str:
    small = verb.lower()
    if small in _IRREGULAR:
        return _IRREGULAR[small]
    if small.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{small}es"
    if small.endswith("y") and small[-2:-1] not in "aeiou":
        return f"{small[:-1]}ies"
    return f"{small}s"


def _which_does(found: re.Match[str], place: Place) -> str:
    adverb = f"{found['adverb']} " if found["adverb"] else ""
    verb = _third(found["verb"])
    return f"which {place.dealer} near {place.city} {adverb}{verb} {_theirs(found['rest'])}"


def _which_is(found: re.Match[str], place: Place) -> str:
    return f"which {place.dealer} near {place.city} is {_theirs(found['rest'])}"


def _which_can(found: re.Match[str], place: Place) -> str:
    return f"which {place.dealer} near {place.city} can {_theirs(found['rest'])}"


def _where_can_i(found: re.Match[str], place: Place) -> str:
    return f"at which {place.dealer} near {place.city} can {found['who']} {_theirs(found['rest'])}"


def _which_has(found: re.Match[str], place: Place) -> str:
    return f"which {place.dealer} near {place.city} has the {_theirs(found['rest'])}"


def _do_dealers(found: re.Match[str], place: Place) -> str:
    asked = f"{found['asked']} do {place.dealer}s near {place.city}"
    return f"{asked} {_theirs(found['rest'])}"


def _cual(found: re.Match[str], place: Place) -> str:
    make = "autos usados" if place.make == USED else place.make
    verb = _SINGULAR[words.plain(found["verb"])]
    return f"qué concesionario de {make} cerca de {place.city} {verb} {found['rest']}"


def _rule(pattern: str, make: Maker) -> tuple[re.Pattern[str], Maker]:
    return re.compile(pattern, re.IGNORECASE), make


_RULES: Final = (
    _rule(
        rf"do {_GUYS} (?P<adverb>also|still|ever|usually)?\s*(?P<verb>[a-z'-]+)\b\s*(?P<rest>.*)",
        _which_does,
    ),
    _rule(rf"(?:can|could|will|would) {_GUYS} (?P<rest>.+)", _which_can),
    _rule(rf"are {_GUYS} (?P<rest>.+)", _which_is),
    _rule(r"what(?:'s| is| are) your (?P<rest>(?:best|lowest|cheapest)\b.+)", _which_has),
    _rule(r"(?:can|could|may) (?P<who>i|we) (?P<rest>.+)", _where_can_i),
    _rule(rf"(?P<asked>(?:how|what|when|why)\b[^?]{{0,40}}?) do {_GUYS} (?P<rest>.+)", _do_dealers),
    _rule(rf"(?P<verb>{'|'.join(_SINGULAR)}|están) (?P<rest>.+)", _cual),
)
