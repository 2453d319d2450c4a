"""Say what a provider file must offer: how to read its bodies, its surfaces and its errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from aiv.domain.evidence.answers import (
    JSON,
    Access,
    AnswerError,
    Citation,
    Cost,
    Search,
    Source,
    Status,
    Usage,
)
from aiv.providers.digging import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what one successful body says; ordinals and ranks are given out later, in this order."""

    status: Status
    text: str = ""
    finish_reason: str | None = None
    refusal: str | None = None
    search_used: bool | None = None
    model_served: str | None = None
    response_id: str | None = None
    created_at: datetime | None = None
    continuation_of: str | None = None
    search_entry_html: str | None = None
    citations: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    searches: tuple[Search, ...] = ()
    usage: Usage = field(default_factory=Usage)
    cost: Cost = field(default_factory=Cost)


Reader: TypeAlias = Callable[[Body], Reading | None]
"""Read a body of one surface; None when the body has not that surface's shape."""


def _whole(body: Body) -> JSON:
    return body


@dataclass(frozen=True, slots=True, kw_only=True)
class Normaliser:
    """Describe one provider's wire formats.

    `surface_of` names the surface a body comes from, by its content; `failure_of` finds the error
    in a body (with the HTTP status of the call), or None when the body is no error; `join` makes
    one body of the parts of a paused turn, where the provider has such turns; `link_keys` are the
    keys under which its bodies hold addresses of pages, in the part that `listing_of` gives.
    """

    provider: str
    access: Access
    surfaces: Mapping[str, Reader]
    surface_of: Callable[[Body], str | None]
    failure_of: Callable[[Body, int], AnswerError | None]
    join: Callable[[Sequence[Body]], Body] | None = None
    link_keys: tuple[str, ...] = ("url", "uri")
    listing_of: Callable[[Body], JSON] = _whole
