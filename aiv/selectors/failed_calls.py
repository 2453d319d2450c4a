"""Count the calls of scans that brought no answer: no answer stands for them, and they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from aiv.models import Probe, ProbeState, ScanOrigin

Row: TypeAlias = Mapping[str, Any]
LOST = (ProbeState.FAILED, ProbeState.EXHAUSTED)


def beside(answered: Iterable[Row], *, panel: UUID, since: datetime) -> Iterator[Row]:
    """Give rows like those of the answers for calls that left and came back without one.

    They count in the series of the model that answered last: nobody knows who would have. An
    assistant that answered nothing at all has no series to count them in.
    """
    newest: dict[tuple[UUID, str], Row] = {}
    for found in answered:
        engine = (found["assistant_id"], found["surface"])
        if engine not in newest or found["newest_at"] > newest[engine]["newest_at"]:
            newest[engine] = found
    for row in lost(panel, since=since):
        engine = (row["assistant_id"], row["assistant__surface"])
        if engine in newest:
            yield {
                **newest[engine],
                "intent_id": row["prompt__intent_id"],
                "answered": 0,
                "failed": row["failed"],
                "not_shown": 0,
            }


def exist() -> Exists:
    """Say, beside a panel that is read anyway, whether any of its calls was lost."""
    calls = Probe.objects.filter(
        scan__panel=OuterRef("pk"), scan__origin=ScanOrigin.ASKED, state__in=LOST
    )
    return Exists(calls)


def lost(panel: UUID, *, since: datetime, until: datetime | None = None) -> Iterable[Row]:
    """Count the lost calls of a panel by assistant and intent, in one query."""
    rows = Probe.objects.filter(
        scan__panel=panel, scan__origin=ScanOrigin.ASKED, state__in=LOST, asked_at__gt=since
    )
    if until is not None:
        rows = rows.filter(asked_at__lte=until)
    columns = ("assistant_id", "assistant__surface", "prompt__intent_id", "prompt__intent__slug")
    counted: Iterable[Row] = rows.order_by().values(*columns).annotate(failed=Count("pk"))
    return counted
