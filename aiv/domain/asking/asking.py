"""Say what is asked of whom and from where, and what may go wrong when a call is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from aiv.domain.asking.places import Place
from aiv.domain.evidence.answers import JSON

# What a call may end in besides an answer: the words of `AnswerError.type`, and no others.
UNREACHABLE: Final = "unreachable_error"
LOST: Final = "lost_error"
TIMEOUT: Final = "timeout_error"
TOO_LARGE: Final = "too_large_error"
NOT_JSON: Final = "not_json_error"
UNSUPPORTED: Final = "unsupported"
ERROR_TYPES: Final = frozenset(
    {
        UNREACHABLE,
        LOST,
        TIMEOUT,
        TOO_LARGE,
        NOT_JSON,
        UNSUPPORTED,
        "insufficient_quota",
        "billing_error",
        "authentication_error",
        "permission_error",
        "rate_limit_error",
        "overloaded_error",
        "api_error",
        "not_found_error",
        "invalid_request_error",
        "unknown_error",
    }
)
# The request left and nobody knows what it brought, so it may have been billed all the same. A
# server that could not be reached at all has certainly answered, and billed, nothing.
UNKNOWN_OUTCOMES: Final = frozenset({LOST, TIMEOUT, TOO_LARGE, NOT_JSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSpec:
    """Name an assistant as it is asked: provider, model, surface and its settings."""

    provider: str
    model: str
    surface: str
    settings: Mapping[str, JSON] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One wording, and the place from which it is asked.

    `country` is an ISO code of two letters, `time_zone` an IANA name, `language` an ISO code of
    two letters. Without a place it is asked from no place, and never from a default one.
    """

    text: str
    place: Place | None
    country: str
    time_zone: str
    language: str = "en"
