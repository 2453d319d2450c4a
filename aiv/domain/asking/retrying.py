"""Decide what becomes of a call that brought no answer: ask again when, or never."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from aiv.domain.asking.asking import LOST, NOT_JSON, TIMEOUT, UNREACHABLE
from aiv.domain.evidence.answers import AnswerError

MAX_ATTEMPTS: Final = 6
BASE_S: Final = 1.0
MOST_BACKOFF_S: Final = 120.0
# A provider that names a longer wait is asked again after this one, and says so once more.
MOST_WAIT_S: Final = 3600.0
# Waits of a whole fleet must not end in the same instant.
WAIT_JITTER: Final = 0.2
KEY_FAULTS: Final = frozenset(
    {"insufficient_quota", "billing_error", "authentication_error", "permission_error"}
)
ASSISTANT_FAULTS: Final = frozenset({"not_found_error"})
# What says that the provider, or the way to it, is in trouble; six in a row leave it alone. A
# server that cannot be reached, a line that breaks and a gateway's page are as telling as a 503.
BREAKING: Final = frozenset(
    {
        "rate_limit_error",
        "overloaded_error",
        "api_error",
        TIMEOUT,
        UNREACHABLE,
        LOST,
        NOT_JSON,
    }
)


class Scope(StrEnum):
    """Say for what else a permanent failure holds."""

    CALL = "call"
    ASSISTANT = "assistant"
    KEY = "key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Say what comes next; `again_in_s` is None when the call is not made again."""

    again_in_s: float | None
    is_exhausted: bool
    scope: Scope
    counts_against_provider: bool


def after(error: AnswerError, *, attempts: int, rng: Random) -> Verdict:
    """Judge a failed call after so many attempts.

    Quota, keys and unknown models are never asked again: only a person can change them. Other
    waits are drawn from zero to the doubled limit (full jitter), unless the provider names one.
    """
    if not error.retryable or error.type in KEY_FAULTS:
        return Verdict(
            again_in_s=None,
            is_exhausted=False,
            scope=_scope(error.type),
            counts_against_provider=False,
        )
    is_exhausted = attempts >= MAX_ATTEMPTS
    return Verdict(
        again_in_s=None if is_exhausted else wait_s(error.retry_after_s, attempts, rng),
        is_exhausted=is_exhausted,
        scope=Scope.CALL,
        counts_against_provider=error.type in BREAKING,
    )


def wait_s(named_s: float | None, attempts: int, rng: Random) -> float:
    """Give the seconds to wait: what the provider names and a little more, else full jitter."""
    if named_s is not None and named_s >= 0:
        return min(named_s, MOST_WAIT_S) * (1 + WAIT_JITTER * rng.random())
    # Beyond thirty doublings a power of two only overflows.
    return rng.uniform(0, min(MOST_BACKOFF_S, BASE_S * 2.0 ** min(attempts, 30)))


def _scope(kind: str) -> Scope:
    if kind in KEY_FAULTS:
        return Scope.KEY
    return Scope.ASSISTANT if kind in ASSISTANT_FAULTS else Scope.CALL
