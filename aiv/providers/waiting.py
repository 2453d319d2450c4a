"""Read how long a provider asks us to wait, and whether it wants to be asked again at all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from aiv.domain.evidence.answers import AnswerError

# Only a person can change these, whatever a header says.
NEVER_AGAIN: Final = frozenset(
    {"insufficient_quota", "billing_error", "authentication_error", "permission_error"}
)
_LIMIT_WORDS: Final = ("x-ratelimit-", "anthropic-ratelimit-", "ratelimit", "retry-after")
_LONGEST_S: Final = 7 * 24 * 3600.0


def heeded(error: AnswerError, headers: Mapping[str, str], *, now: datetime) -> AnswerError:
    """Give the error with the wait and the wish that the headers name; the body's come second."""
    named = wait_s(headers, now=now)
    is_retryable = error.retryable
    wish = headers.get("x-should-retry", "").strip().lower()
    if wish in ("true", "false"):
        is_retryable = wish == "true"
    return replace(
        error,
        retryable=is_retryable and error.type not in NEVER_AGAIN,
        retry_after_s=error.retry_after_s if named is None else named,
    )


def wait_s(headers: Mapping[str, str], *, now: datetime) -> float | None:
    """Give the seconds to wait; None where nothing is said or what is said cannot be read."""
    millis = _number(headers.get("retry-after-ms"))
    if millis is not None:
        return _bounded(millis / 1000)
    said = headers.get("retry-after")
    seconds = _number(said)
    if seconds is not None:
        return _bounded(seconds)
    moment = _moment(said)
    return None if moment is None else _bounded(max(0.0, (moment - now).total_seconds()))


def limits(headers: Mapping[str, str]) -> dict[str, str] | None:
    """Give what the headers say of limits; None where they say nothing."""
    said = {name: value for name, value in headers.items() if name.startswith(_LIMIT_WORDS)}
    return said or None


def _number(text: str | None) -> float | None:
    try:
        value = float(text) if text else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _bounded(seconds: float) -> float | None:
    return min(seconds, _LONGEST_S) if seconds >= 0 else None


def _moment(text: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text or "")
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
