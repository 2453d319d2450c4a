"""The wait that a provider names is read in each of its forms, and garbage is no wait."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.evidence.answers import AnswerError
from aiv.providers import waiting

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LIMIT = AnswerError(type="rate_limit_error", retryable=True, retry_after_s=48.9)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "Wed, 25 Nov 2026 12:00:30 GMT"}, 30.0),
        ({"retry-after": "Wed, 25 Nov 2026 11:00:00 GMT"}, 0.0),
        ({"retry-after-ms": "250", "retry-after": "900"}, 0.25),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "1e400"}, None),
        ({"retry-after": "99999999999"}, 7 * 24 * 3600.0),
    ],
)
def test_a_wait_is_read(headers: dict[str, str], seconds: float | None) -> None:
    assert waiting.wait_s(headers, now=NOW) == seconds


def test_the_header_comes_before_the_body() -> None:
    assert waiting.heeded(LIMIT, {"retry-after": "3"}, now=NOW).retry_after_s == 3.0
    assert waiting.heeded(LIMIT, {}, now=NOW).retry_after_s == 48.9


@pytest.mark.parametrize(("wish", "is_retryable"), [("true", True), ("false", False), ("?", True)])
def test_the_wish_of_a_provider_is_heeded(wish: str, is_retryable: bool) -> None:
    assert waiting.heeded(LIMIT, {"x-should-retry": wish}, now=NOW).retryable is is_retryable


@pytest.mark.parametrize("kind", sorted(waiting.NEVER_AGAIN))
def test_no_wish_makes_an_empty_account_worth_asking(kind: str) -> None:
    error = AnswerError(type=kind)
    assert not waiting.heeded(error, {"x-should-retry": "true"}, now=NOW).retryable


def test_only_headers_of_limits_are_kept_as_limits() -> None:
    headers = {"x-ratelimit-remaining-requests": "9", "retry-after": "3", "server": "s"}
    assert waiting.limits(headers) == {k: v for k, v in headers.items() if k != "server"}
    assert waiting.limits({"server": "s"}) is None


@given(st.text())
def test_no_header_breaks_the_reading(words: str) -> None:
    found = waiting.wait_s({"retry-after": words, "retry-after-ms": words}, now=NOW)
    assert found is None or 0 <= found <= 7 * 24 * 3600
