"""Describe the API's calls for OpenAPI, with the shapes that really read and write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec
from django.db.models import TextChoices
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from dashboard.api.problems import CONTENT_TYPE, Problem

Method = TypeVar("Method", bound=Callable[..., Any])

JSON: Final = "application/json"
REF: Final = "#/components/schemas/{name}"
ALWAYS: Final = (401, 429)
WORDS: Final = {
    400: "The request cannot be used; errors say what is wrong where.",
    401: "Nobody is signed in, or the key does not work.",
    404: "There is nothing here that you may see.",
    409: "It cannot be done now; the detail says why. Read it again, or do what it says.",
    413: "The body is too large.",
    415: "The body is no JSON.",
    429: "Too many calls; Retry-After says for how long to wait.",
}
PARAMETERS: Final = {
    "market": "Only this market, by its slug.",
    "cursor": "Where the list goes on; take it from the last piece.",
    "assistant": "Only this assistant, by its slug.",
    "surface": "Only this surface.",
    "model": "Only what this model served, by its name in the answers.",
    "after": "Only what was asked after this time (RFC 3339).",
    "until": "Only what was asked until this time (RFC 3339).",
    "week": "Only this week, as 2026-W48; the last one that is over unless given.",
    "panel": "market (unless told), facts/DEALER or canary/ASSISTANT.",
    "assistants": "Slugs with commas between; all that can be asked now unless told.",
    "trials": "How often each question is asked, 1 to 20; 3 unless told.",
    "organization": "The id of the organization that pays, if several of yours could.",
    "state": "Only scans in this state.",
    "since": "The sequence number seen last; 0 when none was.",
}
NUMBERS: Final = frozenset({"since", "trials"})


@dataclass(frozen=True, slots=True)
class ListOf:
    """Name a list that comes in pieces."""

    row: type


_SHAPES: list[type] = [Problem]


def described(
    name: str,
    summary: str,
    *,
    answer: type | ListOf,
    body: type | None = None,
    query: tuple[str, ...] = (),
    problems: tuple[int, ...] = (),
) -> Callable[[Method], Method]:
    """Describe a call; the method's docstring is its description."""
    decorate: Callable[[Method], Method] = extend_schema(
        operation_id=name,
        summary=summary,
        tags=["v1"],
        parameters=[
            OpenApiParameter(word, int if word in NUMBERS else str, description=PARAMETERS[word])
            for word in query
        ],
        request={JSON: _ref(body)} if body else None,
        responses={
            (200, JSON): OpenApiResponse(_answer(answer), description="The answer."),
            **{
                (status, CONTENT_TYPE): OpenApiResponse(_ref(Problem), description=WORDS[status])
                for status in sorted({*problems, *ALWAYS})
            },
        },
    )
    return decorate


def add_shapes(result: dict[str, Any], **_generator: Any) -> dict[str, Any]:
    """Add the shapes that the calls refer to."""
    _, shapes = msgspec.json.schema_components(_SHAPES, ref_template=REF, schema_hook=_words_of)
    result["components"]["schemas"] = dict(sorted(shapes.items()))
    return result


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Describe how a key is shown."""

    target_class = "dashboard.api.authentication.KeyAuthentication"
    name = "key"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Say that the key stands in the Authorization header."""
        return {"type": "http", "scheme": "bearer", "description": "A key of /organization/keys/."}


def _words_of(kind: type) -> dict[str, Any]:
    """Describe a field that holds one of some words."""
    if issubclass(kind, TextChoices):
        return {"type": "string", "enum": list(kind.values)}
    raise NotImplementedError(kind)


def _answer(shape: type | ListOf) -> dict[str, Any]:
    if not isinstance(shape, ListOf):
        return _ref(shape)
    return {
        "type": "object",
        "properties": {
            "next": {"type": ["string", "null"], "format": "uri"},
            "results": {"type": "array", "items": _ref(shape.row)},
        },
        "required": ["next", "results"],
    }


def _ref(shape: type) -> dict[str, Any]:
    if shape is dict:
        return {"type": "object"}
    if shape not in _SHAPES:
        _SHAPES.append(shape)
    return {"$ref": REF.format(name=shape.__name__)}
