"""Tell where a store is, how to call it, what it sells, does and states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias
from urllib.parse import quote_plus

from aiv.domain.shopper_chat import words
from aiv.domain.shopper_chat.departments import NAMES, named
from aiv.domain.shopper_chat.saying import Asked, Reply
from aiv.domain.shopper_chat.topics import Topic

MOST_LINES: Final = 5
# They name the kind of thing that is asked for, and no thing of that kind.
SERVICE_WORDS: Final = words.telling("service servicio department center")
DEPARTMENT_WORDS: Final = words.telling(
    " ".join(("department", *frozenset().union(*NAMES.values())))
)
POLICY_WORDS: Final = words.telling("policy policies politica hidden charge car vehicle")
Score: TypeAlias = Callable[[str], float]
MAPS: Final = "https://www.openstreetmap.org/search?query="


def address(asked: Asked) -> Reply | None:
    """Give the address and a way to it."""
    if not asked.known.address:
        return asked.missing(Topic.ADDRESS, "address_word")
    where = asked.say("address", address=asked.known.address)
    way = asked.say("directions", url=MAPS + quote_plus(asked.known.address))
    return asked.told(Topic.ADDRESS, f"{where}\n{way}")


def phone(asked: Asked) -> Reply | None:
    """Give the number of the department that is named, or the store's."""
    department = named(asked.text, asked.known)
    if department is not None and department.phone:
        line = asked.say("phone", label=department.label, phone=department.phone)
        return asked.told(Topic.PHONE, line)
    if not asked.known.phone:
        return asked.missing(Topic.PHONE, "phone_word")
    return asked.told(
        Topic.PHONE, asked.say("phone", label=asked.known.store, phone=asked.known.phone)
    )


def makes(asked: Asked) -> Reply | None:
    """Give the makes sold new, and say of one that is asked for that it is among them."""
    sold = asked.known.makes
    if not sold:
        return asked.missing(Topic.MAKES, "makes_word")
    hit = [make for make in sold if is_said(make, asked.text)]
    if hit:
        return asked.told(Topic.MAKES, asked.say("make_yes", makes=", ".join(hit)))
    return asked.told(Topic.MAKES, asked.say("makes", makes=", ".join(sold)))


def is_said(name: str, text: str) -> bool:
    """Say whether a message holds a name as a word."""
    return f" {words.plain(name)}" in f" {' '.join(words.words(text))}"


def service(asked: Asked, least: float) -> Reply | None:
    """Give the listed services that the message names."""
    lines = _fitting(_named_service(asked.text), asked.known.services, least)
    if lines:
        return asked.told(Topic.SERVICES, asked.say("service", lines=_listed(lines)))
    if not {"services", "servicios"} & set(words.words(asked.text)):
        return None
    if not asked.known.services:
        return asked.missing(Topic.SERVICES, "services_word")
    return asked.told(Topic.SERVICES, asked.say("services", lines=_listed(asked.known.services)))


def policy(asked: Asked, least: float) -> Reply | None:
    """Give the store's written policies on what the message names."""
    lines = _fitting(_named_policy(asked.text), asked.known.policies, least)
    return asked.told(Topic.POLICIES, asked.say("policy", lines=_listed(lines))) if lines else None


def department(asked: Asked) -> Reply | None:
    """Give how to reach a department when nothing else is said."""
    found = named(asked.text, asked.known)
    is_bare = words.telling(asked.text) <= DEPARTMENT_WORDS
    return phone(asked) if found is not None and found.phone and is_bare else None


def _fitting(score: Score, lines: tuple[str, ...], least: float) -> tuple[str, ...]:
    scored = [(score(line), line) for line in lines]
    best = max((value for value, _ in scored), default=0.0)
    if best < least:
        return ()
    return tuple(line for value, line in scored if value >= max(least, best - 0.1))


def _named_service(text: str) -> Score:
    asked = words.telling(text) - SERVICE_WORDS

    def score(line: str) -> float:
        known = words.telling(line) - SERVICE_WORDS
        return max(words.shared(asked, known), words.covered(asked, known))

    return score


def _named_policy(text: str) -> Score:
    """A policy is a sentence: what counts is how much of the question it speaks of."""
    asked = words.telling(text) - POLICY_WORDS
    return lambda line: words.covered(words.telling(line), asked)


def _listed(lines: tuple[str, ...]) -> str:
    return "; ".join(lines[:MOST_LINES])
