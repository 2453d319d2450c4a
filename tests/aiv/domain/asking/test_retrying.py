"""Check what becomes of a failed call: again when, or never and for what else that holds."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.asking import retrying
from aiv.domain.asking.retrying import MAX_ATTEMPTS, Scope
from aiv.domain.evidence.answers import AnswerError


def judge(kind: str, *, attempts: int = 1, retryable: bool = True, wait: float | None = None):
    error = AnswerError(type=kind, retryable=retryable, retry_after_s=wait)
    return retrying.after(error, attempts=attempts, rng=Random(1))


def test_an_overloaded_provider_is_asked_again() -> None:
    assert judge("overloaded_error").again_in_s is not None


@pytest.mark.parametrize("kind", sorted(retrying.KEY_FAULTS))
def test_what_only_a_person_can_change_is_never_asked_again(kind: str) -> None:
    verdict = judge(kind)
    assert (verdict.again_in_s, verdict.is_exhausted, verdict.scope) == (None, False, Scope.KEY)


def test_an_unknown_model_ends_the_calls_of_its_assistant() -> None:
    assert judge("not_found_error", retryable=False).scope is Scope.ASSISTANT


def test_a_refused_request_ends_only_itself() -> None:
    assert judge("invalid_request_error", retryable=False).scope is Scope.CALL


def test_after_the_last_attempt_a_call_is_given_up() -> None:
    assert judge("api_error", attempts=MAX_ATTEMPTS - 1).is_exhausted is False
    assert judge("api_error", attempts=MAX_ATTEMPTS).is_exhausted is True


def test_a_named_wait_is_obeyed_and_never_cut_short() -> None:
    assert 30 <= judge("rate_limit_error", wait=30.0).again_in_s <= 36


def test_a_very_long_wait_is_asked_about_again_within_two_hours() -> None:
    assert judge("rate_limit_error", wait=1e9).again_in_s <= 7200


@given(st.integers(0, 10_000), st.integers())
def test_backoff_lies_between_nothing_and_the_doubled_limit(attempts: int, seed: int) -> None:
    wait = retrying.wait_s(None, attempts, Random(seed))
    assert 0 <= wait <= min(retrying.MOST_BACKOFF_S, 2.0 ** min(attempts, 30))


def test_many_calls_do_not_return_together() -> None:
    waits = sorted(retrying.wait_s(None, 5, Random(seed)) for seed in range(100))
    assert waits[0] < 4
    assert waits[-1] > 28


def test_a_rate_limit_counts_against_the_provider_and_a_bad_request_does_not() -> None:
    assert judge("rate_limit_error").counts_against_provider
    assert not judge("invalid_request_error", retryable=False).counts_against_provider
