"""Hold what detection takes and gives: dealers, citations, mentions, roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Say how an answer puts a dealer forward."""

    OPTION = "option"
    RECOMMENDED = "recommended"
    BEST = "best"
    PASSING = "passing"
    WARNED_AGAINST = "warned_against"


COUNTED_ROLES = frozenset({Role.OPTION, Role.RECOMMENDED, Role.BEST})


@dataclass(frozen=True, slots=True, kw_only=True)
class DealerEntry:
    """Describe one rooftop as detection knows it; an empty string is unknown.

    `domains` and `phones` are further ones beside its website and its phone.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    website: str
    phone: str
    street: str
    city: str
    region: str
    makes: tuple[str, ...]
    domains: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketPlace:
    """Name the make and place shoppers asked about."""

    make: str
    city: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPage:
    """Hold one citation; start and end are null when it has no place in the text."""

    url: str
    title: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Hold one dealer named in an answer; offsets are code points of the original text."""

    dealer: str
    order: int
    role: Role
    quote: str
    start: int
    end: int
    evidence: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """Hold words that fit several dealers and that only a person can settle."""

    dealers: tuple[str, ...]
    quote: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """Hold everything found in one answer."""

    mentions: tuple[Mention, ...]
    cited: tuple[str, ...]
    unsettled: tuple[Unsettled, ...]
