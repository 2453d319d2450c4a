"""Test a key with one cheap call and say in words what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from aiv.domain import strict_json
from aiv.domain.asking.asking import NOT_JSON, UNREACHABLE
from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answers import AnswerError
from aiv.providers import NORMALISERS, failures, redaction, requests, waiting
from aiv.providers.digging import Body, whole_at
from aiv.providers.wire import Received, Wire

DEADLINE_S: Final = 20.0
LONGEST_QUOTE: Final = 200
ACCEPTED: Final = "The key is accepted. Whether its account has credit shows with the first answer."
_WORDS: Final = {
    "authentication_error": "{title} does not know this key. Copy it again, whole, from {title}.",
    "permission_error": "{title} knows the key but does not let it do this. Widen its rights.",
    "insufficient_quota": "The key is good, but its account has no credit left. Top it up.",
    "billing_error": "The key is good, but its account cannot pay. Check the billing at {title}.",
    "rate_limit_error": "{title} asks to slow down, so the key was not judged. Test again later.",
    "overloaded_error": "{title} is overloaded, so the key was not judged. Test again later.",
    "api_error": "{title} failed by itself, so the key was not judged. Test again later.",
    "timeout_error": "{title} did not answer in time, so the key was not judged. Test again later.",
    "not_found_error": "{title} does not know the address that was asked. Check its base URL.",
    UNREACHABLE: "{title} could not be reached. Check the network and its base URL.",
}
_UNREADABLE: Final = "{title} answered with something that cannot be read. Check its base URL."


@dataclass(frozen=True, slots=True)
class KeyVerdict:
    """Say whether a key works; `is_ok` is None where that could not be found out."""

    is_ok: bool | None
    words: str


async def test_key(provider: str, *, key: str, client: Wire) -> KeyVerdict:
    """Make one cheap call; the words never hold the key."""
    try:
        draft = requests.adapter(provider).key_test
        received = await client.send(provider, draft, key=key, deadline_s=DEADLINE_S)
    except InvalidInput as fault:
        return KeyVerdict(is_ok=False, words=_sentence(fault.reason))
    return _verdict(provider, received, key)


# Its name begins like a test's: this keeps pytest from collecting it wherever it is imported.
test_key.__test__ = False  # type: ignore[attr-defined]


def _verdict(provider: str, received: Received, key: str) -> KeyVerdict:
    error, body = _failure(provider, received)
    title = PROVIDERS[provider].title
    if error is None:
        return _accepted(provider, body)
    words = _WORDS.get(error.type, _UNREADABLE).format(title=title)
    quote = redaction.of(key).text(error.message or "")[:LONGEST_QUOTE] if received.status else ""
    return KeyVerdict(
        is_ok=False if error.type in waiting.NEVER_AGAIN else None,
        words=f"{words} It said: “{quote}”" if quote else words,
    )


def _failure(provider: str, received: Received) -> tuple[AnswerError | None, Body]:
    if received.fault is not None:
        return AnswerError(type=received.fault, message=received.reason), {}
    status = received.status or 0
    try:
        body = strict_json.parse(received.body)
    except InvalidInput:
        body = None
    if not isinstance(body, dict):
        return _without_json(status), {}
    error = NORMALISERS[provider].failure_of(body, status)
    if error is None and status >= 300:
        error = failures.describe(status=status, words=(), message=None)
    now = datetime.now(UTC)
    return (waiting.heeded(error, received.headers, now=now) if error else None), body


def _without_json(status: int) -> AnswerError:
    if status >= 400:
        return failures.describe(status=status, words=(), message=None)
    return AnswerError(type=NOT_JSON)


def _accepted(provider: str, body: Body) -> KeyVerdict:
    """Say what the account has left, where the provider tells it."""
    left = whole_at(body, "total_searches_left") if provider == "serpapi" else None
    if left is None:
        return KeyVerdict(is_ok=True, words=ACCEPTED)
    if left == 0:
        return KeyVerdict(is_ok=False, words="The key is good, but its plan has no searches left.")
    return KeyVerdict(is_ok=True, words=f"The key is accepted; its plan has {left} searches left.")


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
