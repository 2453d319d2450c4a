"""Build the page of one answer: its words, what was found, its links and its passport."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString

from aiv.domain.asking import served_models
from aiv.domain.markets import vocabulary
from aiv.models import Answer, Correction, Dealer, Mention
from aiv.selectors.evidence.answers import AnswerView, PageRow
from dashboard import figures, marks
from dashboard.pages.evidence import marking
from dashboard.pages.evidence.evidence import label_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of the method passport; text None is "not reported"."""

    term: str
    text: str | None
    code: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reading: who is named, how, and whether rates count it."""

    mention: Mention
    kind: str
    is_own: bool
    evidence: str
    is_counted: bool
    overruled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One cited or retrieved page; `url` is empty when its scheme may not be followed."""

    title: str
    domain: str
    url: str
    shown_url: str
    class_label: str
    kind: str
    marker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """Everything the page shows."""

    answer: Answer
    label: str
    department: str
    now: datetime
    about: Dealer | None
    text: SafeString
    findings: tuple[Finding, ...]
    citations: tuple[Link, ...]
    sources: tuple[Link, ...]
    passport: tuple[Fact, ...]
    corrections: tuple[Correction, ...]
    propose_url: str
    trouble: str


def build(view: AnswerView, *, own: Iterable[Dealer], now: datetime) -> AnswerPage:
    """Lay out one answer for a reader whose own dealers are given."""
    own = tuple(own)
    answer, own_ids = view.answer, frozenset(dealer.pk for dealer in own)
    spans = [*marking.spans(view.mentions, own_ids), *_cited_spans(view)]
    return AnswerPage(
        answer=answer,
        label=label_of(answer),
        department=vocabulary.department_label(answer.intent.department),
        now=now,
        about=own[0] if len(own) == 1 else None,
        text=marks.marked(answer.text, spans),
        findings=tuple(_finding(mention, own_ids) for mention in view.mentions),
        citations=tuple(_link(row, row.page.marker) for row in view.citations),  # type: ignore[union-attr]
        sources=tuple(_link(row) for row in view.sources),
        passport=tuple(_passport(answer)),
        corrections=view.corrections,
        propose_url=reverse("dashboard:propose_correction", args=[answer.pk]),
        trouble=_trouble(answer),
    )


def _cited_spans(view: AnswerView) -> Iterable[marks.Span]:
    """Mark where the answer gives a link, unless a name stands there."""
    for row in view.citations:
        start, end = getattr(row.page, "start", None), getattr(row.page, "end", None)
        if start is not None and end is not None:
            yield marks.Span(start, end, "cited", f"Cites {row.page.domain}")


def _finding(mention: Mention, own_ids: frozenset[UUID]) -> Finding:
    by = mention.overruled_by
    return Finding(
        mention=mention,
        kind=mention.role,
        is_own=mention.dealer_id in own_ids,
        evidence=", ".join(mention.evidence),
        is_counted=mention.is_counted,
        overruled=by.get_kind_display() if by else "",
    )


def _link(row: PageRow, marker: str = "") -> Link:
    page = row.page
    return Link(
        title=page.title or page.domain or page.url,
        domain=page.domain,
        url=page.url if _may_follow(page.url) else "",
        shown_url=page.url,
        class_label=row.source_class.label,
        kind=row.source_class.value,
        marker=marker,
    )


def _may_follow(url: str) -> bool:
    """Let only web addresses become links: an answer's links are hostile until shown otherwise."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _trouble(answer: Answer) -> str:
    """Say why there are no words, in the provider's terms."""
    if not answer.error:
        return answer.refusal or ""
    words = [answer.error.get("type"), answer.error.get("code"), answer.error.get("message")]
    return ": ".join(str(word) for word in words if word)


def _passport(answer: Answer) -> Iterable[Fact]:
    prompt, place = answer.probe.prompt, answer.place or {}
    yield Fact(term="Prompt", text=prompt.text)
    yield Fact(term="Wording", text=f"{prompt.wording + 1} of question “{answer.intent.slug}”")
    yield Fact(term="Stage", text=vocabulary.stage_label(answer.intent.stage))
    yield Fact(term="Assistant", text=label_of(answer))
    yield Fact(term="Surface", text=answer.surface)
    yield Fact(term="Model asked", text=answer.model_requested or None, code=True)
    yield Fact(term="Model served", text=answer.model_served or None, code=True)
    if served_models.differs(answer.model_requested, answer.model_served):
        yield Fact(term="Drift", text="Another model answered than was asked: a series of its own")
    yield Fact(term="Search", text=_search(answer))
    yield Fact(term="Place", text=_place(place) if place else "none given")
    yield Fact(term="Asked", text=figures.utc_text(answer.asked_at))
    yield Fact(term="Trial", text=str(answer.probe.trial))
    yield Fact(term="Panel", text=f"version {answer.panel.version}")
    yield Fact(term="Outcome", text=_outcome(answer))
    yield Fact(term="Time taken", text=_seconds(answer.latency_ms))
    yield Fact(term="Cost", text=_cost(answer))
    yield Fact(term="Response id", text=answer.response_id or None, code=True)
    yield Fact(term="Read by", text=f"{answer.normaliser_version}, {answer.detector_version}")


def _search(answer: Answer) -> str | None:
    if answer.search_used is None:
        return None
    if not answer.search_used:
        return "offered, not used"
    queries = [query for search in answer.searches for query in search.get("queries", [])]
    return "used: " + "; ".join(f"“{query}”" for query in queries) if queries else "used"


def _place(place: dict[str, object]) -> str:
    named = [str(place[key]) for key in ("city", "region", "zip") if place.get(key)]
    point = [f"{place[key]:.3f}" for key in ("lat", "lng") if isinstance(place.get(key), float)]
    return ", ".join([*named, *([f"({', '.join(point)})"] if len(point) == 2 else [])])


def _outcome(answer: Answer) -> str:
    status = answer.get_status_display()
    reason = f" ({answer.finish_reason})" if answer.finish_reason else ""
    http = f", HTTP {answer.http_status}" if answer.http_status else ""
    return f"{status}{reason}{http}"


def _seconds(latency_ms: int | None) -> str | None:
    return None if latency_ms is None else f"{latency_ms / 1000:.1f} s"


def _cost(answer: Answer) -> str | None:
    if answer.cost_micros is None:
        return None
    return f"{figures.cost_text(answer.cost_micros)} ({answer.cost_source})"
