"""Say no as each provider says it: the status, the headers and the body of every kind of error."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import formatdate
from time import time
from typing import Any, Final

from tests.standin.wire import Response, as_json

STATUSES: Final = {
    "quota": 429,
    "bad-key": 401,
    "echo-key": 401,
    "unknown-model": 404,
    "invalid": 400,
    "no-retry": 500,
    "error-500": 500,
    "overload-503": 503,
    "overload-529": 529,
    "timeout-504": 504,
    "late-fault": 500,
}
OWN_STATUSES: Final = {
    ("gemini", "bad-key"): 400,
    ("xai", "bad-key"): 400,
    ("openai", "unknown-model"): 400,
    ("anthropic", "quota"): 402,
    ("openrouter", "quota"): 402,
    ("perplexity", "unknown-model"): 400,
}
WORDS: Final = {
    "quota": "You exceeded your current quota, please check your plan and billing details.",
    "bad-key": "Incorrect API key provided.",
    "unknown-model": "The requested model does not exist.",
    "invalid": "One of the fields has a value that is not allowed.",
    "error-500": "Something failed on our side.",
    "no-retry": "Something failed on our side, for good.",
    "overload-503": "The service is overloaded.",
    "overload-529": "Overloaded",
    "timeout-504": "The request took too long.",
    "late-fault": "Something failed on our side.",
    "rate-limit": "Rate limit reached.",
}
CODES: Final[Mapping[str, tuple[str, str, str]]] = {
    # by fault: OpenAI's code, Anthropic's type, Google's status
    "quota": ("insufficient_quota", "billing_error", "RESOURCE_EXHAUSTED"),
    "bad-key": ("invalid_api_key", "authentication_error", "INVALID_ARGUMENT"),
    "unknown-model": ("model_not_found", "not_found_error", "NOT_FOUND"),
    "invalid": ("invalid_value", "invalid_request_error", "INVALID_ARGUMENT"),
    "error-500": ("server_error", "api_error", "INTERNAL"),
    "no-retry": ("server_error", "api_error", "INTERNAL"),
    "overload-503": ("overloaded", "overloaded_error", "UNAVAILABLE"),
    "overload-529": ("overloaded", "overloaded_error", "UNAVAILABLE"),
    "timeout-504": ("timeout", "timeout_error", "DEADLINE_EXCEEDED"),
    "late-fault": ("server_error", "api_error", "INTERNAL"),
    "rate-limit": ("rate_limit_exceeded", "rate_limit_error", "RESOURCE_EXHAUSTED"),
}
SERP_WORDS: Final = {
    "quota": "Your account has run out of searches.",
    "rate-limit": "You have exceeded the throughput of your plan.",
    "bad-key": "Invalid API key. Your API key should be here: https://serpapi.example/key",
}
TASK_CODES: Final = {
    "quota": 40200,
    "bad-key": 40100,
    "unknown-model": 40400,
    "invalid": 40501,
    "rate-limit": 40202,
}


def refused(provider: str, fault: str, *, key: str, wait_s: float) -> Response:
    """Give the response of a fault; one of the rate limits says its wait in its own way."""
    is_limit = fault.startswith("rate-limit")
    kind = "rate-limit" if is_limit else "bad-key" if fault == "echo-key" else fault
    status = 429 if is_limit else OWN_STATUSES.get((provider, kind), STATUSES[kind])
    headers = waits(fault, wait_s) if is_limit else {}
    if fault == "no-retry":
        headers = {"x-should-retry": "false"}
    words = WORDS[kind] + (f" You sent {key}." if fault == "echo-key" else "")
    if provider == "dataforseo" and kind in TASK_CODES:
        return as_json(_envelope(TASK_CODES[kind], words), 200, headers)
    return as_json(_body(provider, kind, words, status, wait_s, fault), status, headers)


def waits(fault: str, wait_s: float) -> dict[str, str]:
    """Say the wait in seconds, as a date, in milliseconds, as garbage, or not at all."""
    return {
        "rate-limit": {"retry-after": f"{wait_s:g}"},
        "rate-limit-date": {"retry-after": formatdate(time() + wait_s + 1, usegmt=True)},
        "rate-limit-ms": {"retry-after-ms": f"{wait_s * 1000:g}", "retry-after": "900"},
        "rate-limit-garbage": {"retry-after": "soon, \u00e9 or never".encode().decode("latin-1")},
    }.get(fault, {})


def _body(
    provider: str, kind: str, words: str, status: int, wait_s: float, fault: str
) -> dict[str, Any]:
    code, word, google = CODES[kind]
    if provider == "anthropic":
        return {"type": "error", "error": {"type": word, "message": words}, "request_id": "req_1"}
    if provider == "gemini":
        return {"error": _google(kind, google, words, status, wait_s, fault)}
    if provider == "xai" and kind == "bad-key":
        return {"code": "invalid-argument", "error": words}
    if provider == "openrouter":
        return {"error": {"code": status, "message": words}}
    if provider == "serpapi":
        return {"error": SERP_WORDS.get(kind, words) + words.removeprefix(WORDS[kind])}
    if provider == "dataforseo":
        return _envelope(status * 100, words)
    return {"error": {"message": words, "type": code, "code": code, "param": None}}


def _google(
    kind: str, status: str, words: str, code: int, wait_s: float, fault: str
) -> dict[str, Any]:
    details: list[dict[str, Any]] = []
    if kind == "bad-key":
        details = [{"reason": "API_KEY_INVALID"}]
    if kind == "quota":
        details = [{"reason": "QUOTA_EXCEEDED"}]
    if fault == "rate-limit":
        # Google says the wait in the body, and in no header.
        details = [
            {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{wait_s}s"}
        ]
    return {"code": code, "message": words, "status": status, "details": details}


def _envelope(code: int, words: str) -> dict[str, Any]:
    return {"status_code": code, "status_message": words, "cost": 0, "tasks": []}
