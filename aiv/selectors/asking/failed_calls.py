"""Count the calls of scans that brought no answer: no answer stands for them, and they count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Count, IntegerField, Max, QuerySet, Value

from aiv.models import Probe, ProbeState, ScanOrigin

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = "QuerySet[Probe, Any]"
LOST = (ProbeState.FAILED, ProbeState.EXHAUSTED)


def counted(panels: Collection[UUID], *, since: datetime) -> Rows:
    """Count, for a union with counts of answers, the calls that left and came back without one."""
    found: Rows = (
        _lost(panels, since)
        .order_by()
        .values("assistant_id", "assistant__surface")
        .annotate(model_served=Value(""))
        .values("assistant_id", "assistant__surface", "model_served", "prompt__intent_id")
        .annotate(
            answered=Value(0, output_field=IntegerField()),
            failed=Count("pk"),
            not_shown=Value(0, output_field=IntegerField()),
            newest_at=Max("asked_at"),
            lost=Value(1, output_field=IntegerField()),
        )
    )
    return found


def beside(answered: Iterable[Row], lost: Iterable[Row]) -> Iterator[Row]:
    """Give rows like those of the answers for the lost calls.

    They count in the series of the model that answered last: nobody knows who would have. An
    assistant that answered nothing at all has no series to count them in.
    """
    newest: dict[tuple[UUID, str], Row] = {}
    for row in answered:
        engine = (row["assistant_id"], row["surface"])
        if engine not in newest or row["newest_at"] > newest[engine]["newest_at"]:
            newest[engine] = row
    for row in lost:
        engine = (row["assistant_id"], row["surface"])
        if engine in newest:
            last = newest[engine]
            yield {**row, "model_served": last["model_served"], "newest_at": last["newest_at"]}


def lost(
    panels: Collection[UUID], *, since: datetime, until: datetime | None = None
) -> Iterable[Row]:
    """Count the lost calls of panels by assistant and intent, in one query."""
    rows = _lost(panels, since)
    if until is not None:
        rows = rows.filter(asked_at__lte=until)
    columns = ("assistant_id", "assistant__surface", "prompt__intent_id", "prompt__intent__slug")
    found: Iterable[Row] = rows.order_by().values(*columns).annotate(failed=Count("pk"))
    return found


def _lost(panels: Collection[UUID], since: datetime) -> QuerySet[Probe]:
    return Probe.objects.filter(
        scan__panel__in=panels, scan__origin=ScanOrigin.ASKED, state__in=LOST, asked_at__gt=since
    )
