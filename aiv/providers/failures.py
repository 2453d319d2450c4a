"""Tell the error bodies of the providers apart: what went wrong, and may it be asked again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aiv.domain.evidence.answers import AnswerError
from aiv.providers.digging import Body, number_at, text_at, whole_at


@dataclass(frozen=True, slots=True)
class _Kind:
    type: str
    words: frozenset[str]
    statuses: frozenset[int]
    is_retryable: bool


def _kind(type_: str, words: str, *statuses: int, retryable: bool = False) -> _Kind:
    return _Kind(type_, frozenset(words.split()), frozenset(statuses), retryable)


# In order: a provider's own word counts before the HTTP status, because an exhausted quota comes
# as 429 like a passing rate limit, and a bad key comes as 400 at Google and xAI.
_KINDS = (
    _kind("insufficient_quota", "insufficient_quota quota_exceeded credits_exhausted"),
    _kind("billing_error", "billing_error payment_required billing_not_active", 402),
    _kind(
        "authentication_error",
        "authentication_error invalid_api_key api_key_invalid unauthenticated unauthorized",
        401,
    ),
    _kind("permission_error", "permission_error permission_denied forbidden", 403),
    _kind(
        "rate_limit_error",
        "rate_limit_error rate_limit_exceeded resource_exhausted too_many_requests",
        429,
        retryable=True,
    ),
    _kind("overloaded_error", "overloaded_error overloaded unavailable", 503, 529, retryable=True),
    _kind("timeout_error", "timeout_error timeout deadline_exceeded", 408, 504, retryable=True),
    _kind(
        "api_error",
        "api_error server_error internal internal_error internal_server_error",
        500,
        502,
        retryable=True,
    ),
    _kind("not_found_error", "not_found_error not_found model_not_found", 404),
)
_BAD_KEY = re.compile(
    r"\b(?:incorrect|invalid|expired|missing|wrong)\b.{0,12}\b(?:api.?key|auth)"
    r"|\bapi.?key\b.{0,12}\b(?:not valid|invalid|incorrect|expired|not found)\b",
    re.IGNORECASE,
)
_WAIT = re.compile(r"\b(?:retry|try again) in ((?:\d{1,6}(?:\.\d{1,9})?(?:ms|h|m|s))+)")
_WAIT_PART = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)(ms|h|m|s)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


def common(body: Body, status: int) -> AnswerError | None:
    """Read {"error": {...}} or {"error": "words"}, as most providers send it."""
    error = body.get("error")
    if not error and body.get("type") != "error" and status < 400:
        return None
    if isinstance(error, dict):
        return _described_by(error, status)
    return describe(
        status=status,
        words=(text_at(body, "code"), text_at(body, "type")),
        message=error
        if isinstance(error, str)
        else text_at(body, "message") or text_at(body, "detail"),
    )


def describe(
    *,
    status: int,
    words: Iterable[str | None],
    message: str | None,
    retry_after_s: float | None = None,
) -> AnswerError:
    """Name the error by the provider's words, else by its message, else by the HTTP status."""
    said = [word for word in words if word]
    kind = _kind_of([word.lower().replace("-", "_") for word in said], message or "", status)
    return AnswerError(
        type=kind.type,
        code=said[0] if said else (str(status) if status >= 400 else None),
        message=message,
        retryable=kind.is_retryable,
        retry_after_s=retry_after_s if retry_after_s is not None else _wait_in(message),
    )


def unsupported(reason: str) -> AnswerError:
    """Say that what came is no body we know how to read."""
    return AnswerError(type="unsupported", message=reason)


def seconds(text: str | None) -> float | None:
    """Read a wait such as "48s", "1.5s", "6m0s" or "12ms"."""
    parts = _WAIT_PART.findall(text[:40]) if text else []
    return sum(float(figure) * _SECONDS[unit] for figure, unit in parts) if parts else None


def _described_by(error: Body, status: int) -> AnswerError:
    http = whole_at(error, "code") or 0
    words = (text_at(error, "code"), text_at(error, "type"), text_at(error, "status"))
    upstream = text_at(error, "metadata", "raw")
    said = text_at(error, "message")
    return describe(
        status=http if 400 <= http < 600 else status,
        words=words,
        message=f"{said}: {upstream}" if said and upstream else said or upstream,
        retry_after_s=number_at(error, "metadata", "retry_after_seconds"),
    )


def _kind_of(words: list[str], message: str, status: int) -> _Kind:
    for kind in _KINDS:
        if not kind.words.isdisjoint(words):
            return kind
    if status in (200, 400, 401, 403) and _BAD_KEY.search(message[:2000]):
        return _kind("authentication_error", "")
    for kind in _KINDS:
        if status in kind.statuses:
            return kind
    return _by_class(status)


def _by_class(status: int) -> _Kind:
    if status >= 500:
        return _kind("api_error", "", retryable=True)
    return _kind("invalid_request_error" if status >= 400 else "unknown_error", "")


def _wait_in(message: str | None) -> float | None:
    found = _WAIT.search(message[:4000]) if message else None
    return seconds(found[1]) if found else None
