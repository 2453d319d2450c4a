"""Hold what comes in and what goes out on the stand-in's wire."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in; header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    content: bytes = b""

    @property
    def provider(self) -> str:
        """Give the first step of the path: every provider has its own base address."""
        return urlsplit(self.target).path.split("/")[1]

    @property
    def path(self) -> str:
        """Give the path as the provider's own host would see it."""
        return urlsplit(self.target).path.removeprefix(f"/{self.provider}")

    @property
    def params(self) -> dict[str, str]:
        """Give the parameters of the address."""
        return dict(parse_qsl(urlsplit(self.target).query))

    @property
    def body(self) -> Any:
        """Give the JSON that was sent; None where none was."""
        return json.loads(self.content) if self.content else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: of which model and surface, which question, under which key."""

    key: str | None
    surface: str = ""
    model: str = ""
    prompt: str = ""
    place: str = ""
    is_follow_up: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """What goes out: `way` says how, plain or in one of the hostile ways of `sending`."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    way: str = "plain"


def as_json(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Give a response of JSON."""
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(status, {"content-type": "application/json", **(headers or {})}, content)
