"""Shape a request before its key is added, and say what a provider's adapter must offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.evidence.answers import JSON
from aiv.providers.digging import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold one request without its key, so that nothing stored of it can tell the key.

    `path` starts at the host; `api_version` is what the request names as the version it speaks.
    """

    path: str
    method: Literal["GET", "POST"] = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)
    params: Mapping[str, str] = field(default_factory=dict)
    body: JSON = None
    is_location_sent: bool = False
    api_version: str | None = None

    @property
    def said(self) -> JSON:
        """Give what was asked, as it is stored: the body, or the parameters of a GET."""
        return dict(self.params) if self.method == "GET" else self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Hold what proves the key: headers, or parameters where a provider takes no header."""

    headers: Mapping[str, str] = field(default_factory=dict)
    params: Mapping[str, str] = field(default_factory=dict)


Drafter: TypeAlias = Callable[[AskSpec, Question], Draft]
"""Write the request of one surface; InvalidInput where the assistant or the place does not fit."""

FollowUp: TypeAlias = Callable[[Draft, Body], Draft | None]
"""Write the request that finishes an answer which came in part; None when it is whole."""


def never(_draft: Draft, _body: Body) -> None:
    """Say that answers of this provider always come whole."""


def bearer(key: str) -> Signature:
    """Sign as most providers want it."""
    return Signature(headers={"Authorization": f"Bearer {key}"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """Describe how one provider is asked.

    `key_test` is the cheapest call that only a good key gets an answer to.
    """

    provider: str
    host: str
    drafters: Mapping[str, Drafter]
    key_test: Draft
    sign: Callable[[str], Signature] = bearer
    follow_up: FollowUp = never
