"""Ask one assistant one question and give what came of it as one Reply, whatever came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Final

from aiv.domain import model_prices, strict_json
from aiv.domain.answers import JSON, Answer, AnswerError, Location, Reply
from aiv.domain.asking import (
    ERROR_TYPES,
    NOT_JSON,
    TOO_LARGE,
    UNSUPPORTED,
    AskSpec,
    Question,
)
from aiv.domain.errors import InvalidInput
from aiv.providers import NORMALISERS, base_urls, failures, normalise, requests, waiting
from aiv.providers.requests import Draft
from aiv.providers.wire import MOST_BYTES, VERSION, Received, Wire

# A turn that pauses more often than this would not end by itself.
MOST_PARTS: Final = 4
LONGEST_MESSAGE: Final = 2000
LONGEST_RAW_TEXT: Final = 64 * 1024
_REQUEST_IDS: Final = ("x-request-id", "request-id", "x-generation-id", "x-goog-request-id")


@dataclass(frozen=True, slots=True)
class _Part:
    """One request and what it brought; `body` is None where that was no JSON."""

    draft: Draft
    received: Received
    body: JSON
    is_json: bool


async def ask(
    spec: AskSpec, question: Question, *, key: str, client: Wire, deadline_s: float
) -> Reply:
    """Ask and wait for the whole answer; a paused or deferred one is fetched to its end.

    Nothing is tried twice. Every failure is a Reply of status "error" whose type is one of
    `asking.ERROR_TYPES`; the key stands in no part of it.
    """
    asked_at, start = datetime.now(UTC), perf_counter()
    try:
        draft = requests.draft(spec, question)
        parts = await _parts(spec.provider, draft, key=key, client=client, deadline_s=deadline_s)
    except InvalidInput as fault:
        error = AnswerError(type=_type_of(fault), code=fault.field, message=str(fault))
        return _told(_failed(spec, error), spec, question, asked_at)
    reply = _read(spec, parts, now=datetime.now(UTC))
    said = replace(
        _told(reply, spec, question, asked_at).answer,
        latency_ms=round((perf_counter() - start) * 1000),
        location_sent=draft.is_location_sent,
        api_version=draft.api_version,
        request_body=draft.said,
        sdk_version=_sent_by(spec.provider, client),
    )
    return replace(reply, answer=said)


def problem_of(spec: AskSpec) -> InvalidInput | None:
    """Say what of an assistant's row keeps it from being asked, before anybody pays for a scan."""
    question = Question(text="?", place=None, country="US", time_zone="UTC")
    try:
        requests.draft(spec, question)
    except InvalidInput as fault:
        return fault
    return None


async def _parts(
    provider: str, first: Draft, *, key: str, client: Wire, deadline_s: float
) -> list[_Part]:
    """Send the request and its follow-ups, all of them before one deadline."""
    start = perf_counter()
    parts: list[_Part] = []
    draft: Draft | None = first
    while draft is not None and len(parts) < MOST_PARTS:
        left_s = max(0.001, deadline_s - (perf_counter() - start))
        received = await client.send(provider, draft, key=key, deadline_s=left_s)
        parts.append(_part(draft, received))
        draft = _next(provider, parts[-1])
    return parts


def _part(draft: Draft, received: Received) -> _Part:
    if received.fault is not None:
        return _Part(draft, received, None, is_json=False)
    try:
        body = strict_json.parse(received.body, max_chars=MOST_BYTES)
    except InvalidInput as fault:
        return _Part(draft, replace(received, reason=fault.reason), None, is_json=False)
    return _Part(draft, received, body, is_json=True)


def _next(provider: str, part: _Part) -> Draft | None:
    if part.received.status != 200 or not isinstance(part.body, dict):
        return None
    return requests.adapter(provider).follow_up(part.draft, part.body)


def _read(spec: AskSpec, parts: Sequence[_Part], *, now: datetime) -> Reply:
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


def _broken(spec: AskSpec, part: _Part) -> Reply:
    received = part.received
    status = received.status
    if received.fault is not None:
        is_retryable = received.fault != TOO_LARGE
        error = AnswerError(type=received.fault, message=received.reason, retryable=is_retryable)
        return _failed(spec, error)
    if part.is_json and status is not None and status >= 400:
        return normalise(spec.provider, [part.body], surface=spec.surface, status=status)
    raw = received.body[:LONGEST_RAW_TEXT].decode("utf-8", "replace")
    return _failed(spec, _misread(received), status=status, raw_body=raw)


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


def _with_paid(spec: AskSpec, failed: Reply, earlier: Sequence[_Part]) -> Reply:
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


def _with_call(reply: Reply, parts: Sequence[_Part], *, now: datetime) -> Reply:
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


def _type_of(fault: InvalidInput) -> str:
    if fault.field == "key":
        return "authentication_error"
    return UNSUPPORTED if fault.field in ("provider", "surface") else "invalid_request_error"


def _failed(
    spec: AskSpec, error: AnswerError, *, status: int | None = None, raw_body: JSON = None
) -> Reply:
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


def _told(reply: Reply, spec: AskSpec, question: Question, asked_at: datetime) -> Reply:
    return replace(
        reply,
        answer=replace(
            reply.answer,
            model_requested=spec.model or None,
            location=_location(question),
            requested_at=asked_at,
        ),
    )


def _location(question: Question) -> Location | None:
    place = question.place
    if place is None:
        return None
    return Location(
        city=place.city,
        region=place.region,
        country=question.country,
        lat=place.lat,
        lng=place.lng,
        timezone=question.time_zone,
    )


def _sent_by(provider: str, client: Wire) -> str:
    """Name what sent it; an answer from a host that is not the provider's own says so for good."""
    host = base_urls.foreign_host(provider, client.endpoints)
    return f"{VERSION} via {host}" if host else VERSION
