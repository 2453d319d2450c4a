"""Spell out every unmistakable variant of a dealer's names, domain and phone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from aiv.domain import links
from aiv.domain.markets.makes import DROPPED_TAILS, is_make, spellings
from aiv.domain.mentions.folding import fold_words
from aiv.domain.mentions.values import DealerEntry

_APOSTROPHE = re.compile(r"(?<=\w)['’‘](?=\w)")
_JOINT = re.compile(r"(?<=\w)[-‐‑‒–—'’‘](?=\w)")
# Where a small letter meets a capital one a space may stand: "DeMarco", "AutoVale".
_AND = re.compile(r"(?:(?<!\s)\s+)?&\s*|\sand\s")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTICLES = frozenset(
    ("de", "del", "della", "di", "da", "du", "la", "le", "mc", "mac", "van", "von", "san")
)
_SAINTS = {"saint": "st", "st": "saint", "mount": "mt", "mt": "mount", "fort": "ft", "ft": "fort"}
_NATIONAL_DIGITS = 10


class Kind(IntEnum):
    """Rank what a match rests on; the lower wins between dealers."""

    NAME = 0
    ALIAS = 1
    DERIVED = 2
    DOMAIN = 3
    PHONE = 4
    SLIP = 5
    SHORT = 6


@dataclass(frozen=True, slots=True)
class Pattern:
    """Tie one line of words to a dealer."""

    words: tuple[str, ...]
    dealer: int
    kind: Kind


def patterns_of(index: int, dealer: DealerEntry) -> list[Pattern]:
    """Give every pattern that names this dealer, strongest kind first, without repeats."""
    found: dict[tuple[str, ...], Kind] = {}
    for kind, words in _spelled(dealer):
        if words and kind < found.get(words, Kind.SHORT):
            found[words] = kind
    return [Pattern(words, index, kind) for words, kind in found.items()]


def _spelled(dealer: DealerEntry) -> list[tuple[Kind, tuple[str, ...]]]:
    listed = [(Kind.NAME, dealer.name), *((Kind.ALIAS, alias) for alias in dealer.aliases)]
    city = fold_words(dealer.city)
    found: list[tuple[Kind, tuple[str, ...]]] = []
    for kind, name in listed:
        exact = _written(name)
        found += [(kind, words) for words in exact]
        found += [(kind, each) for words in exact for each in spellings(words)]
        found += [(Kind.DERIVED, each) for words in exact for each in _derived(words, city)]
    found += [(Kind.DOMAIN, fold_words(host)) for host in hosts_of(dealer)]
    phones = (dealer.phone, *dealer.phones)
    return found + [(Kind.PHONE, words) for phone in phones for words in _dialled(phone)]


def _written(name: str) -> set[tuple[str, ...]]:
    """Vary apostrophes, joints and saints of one listed name."""
    forms = {name, _APOSTROPHE.sub(" ", name), _APOSTROPHE.sub("", name)}
    forms |= {_JOINT.sub("", name), name.replace("&", " and "), name.replace("+", " and ")}
    forms |= {_AND.sub(f" {word} ", name) for word in ("y", "et", "e")}
    forms |= {_CAMEL.sub(" ", form) for form in forms}
    found = {fold_words(form) for form in forms}
    found |= {_joined(words) for words in found}
    found |= {tuple(word for word in words if word != "and") for words in found if len(words) > 2}
    found |= {tuple(_SAINTS.get(word, word) for word in words) for words in found}
    return {words for words in found if words}


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write a particle and its name as one word: "De Marco" is also "DeMarco"."""
    if len(words) > 2 and words[0] in _PARTICLES and not is_make(words[1]):
        return (words[0] + words[1], *words[2:])
    return words


def _derived(words: tuple[str, ...], city: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Give short and place forms that may stand for the name where nobody else owns them."""
    base = _without_place(words)
    found = {base} if base != words else set()
    if words[-1] in DROPPED_TAILS and len(words) > 2:
        found.add(words[:-1])
    place = words[len(base) + 1 :] or city
    if place and not set(place) <= set(base) and not is_make(base[0]):
        found |= {(*base, *link, *place) for link in ((), ("of",), ("in",))}
    found |= _single_makes(base)
    return {spelt for each in found for spelt in spellings(each)} - {words}


def _without_place(words: tuple[str, ...]) -> tuple[str, ...]:
    at = words.index("of") if "of" in words[2:] else len(words)
    return words[:at] if at > 1 and any(is_make(word) for word in words[1:at]) else words


def _single_makes(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Shorten 'X Buick GMC' to 'X Buick' and 'X GMC', keeping the family name in front."""
    first = next((at for at, word in enumerate(words) if is_make(word)), 0)
    makes = words[first:]
    if not first or len(makes) < 2 or not all(map(is_make, makes)) or "benz" in makes:
        return set()
    return {(*words[:first], make) for make in makes}


def host_of(url: str) -> str:
    """Give the host of an address, which a person may have written without its scheme."""
    return links.domain_of(url if "//" in url else f"//{url}")


def hosts_of(dealer: DealerEntry) -> list[str]:
    """Give the hosts of a dealer's own sites, the website's first."""
    hosts = (host_of(url) for url in (dealer.website, *dealer.domains))
    return list(dict.fromkeys(host for host in hosts if host))


def _dialled(phone: str) -> list[tuple[str, ...]]:
    digits = "".join(each for each in phone if each in "0123456789")
    if len(digits) < _NATIONAL_DIGITS:
        return [(digits,)] if len(digits) > 6 else []
    national = digits[-_NATIONAL_DIGITS:]
    area, exchange, line = national[:3], national[3:6], national[6:]
    return [
        *((form,) for form in {digits, national}),
        (area, exchange, line),
        (area, exchange + line),
        (area + exchange, line),
        (exchange, line),
    ]
