"""Count what became of the calls of a scan, in the few numbers that a command ends with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Sum

from aiv.models import Probe, ProbeState, Scan
from aiv.models.probe import OPEN_PROBES


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanSummary:
    """Requests that left, answers, calls that ended without one, and the reasons why."""

    planned: int
    calls: int
    answers: int
    lost: int
    open: int
    failed: dict[str, int]
    seconds: float
    cost_micros: int

    def as_json(self) -> dict[str, object]:
        """Give the object of the contract; cost is in dollars."""
        return {
            "calls": self.calls,
            "answers": self.answers,
            "lost": self.lost,
            "failed": self.failed,
            "seconds": round(self.seconds, 3),
            "cost": self.cost_micros / 1_000_000,
        }


def of_scan(pk: UUID, *, now: datetime) -> ScanSummary:
    """Sum a scan up, in two queries."""
    scan = Scan.objects.get(pk=pk)
    rows = Probe.objects.filter(scan=pk).order_by().values("state", "failure_kind")
    counted = list(rows.annotate(n=Count("pk"), calls=Sum("attempts"), cost=Sum("cost_micros")))
    states: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for row in counted:
        states[row["state"]] += row["n"]
        if row["state"] not in (ProbeState.ANSWERED, *OPEN_PROBES):
            failed[row["failure_kind"]] += row["n"]
    return ScanSummary(
        planned=sum(states.values()),
        calls=sum(row["calls"] for row in counted),
        answers=states[ProbeState.ANSWERED],
        lost=sum(failed.values()),
        open=sum(states[state] for state in OPEN_PROBES),
        failed=dict(failed),
        seconds=((scan.finished_at or now) - scan.started_at).total_seconds(),
        cost_micros=sum(row["cost"] for row in counted),
    )
