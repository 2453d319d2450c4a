"""Ask one assistant one question and give what came of it as one Reply, whatever came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Final

from aiv.domain.asking.asking import UNSUPPORTED, AskSpec, Question
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answers import AnswerError, Location, Reply
from aiv.providers import base_urls, requests
from aiv.providers.outcomes import Part, failed, part_of, read
from aiv.providers.requests import Draft
from aiv.providers.wire import VERSION, Wire

# A turn that pauses more often than this would not end by itself.
MOST_PARTS: Final = 4


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
        return _told(failed(spec, error), spec, question, asked_at)
    reply = read(spec, parts, now=datetime.now(UTC))
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
) -> list[Part]:
    """Send the request and its follow-ups, all of them before one deadline."""
    start = perf_counter()
    parts: list[Part] = []
    draft: Draft | None = first
    while draft is not None and len(parts) < MOST_PARTS:
        left_s = max(0.001, deadline_s - (perf_counter() - start))
        received = await client.send(provider, draft, key=key, deadline_s=left_s)
        parts.append(part_of(draft, received))
        draft = _next(provider, parts[-1])
    return parts


def _next(provider: str, part: Part) -> Draft | None:
    if part.received.status != 200 or not isinstance(part.body, dict):
        return None
    return requests.adapter(provider).follow_up(part.draft, part.body)


def _type_of(fault: InvalidInput) -> str:
    if fault.field == "key":
        return "authentication_error"
    return UNSUPPORTED if fault.field in ("provider", "surface") else "invalid_request_error"


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
