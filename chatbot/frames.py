"""Name everything a shopper's page may say over its socket; whatever is else is refused."""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias, TypeVar
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from aiv.domain.errors import InvalidInput

LONGEST: Final = 8 * 1024
Secret: TypeAlias = Annotated[str, Meta(min_length=1, max_length=100)]
Line: TypeAlias = Annotated[str, Meta(max_length=300)]


class Open(Struct, tag="open", frozen=True, forbid_unknown_fields=True):
    """Open a chat with a ticket, after the shopper agreed."""

    ticket: Secret
    language: Annotated[str, Meta(max_length=5)]
    agreed: bool
    may_learn: bool = False
    # Of the words that stood beside the box: who ticked older ones agreed to less.
    learn_version: Annotated[int, Meta(ge=0, le=1000)] = 0


class Resume(Struct, tag="resume", frozen=True, forbid_unknown_fields=True):
    """Come back to a chat and hear what was missed since a number."""

    secret: Secret
    since: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


class Say(Struct, tag="say", frozen=True, forbid_unknown_fields=True):
    """Write a message. `id` is the page's own name for it: sent again, it is stored once."""

    text: Annotated[str, Meta(max_length=4000)]
    id: UUID | None = None


class Typing(Struct, tag="typing", frozen=True, forbid_unknown_fields=True):
    """Show the store's people that the shopper writes."""


class Here(Struct, tag="here", frozen=True, forbid_unknown_fields=True):
    """Say that the page is still open, and hear what got lost on the way since a number."""

    since: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


class CallPerson(Struct, tag="person", frozen=True, forbid_unknown_fields=True):
    """Ask for a person."""


class LeaveContact(Struct, tag="lead", frozen=True, forbid_unknown_fields=True):
    """Leave a contact. `website` is a field that people do not see: only programs fill it."""

    name: Line
    email: Line = ""
    phone: Line = ""
    wish: Annotated[str, Meta(max_length=4000)] = ""
    vin: Line = ""
    may_text: bool = False
    website: Line = ""


class End(Struct, tag="end", frozen=True, forbid_unknown_fields=True):
    """End the chat."""


class Forget(Struct, tag="forget", frozen=True, forbid_unknown_fields=True):
    """Delete the chat and what came out of it."""


First: TypeAlias = Open | Resume
Later: TypeAlias = Say | Typing | Here | CallPerson | LeaveContact | End | Forget
Frame = TypeVar("Frame")
_FIRST: Final[msgspec.json.Decoder[First]] = msgspec.json.Decoder(First)
_LATER: Final[msgspec.json.Decoder[Later]] = msgspec.json.Decoder(Later)


def first(text: str) -> First:
    """Read the frame that opens or resumes; raises InvalidInput."""
    return _read(_FIRST, text)


def later(text: str) -> Later:
    """Read a frame of a chat that is open; raises InvalidInput."""
    return _read(_LATER, text)


def _read(decoder: msgspec.json.Decoder[Frame], text: str) -> Frame:
    if len(text) > LONGEST:
        raise InvalidInput("frame", "is too long")
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise InvalidInput("frame", "is none that this socket knows") from error
