"""Lay out scores, inputs, answers and mentions as programs read them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, TypedDict
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from aiv.domain.score import calculation, snapshots
from aiv.domain.score.calculation import Calculation
from aiv.domain.score.input_records import InputRecord, InputStatus
from aiv.models import Answer, AnswerStatus, Evidence, Mention, Platform, Role, Score

Window = TypedDict("Window", {"from": datetime | None, "to": datetime | None})


@dataclass(frozen=True, slots=True)
class Ends:
    """Hold the ends of a 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredScore(Calculation):
    """One score as it was computed then, with what it rests on."""

    id: UUID
    market: str
    computed_at: datetime
    panel_version: int
    is_low_precision: bool
    aivr_interval: Ends | None
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRow:
    """One measured input, or the reason there is none and what would measure it."""

    name: str
    value: float | None
    lo: float | None
    hi: float | None
    se: float | None
    n_clusters: int | None
    n_obs: int | None
    status: InputStatus
    method_version: str
    source: tuple[str, ...]
    surface: str
    panel_version: int | None
    window: Window
    measured_at: datetime | None
    raw_refs: tuple[str, ...]
    age_days: int | None
    reason: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AiScore:
    """The newest score of a dealer in a market; null while nothing was scored."""

    dealer: str
    market: str
    as_of: datetime | None
    score: StoredScore | None
    inputs: tuple[InputRow, ...]
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A dealer named in an answer."""

    dealer: str
    order: int | None
    role: Role
    is_counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page that an answer cites."""

    url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One answer, the question that led to it and the dealers it names."""

    id: UUID
    market: str | None
    asked_at: datetime
    department: str
    intent: str
    prompt: str
    trial: int
    assistant: str
    platform: Platform
    surface: str
    model_requested: str
    model_served: str
    search_used: bool | None
    place: dict[str, Any] | None
    status: AnswerStatus
    text: str
    refusal: str
    mentions: tuple[Named, ...]
    citations: tuple[Link, ...]
    cites_own_site: bool
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """One place where a dealer is named; offsets are code points into the answer's text."""

    answer: UUID
    market: str | None
    asked_at: datetime
    assistant: str
    surface: str
    intent: str
    order: int | None
    role: Role
    quote: str
    start: int
    end: int
    is_counted: bool
    method_version: str
    demo: bool


def stored_score(score: Score) -> StoredScore:
    """Lay out a stored score; its market and panel are at hand."""
    computed, result = calculation.of_snapshot(score.snapshot), score.snapshot["result"]
    ends = result.get("aivr_interval")
    shared = {field.name: getattr(computed, field.name) for field in fields(computed)}
    return StoredScore(
        **shared,
        id=score.pk,
        market=score.market.slug,
        computed_at=score.computed_at,
        panel_version=score.panel.version,
        is_low_precision=result["is_low_precision"],
        aivr_interval=Ends(**ends) if ends else None,
        demo=score.is_demo,
    )


def inputs(
    score: Score, evidence: dict[str, tuple[Evidence, ...]], *, now: datetime
) -> tuple[InputRow, ...]:
    """Lay out the inputs of a score with the addresses of the answers behind each."""
    return tuple(
        _input(record, score, evidence.get(record.name, ()), now)
        for record in snapshots.records_of(score.snapshot)
    )


def answer(row: Answer) -> AnswerRow:
    """Lay out an answer as `listings.answers` reads it."""
    return AnswerRow(
        id=row.pk,
        market=row.market.slug if row.market else None,
        asked_at=row.asked_at,
        department=row.intent.department,
        intent=row.intent.slug,
        prompt=row.probe.prompt.text,
        trial=row.probe.trial,
        assistant=row.assistant.slug,
        platform=Platform(row.assistant.platform),
        surface=row.surface,
        model_requested=row.model_requested,
        model_served=row.model_served,
        search_used=row.search_used,
        place=row.place,
        status=AnswerStatus(row.status),
        text=row.text,
        refusal=row.refusal,
        mentions=tuple(_named(each) for each in getattr(row, "all_mentions")),  # noqa: B009
        citations=tuple(Link(url=each.url, title=each.title) for each in row.citations.all()),
        cites_own_site=bool(getattr(row, "own_citations")),  # noqa: B009
        demo=row.is_demo,
    )


def mention(row: Mention) -> MentionRow:
    """Lay out a mention as `listings.mentions` reads it."""
    said = row.answer
    return MentionRow(
        answer=said.pk,
        market=said.market.slug if said.market else None,
        asked_at=said.asked_at,
        assistant=said.assistant.slug,
        surface=said.surface,
        intent=said.intent.slug,
        order=row.order,
        role=Role(row.role),
        quote=row.quote,
        start=row.start,
        end=row.end,
        is_counted=row.is_counted,
        method_version=row.method_version,
        demo=said.is_demo,
    )


def _input(
    record: InputRecord, score: Score, evidence: tuple[Evidence, ...], now: datetime
) -> InputRow:
    shared = {
        field.name: getattr(record, field.name)
        for field in fields(record)
        if field.name not in ("window_from", "window_to")
    }
    return InputRow(
        **shared,
        window={"from": record.window_from, "to": record.window_to},
        raw_refs=tuple(_answers_behind(score, each) for each in evidence),
        age_days=(now - record.measured_at).days if record.measured_at else None,
    )


def _answers_behind(score: Score, evidence: Evidence) -> str:
    query = {
        "market": score.market.slug,
        "assistant": evidence.assistant.slug,
        "surface": evidence.surface,
        **({"model": evidence.model_served} if evidence.model_served else {}),
        "after": evidence.window_from.isoformat(),
        "until": evidence.window_to.isoformat(),
    }
    return f"{reverse('api:answers', args=[score.dealer.slug])}?{urlencode(query)}"


def _named(row: Mention) -> Named:
    return Named(
        dealer=row.dealer.slug, order=row.order, role=Role(row.role), is_counted=row.is_counted
    )
