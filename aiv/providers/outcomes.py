"""Read what one or more requests brought: an answer, or the kind of failure it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from aiv.domain import strict_json
from aiv.domain.asking import model_prices
from aiv.domain.asking.asking import ERROR_TYPES, NOT_JSON, TOO_LARGE, AskSpec
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answers import JSON, Answer, AnswerError, Reply
from aiv.providers import NORMALISERS, failures, normalise, waiting
from aiv.providers.requests import Draft
from aiv.providers.wire import MOST_BYTES, Received

LONGEST_MESSAGE: Final = 2000
LONGEST_RAW_TEXT: Final = 64 * 1024
_REQUEST_IDS: Final = ("x-request-id", "request-id", "x-generation-id", "x-goog-request-id")


@dataclass(frozen=True, slots=True)
class Part:
    """One request and what it brought; `body` is None where that was no JSON."""

    draft: Draft
    received: Received
    body: JSON
    is_json: bool


def part_of(draft: Draft, received: Received) -> Part:
    """Read the body of what came, as far as it is JSON."""
    if received.fault is not None:
        return Part(draft, received, None, is_json=False)
    try:
        body = strict_json.parse(received.body, max_chars=MOST_BYTES)
    except InvalidInput as fault:
        return Part(draft, replace(received, reason=fault.reason), None, is_json=False)
    return Part(draft, received, body, is_json=True)


def read(spec: AskSpec, parts: Sequence[Part], *, now: datetime) -> Reply:
    """Read the last part's outcome, and what all parts cost."""
    last = parts[-1]
    if last.is_json and last.received.status is not None and last.received.status < 300:
        reply = normalise(
            spec.provider,
            [part.body for part in parts],
            surface=spec.surface,
            status=last.received.status,
        )
    else:
        reply = _with_paid(spec, _broken(spec, last), parts[:-1])
    reply = model_prices.priced(reply, model_requested=spec.model)
    return _with_call(reply, parts, now=now)


def failed(
    spec: AskSpec, error: AnswerError, *, status: int | None = None, raw_body: JSON = None
) -> Reply:
    """Give the Reply of a call that brought no body worth reading."""
    known = NORMALISERS.get(spec.provider)
    return Reply(
        answer=Answer(
            provider=spec.provider,
            surface=spec.surface,
            access=known.access if known else None,
            status="error",
            text="",
            http_status=status,
            error=error,
            raw_body=raw_body,
        )
    )


def _broken(spec: AskSpec, part: Part) -> Reply:
    received = part.received
    status = received.status
    if received.fault is not None:
        is_retryable = received.fault != TOO_LARGE
        error = AnswerError(type=received.fault, message=received.reason, retryable=is_retryable)
        return failed(spec, error)
    if part.is_json and status is not None and status >= 400:
        return normalise(spec.provider, [part.body], surface=spec.surface, status=status)
    raw = received.body[:LONGEST_RAW_TEXT].decode("utf-8", "replace")
    return failed(spec, _misread(received), status=status, raw_body=raw)


def _misread(received: Received) -> AnswerError:
    """Name what came instead of JSON; behind an HTTP error its status says what happened."""
    status = received.status or 0
    if status >= 400:
        return failures.describe(status=status, words=(), message=f"HTTP {status} without JSON")
    if status >= 300:
        message = f"it redirects elsewhere (HTTP {status}), and a key is not carried there"
        return AnswerError(type="unknown_error", code=str(status), message=message)
    # Gateways answer with pages of their own while they are in trouble.
    return AnswerError(type=NOT_JSON, message=received.reason, retryable=True)


def _with_paid(spec: AskSpec, failed: Reply, earlier: Sequence[Part]) -> Reply:
    """Keep what the parts before a failed one used: they were billed."""
    if not earlier:
        return failed
    paid = normalise(spec.provider, [part.body for part in earlier], surface=spec.surface)
    said = replace(
        failed.answer,
        model_served=failed.answer.model_served or paid.answer.model_served,
        raw_body=[*(part.body for part in earlier), failed.answer.raw_body],
    )
    return replace(failed, answer=said, usage=paid.usage, cost=paid.cost)


def _with_call(reply: Reply, parts: Sequence[Part], *, now: datetime) -> Reply:
    said, last = reply.answer, parts[-1].received
    error = said.error and _closed(waiting.heeded(said.error, last.headers, now=now))
    ids = (last.headers.get(name) for name in _REQUEST_IDS)
    return replace(
        reply,
        answer=replace(
            said,
            error=error,
            http_status=last.status,
            request_id=said.request_id or next((found for found in ids if found), None),
            rate_limit=waiting.limits(last.headers),
            raw_headers=dict(last.headers) or None,
        ),
    )


def _closed(error: AnswerError) -> AnswerError:
    kind = error.type if error.type in ERROR_TYPES else "unknown_error"
    return replace(error, type=kind, message=(error.message or "")[:LONGEST_MESSAGE] or None)
