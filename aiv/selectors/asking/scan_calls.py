"""Read the single calls of a scan: what was asked of whom, how it ended, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from aiv.models import Assistant, Probe, ProbeState, Scan
from aiv.models.probe import LEASED

SIZE: Final = 50
GROUPS: Final = {
    "answered": (ProbeState.ANSWERED,),
    "failed": (ProbeState.FAILED, ProbeState.EXHAUSTED),
    "open": (ProbeState.PLANNED, *LEASED),
    "skipped": (ProbeState.SKIPPED,),
}
"""How people speak of the states: a call whose attempts are used up has failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFilters:
    """Say which calls to show; empty words show all."""

    group: str = ""
    assistant: str = ""


def every(scan: Scan, filters: CallFilters = CallFilters()) -> QuerySet[Probe]:
    """Give the calls with what a row shows, in the order in which they are made."""
    rows = Probe.objects.filter(scan=scan).order_by("due_at", "pk")
    if filters.group in GROUPS:
        rows = rows.filter(state__in=GROUPS[filters.group])
    if filters.assistant:
        rows = rows.filter(assistant__slug=filters.assistant)
    return rows.select_related("assistant", "prompt__intent", "answer").only(
        "scan", "state", "trial", "place", "attempts", "unknown_outcomes", "due_at", "asked_at",
        "cost_micros", "failure_kind", "failure", "assistant__slug", "assistant__model",
        "assistant__platform", "assistant__access", "prompt__text", "prompt__wording",
        "prompt__intent__slug", "prompt__intent__department", "answer__probe",
        "answer__model_served",
    )  # fmt: skip


def page(scan: Scan, filters: CallFilters, number: int) -> Page[Probe]:
    """Give a page of them."""
    return Paginator(every(scan, filters), SIZE).get_page(number)


def assistants(scan: Scan) -> tuple[str, ...]:
    """Name the assistants that a scan asks."""
    asked = Assistant.objects.filter(probes__scan=scan).distinct().order_by("slug")
    return tuple(asked.values_list("slug", flat=True))
