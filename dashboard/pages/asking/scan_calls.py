"""Build the list of a scan's single calls, for the page and for the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from aiv.domain.asking import failure_words
from aiv.models import Probe, ProbeState, Scan
from aiv.selectors.asking.scan_calls import CallFilters
from dashboard.figures import MICRO, cost_text, plural
from dashboard.pages.asking import scan_words

HEADER: Final = (
    "call", "assistant", "model_asked", "model_served", "department", "intent", "wording",
    "question", "trial", "place", "state", "attempts", "unknown_outcomes", "asked_at", "reason",
    "reason_in_words", "said", "answer",
)  # fmt: skip
COST: Final = "cost_usd"
KINDS: Final = {
    ProbeState.ANSWERED: "good",
    ProbeState.FAILED: "bad",
    ProbeState.EXHAUSTED: "bad",
    ProbeState.SKIPPED: "absent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """One call."""

    question: str
    assistant: str
    trial: int
    place: str
    state: str
    kind: str
    reason: str
    said: str
    asked_at: datetime | None
    attempts: int
    cost: str
    answer_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsPage:
    """A piece of the list."""

    scan: Scan
    title: str
    rows: tuple[CallRow, ...]
    shown: str
    previous_url: str
    next_url: str
    csv_url: str
    has_costs: bool


def build(scan: Scan, listed: Page[Any], filters: CallFilters, *, pays: bool) -> CallsPage:
    """Lay out a piece of the list."""
    path = reverse("dashboard:scan_calls", args=[scan.pk])
    kept = {"group": filters.group, "assistant": filters.assistant}

    def address(number: int) -> str:
        query = {name: word for name, word in {**kept, "page": number}.items() if word}
        return f"{path}?{urlencode(query)}"

    return CallsPage(
        scan=scan,
        title=scan_words.title(scan.panel),
        rows=tuple(_row(probe, pays=pays) for probe in listed.object_list),
        shown=f"{listed.start_index()} to {listed.end_index()} of "
        f"{plural(listed.paginator.count, 'call')}",
        previous_url=address(listed.previous_page_number()) if listed.has_previous() else "",
        next_url=address(listed.next_page_number()) if listed.has_next() else "",
        csv_url=reverse("dashboard:scan_calls_csv", args=[scan.pk]),
        has_costs=pays,
    )


def header(*, pays: bool) -> tuple[str, ...]:
    """Give the columns of the file; costs are the payer's."""
    return (*HEADER, COST) if pays else HEADER


def cells(probes: Iterable[Probe], *, site: str, pays: bool) -> Iterable[Sequence[object]]:
    """Give the rows of the file; `site` stands before the answers' paths."""
    for probe in probes:
        url = _answer_url(probe)
        row = (
            str(probe.pk), probe.assistant.slug, probe.assistant.model, _served(probe),
            probe.prompt.intent.department, probe.prompt.intent.slug, probe.prompt.wording,
            probe.prompt.text, probe.trial, place(probe), probe.state, probe.attempts,
            probe.unknown_outcomes, probe.asked_at.isoformat() if probe.asked_at else None,
            probe.failure_kind, _reason(probe), probe.failure, f"{site}{url}" if url else None,
        )  # fmt: skip
        yield (*row, Decimal(probe.cost_micros) / MICRO) if pays else row


def place(probe: Probe) -> str:
    """Say from where it is asked."""
    known = probe.place or {}
    words = (known.get("city"), known.get("region"), known.get("zip"))
    return ", ".join(str(word) for word in words if word)


def _row(probe: Probe, *, pays: bool) -> CallRow:
    return CallRow(
        question=probe.prompt.text,
        assistant=probe.assistant.slug,
        trial=probe.trial,
        place=place(probe),
        state=ProbeState(probe.state).label,
        kind=KINDS.get(ProbeState(probe.state), "waiting"),
        reason=_reason(probe),
        said=probe.failure,
        asked_at=probe.asked_at,
        attempts=probe.attempts,
        cost=cost_text(probe.cost_micros) if pays else "",
        answer_url=_answer_url(probe),
    )


def _reason(probe: Probe) -> str:
    return failure_words.of(probe.failure_kind) if probe.failure_kind else ""


def _answer_url(probe: Probe) -> str:
    answer = getattr(probe, "answer", None)
    return reverse("dashboard:answer", args=[answer.pk]) if answer else ""


def _served(probe: Probe) -> str:
    answer = getattr(probe, "answer", None)
    return answer.model_served if answer else ""
