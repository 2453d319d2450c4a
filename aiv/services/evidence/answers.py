"""Record answers with everything found in them, in one transaction; they never change after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from aiv import providers
from aiv.domain import storable, strict_json
from aiv.domain.asking.places import Place
from aiv.domain.evidence.answers import AnswerError, Cost, Reply, Search, Usage
from aiv.domain.evidence.answers import Citation as CitedPage
from aiv.domain.evidence.answers import Source as ListedPage
from aiv.domain.mentions import (
    COUNTED_ROLES,
    METHOD_VERSION,
    Detection,
    LinkedPage,
    detect,
)
from aiv.models import (
    Answer,
    AnswerStatus,
    Citation,
    Correction,
    CorrectionKind,
    Mention,
    OwnSiteCitation,
    Probe,
    ProbeState,
    Source,
)
from aiv.models import Role as MentionRole
from aiv.services import rows
from aiv.services.markets.rosters import MarketRoster

# The detector's own word for a mention of a dealer whose site the answer also links.
OWN_SITE: Final = "own site linked"
NOTHING: Final = Detection(mentions=(), cited=(), unsettled=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Hold what is known of a call beside the reply itself."""

    asked_at: datetime
    surface: str
    access: str
    place: Place | None
    digest: str
    model_requested: str = ""
    raw_body: str = ""
    is_demo: bool = False


def read(reply: Reply, roster: MarketRoster, *, prompt: str) -> Detection:
    """Find the dealers that a reply names; words that are no answer name nobody."""
    if reply.answer.status not in (AnswerStatus.COMPLETED, AnswerStatus.INCOMPLETE):
        return NOTHING
    return detect(
        roster.names,
        text=storable.text(reply.answer.text),
        prompt=prompt,
        citations=[
            LinkedPage(url=each.url, title=each.title, start=each.start, end=each.end)
            for each in reply.citations
        ],
        market=roster.place,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Hold one answer with everything found in it, ready to be written."""

    probe: Probe
    reply: Reply
    call: Call
    found: Detection


@transaction.atomic
def record(probe: Probe, reply: Reply, call: Call, *, found: Detection) -> Answer:
    """Write an answer with its links and mentions, and mark its probe answered.

    `found` comes from `read`, before the transaction, so that no lock waits for it.
    """
    if probe._state.adding:
        probe.state = ProbeState.ANSWERED
        probe.save(force_insert=True)
    else:
        Probe.objects.filter(pk=probe.pk).update(
            state=ProbeState.ANSWERED, lease_until=None, lease_token=None
        )
    return write([Heard(probe=probe, reply=reply, call=call, found=found)])[0]


def write(heard: Sequence[Heard]) -> list[Answer]:
    """Write answers inside the caller's transaction; many cost as many statements as one."""
    rows = [Answer(**_columns(each.probe, each.reply, each.call)) for each in heard]
    Answer.objects.bulk_create(rows)
    pairs = list(zip(rows, heard, strict=True))
    Citation.objects.bulk_create(row for to, each in pairs for row in _citations(to, each.reply))
    Source.objects.bulk_create(row for to, each in pairs for row in _sources(to, each.reply))
    Mention.objects.bulk_create(row for to, each in pairs for row in _mentions(to, each.found))
    OwnSiteCitation.objects.bulk_create(
        row for to, each in pairs for row in _own_sites(to, each.found)
    )
    Correction.objects.bulk_create(row for to, each in pairs for row in _unsettled(to, each.found))
    return rows


def _columns(probe: Probe, reply: Reply, call: Call) -> dict[str, Any]:
    said = reply.answer
    intent = probe.prompt.intent
    values = {
        "surface": call.surface,
        "status": said.status,
        "finish_reason": said.finish_reason,
        "text": said.text,
        "refusal": said.refusal,
        "search_entry_html": said.search_entry_html,
        "model_requested": said.model_requested or call.model_requested,
        "model_served": said.model_served,
        "searches": [_shallow(search) for search in reply.searches],
        "usage": _shallow(reply.usage),
        "response_id": said.response_id,
        "request_id": said.request_id,
        "http_status": said.http_status,
        "latency_ms": said.latency_ms,
        "error": _shallow(said.error) if said.error else None,
        "raw_body": call.raw_body or strict_json.exact(said.raw_body),
        "cost_micros": micros(reply.cost),
        "cost_source": reply.cost.cost_source,
        "request_body": "" if said.request_body is None else strict_json.exact(said.request_body),
        "raw_headers": "" if not said.raw_headers else strict_json.exact(dict(said.raw_headers)),
    }
    return {
        **rows.storable(Answer, values),
        "probe": probe,
        "panel_id": intent.panel_id,
        "intent": intent,
        "assistant_id": probe.assistant_id,
        "market_id": intent.panel.market_id,
        "asked_at": call.asked_at,
        "digest": call.digest,
        "access": call.access,
        "place": call.place.as_json() if call.place else None,
        "search_used": said.search_used,
        "normaliser_version": providers.VERSION,
        "detector_version": METHOD_VERSION,
        "is_demo": call.is_demo,
    }


def micros(cost: Cost) -> int | None:
    """Give what a call cost in millionths of a dollar; None where that is not known."""
    if cost.cost_usd is None or not cost.cost_usd.is_finite() or cost.cost_usd < 0:
        return None
    return round(cost.cost_usd * 1_000_000)


def _shallow(value: CitedPage | ListedPage | Search | Usage | AnswerError) -> dict[str, Any]:
    """Give the fields as they are; `asdict` would copy every word of them again."""
    return {part.name: getattr(value, part.name) for part in fields(value)}


def _citations(answer: Answer, reply: Reply) -> Iterator[Citation]:
    for each in reply.citations:
        yield Citation(answer=answer, **rows.storable(Citation, _shallow(each)))


def _sources(answer: Answer, reply: Reply) -> Iterator[Source]:
    for each in reply.sources:
        yield Source(answer=answer, **rows.storable(Source, _shallow(each)))


def _mentions(answer: Answer, found: Detection) -> Iterator[Mention]:
    for each in found.mentions:
        yield Mention(
            answer=answer,
            dealer_id=each.dealer,
            order=each.order,
            role=each.role.value,
            quote=each.quote,
            start=each.start,
            end=each.end,
            spans=[list(span) for span in each.spans],
            evidence=list(each.evidence),
            method_version=METHOD_VERSION,
            is_counted=each.role in COUNTED_ROLES,
        )


def _own_sites(answer: Answer, found: Detection) -> Iterator[OwnSiteCitation]:
    named = (each.dealer for each in found.mentions if OWN_SITE in each.evidence)
    for dealer in dict.fromkeys((*named, *found.cited)):
        yield OwnSiteCitation(answer=answer, dealer_id=dealer)


def _unsettled(answer: Answer, found: Detection) -> Iterator[Correction]:
    """Put words that fit several dealers before an operator, once a dealer not named elsewhere."""
    first = {dealer: doubt for doubt in reversed(found.unsettled) for dealer in doubt.dealers}
    named = {each.dealer for each in found.mentions}
    for dealer, doubt in first.items():
        if dealer in named:
            continue
        yield Correction(
            answer=answer,
            dealer_id=dealer,
            kind=CorrectionKind.MISSING,
            role=MentionRole.OPTION,
            quote=doubt.quote[:400],
            start=doubt.start,
            note=doubt.reason,
        )
