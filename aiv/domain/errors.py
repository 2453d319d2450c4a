"""Name every error the product raises on purpose.

DealershipError
├── InvalidInput          what was given cannot be used; carries field and remedy
│   ├── UnknownShape      a body or file whose format we do not know
│   └── FaultyDocument    a document with faults; carries each with its place
├── NotMeasured           a figure was asked for that has no measurement behind it
├── Conflict              the same key already holds other content
├── NotAllowed            the person may see it but may not do it
└── CannotStart           this machine or its settings keep the product from starting
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Say what is wrong at one place of a document: `dealers[2].website`."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Name a fixed sentence that stands in several languages, with what is set into it."""

    name: str
    values: Mapping[str, str]


class DealershipError(Exception):
    """Stand at the root of the tree; its text is shown to people."""

    # Of what a shopper on a store's site is told, in the language of the chat.
    wording: Wording | None = None


class InvalidInput(DealershipError):
    """Say which field is wrong and what to do about it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class UnknownShape(InvalidInput):
    """Say that a body or file has no format we know."""


class FaultyDocument(InvalidInput):
    """Carry every fault of a document, so that a person mends it in one pass."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        super().__init__(first.place, first.reason)


class NotMeasured(DealershipError):
    """Say why a figure does not exist and what would measure it."""


class Conflict(DealershipError):
    """Say that the same key already holds other content."""


class NotAllowed(DealershipError):
    """Say what the person may not do and who may."""


class CannotStart(DealershipError):
    """Say what keeps the product from starting here, with the command or setting that helps."""
