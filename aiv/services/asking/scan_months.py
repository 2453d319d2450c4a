"""Move what a scan that stood still holds into the month in which it goes on."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import Sum

from aiv.domain.asking import periods
from aiv.domain.errors import Conflict
from aiv.models import Probe, ProbeState, Scan
from aiv.services.asking import budgets

STILL_OUT: Final = "Calls of it are still out; go on in a few minutes, when they have come back."


def move(scan: Scan, *, now: datetime) -> None:
    """Hold a resumed scan's money under the caps of this month, inside the caller's transaction.

    Raises Conflict when these have no room, or while calls are out: they settle where they began.
    """
    row = Scan.objects.select_for_update(of=("self",)).get(pk=scan.pk)
    before, month = budgets.payer_of(row), periods.month_of(now)
    if before.month == month:
        return
    probes = Probe.objects.filter(scan=row)
    if probes.filter(state=ProbeState.ASKED).exists():
        raise Conflict(STILL_OUT)
    held = probes.aggregate(all=Sum("reserved_micros"))["all"] or 0
    Scan.objects.filter(pk=row.pk).update(spend_month=month)
    budgets.settle(before, released=held, spent=0)
    budgets.reserve(budgets.Payer(row.organization_id, month), held)
