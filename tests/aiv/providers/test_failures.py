"""Error bodies tell what went wrong, whether to ask again, and when."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answers import AnswerError
from aiv.providers import PROVIDERS, normalise


def error_of(provider: str, body: object, status: int = 200) -> AnswerError:
    answer = normalise(provider, [body], status=status).answer
    assert (answer.status, answer.text) == ("error", "")
    assert answer.error is not None
    return answer.error


def wrapped(**error: object) -> dict[str, Any]:
    return {"error": error}


CASES = [
    ("openai", wrapped(type="invalid_request_error", code="invalid_api_key"), 401, "auth", False),
    ("openai", wrapped(type="insufficient_quota", code="insufficient_quota"), 429, "quota", False),
    ("openai", wrapped(type="requests", code="rate_limit_exceeded"), 429, "rate_limit", True),
    ("openai", wrapped(code="context_length_exceeded"), 400, "invalid_request", False),
    ("anthropic", wrapped(type="rate_limit_error"), 429, "rate_limit", True),
    ("anthropic", wrapped(type="overloaded_error"), 529, "overloaded", True),
    ("anthropic", wrapped(type="billing_error"), 402, "billing", False),
    ("anthropic", wrapped(type="timeout_error"), 504, "timeout", True),
    ("gemini", wrapped(code=503, status="UNAVAILABLE"), 503, "overloaded", True),
    ("gemini", wrapped(code=404, status="NOT_FOUND"), 404, "not_found", False),
    ("perplexity", wrapped(type="invalid_api_key", code=401), 401, "auth", False),
    (
        "xai",
        {"code": "invalid-argument", "error": "Incorrect API key provided."},
        400,
        "auth",
        False,
    ),
    ("xai", {"code": "some-limit", "error": "Too many requests"}, 429, "rate_limit", True),
    ("openrouter", wrapped(code=429, message="busy"), 200, "rate_limit", True),
    ("openrouter", wrapped(code=402, message="add credits"), 402, "billing", False),
]


@pytest.mark.parametrize(("provider", "body", "status", "type_", "retryable"), CASES)
def test_each_error_has_its_type(
    provider: str, body: dict[str, Any], status: int, type_: str, retryable: bool
) -> None:
    error = error_of(provider, body, status)
    assert error.type.startswith(type_) or type_ in error.type
    assert error.retryable is retryable


def test_a_bad_key_at_google_is_told_by_its_reason() -> None:
    details = [{"@type": "ErrorInfo", "reason": "API_KEY_INVALID"}]
    error = error_of("gemini", wrapped(code=400, status="INVALID_ARGUMENT", details=details), 400)
    assert (error.type, error.code) == ("authentication_error", "API_KEY_INVALID")


def test_google_says_how_long_to_wait_in_the_body() -> None:
    details = [{"@type": "Help"}, {"@type": "RetryInfo", "retryDelay": "48s"}]
    error = error_of("gemini", wrapped(code=429, status="RESOURCE_EXHAUSTED", details=details), 429)
    assert (error.retryable, error.retry_after_s) == (True, 48.0)


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("Please retry in 48.9s.", 48.9),
        ("Please try again in 6m0s.", 360.0),
        ("Please try again in 20ms.", 0.02),
        ("Please wait.", None),
    ],
)
def test_a_wait_is_read_from_the_words(said: str, wait: float | None) -> None:
    error = error_of("openai", wrapped(code="rate_limit_exceeded", message=said), 429)
    assert error.retry_after_s == (pytest.approx(wait) if wait is not None else None)


def test_the_words_of_the_upstream_provider_are_kept() -> None:
    body = wrapped(code=429, message="Provider returned error", metadata={"raw": "limited"})
    assert error_of("openrouter", body).message == "Provider returned error: limited"


def test_an_http_error_with_an_unreadable_body_is_told_by_its_status() -> None:
    error = error_of("openai", "<html>Bad gateway</html>", 502)
    assert (error.type, error.retryable) == ("api_error", True)


def test_an_http_error_with_a_strange_body_is_still_an_error() -> None:
    assert error_of("anthropic", {"detail": "Not Found"}, 404).message == "Not Found"


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("body", ["data: {}\n\n", None, 7, [], [{}], {}, {"hello": "world"}])
def test_an_unknown_shape_is_unsupported(provider: str, body: object) -> None:
    assert error_of(provider, body).type == "unsupported"


def test_a_surface_that_the_body_does_not_have_is_unsupported() -> None:
    answer = normalise("openai", [{"choices": []}], surface="responses").answer
    assert answer.error is not None and answer.error.type == "unsupported"


def test_only_paused_turns_have_parts() -> None:
    answer = normalise("openai", [{"choices": []}, {"choices": []}]).answer
    assert answer.error is not None and answer.error.type == "unsupported"


def test_no_body_is_unsupported() -> None:
    answer = normalise("openai", []).answer
    assert answer.error is not None and answer.error.type == "unsupported"


def test_an_unknown_provider_is_the_callers_fault() -> None:
    with pytest.raises(InvalidInput, match="openai"):
        normalise("nobody", [{}])
