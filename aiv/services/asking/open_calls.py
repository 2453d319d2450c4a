"""Skip calls that were not made yet, and give back what was held for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from aiv.models import Probe, ProbeState, Scan

# Whoever claimed one has to mark it asked before the request leaves, and then finds it skipped.
NOT_MADE = (ProbeState.PLANNED, ProbeState.CLAIMED)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Count the skipped calls and what was held back for them."""

    calls: int
    micros: int


def skip(scan: Scan, *, kind: str, reason: str, provider: str = "") -> Skipped:
    """Skip what is not made yet, inside the caller's transaction; the caller settles the money."""
    rows = Probe.objects.filter(scan=scan)
    if provider:
        rows = rows.filter(assistant__provider=provider)
    # Locked in one order, so that two who end calls of a scan never wait for each other.
    waiting = rows.filter(state__in=NOT_MADE)
    if not list(waiting.select_for_update().order_by("pk").values_list("pk", flat=True)):
        return Skipped(0, 0)
    marked = waiting.update(
        state=ProbeState.SKIPPED,
        lease_until=None,
        lease_token=None,
        failure_kind=kind,
        failure=reason[:300],
    )
    return Skipped(marked, _taken_back(rows))


def _taken_back(rows: QuerySet[Probe]) -> int:
    """Take what the skipped calls held: only those this transaction marked still hold anything."""
    held = rows.filter(state=ProbeState.SKIPPED, reserved_micros__gt=0)
    micros = held.aggregate(all=Sum("reserved_micros"))["all"] or 0
    held.update(reserved_micros=0)
    return int(micros)
