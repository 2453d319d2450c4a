"""Claim calls, mark them asked, hold their leases and take back what fell silent: rows only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet

from aiv.models import Assistant, Probe, ProbeState, Scan, ScanOrigin, ScanState

LEASE: Final = timedelta(seconds=60)
"""How long a silent worker keeps its calls; whoever is alive says so every quarter of it."""


def under_way() -> QuerySet[Scan]:
    """Give the scans whose calls may be made."""
    return Scan.objects.filter(origin=ScanOrigin.ASKED, state=ScanState.RUNNING)


def claim(
    now: datetime, wanted: Mapping[str, int], *, scans: Iterable[UUID], lease: timedelta = LEASE
) -> dict[str, list[Probe]]:
    """Take the oldest due calls of the given scans, at most so many of each provider.

    Nobody else gets the same: on PostgreSQL locked rows are passed over, on SQLite the write lock
    is taken first.
    """
    due = {name: _due(now, name, scans) for name, most in wanted.items() if most > 0}
    # Looking costs no write lock, so that idle workers are in nobody's way.
    if not any(rows.exists() for rows in due.values()):
        return {}
    token = uuid4()
    with transaction.atomic():
        taken = {name: _locked(rows, wanted[name]) for name, rows in due.items()}
        _mark_claimed([row for rows in taken.values() for row in rows], token, now + lease)
    return taken


def count_due(now: datetime, *, most: int) -> int:
    """Count the calls that wait to be made or to be taken back, up to so many."""
    planned = Q(state=ProbeState.PLANNED, due_at__lte=now, scan__in=under_way())
    left = Q(state__in=(ProbeState.CLAIMED, ProbeState.ASKED), lease_until__lt=now)
    return Probe.objects.filter(planned | left)[:most].count()


def begin(rows: Sequence[Probe], *, now: datetime, lease: timedelta = LEASE) -> list[bool]:
    """Mark claimed calls asked, in the moment before their requests leave; say which may leave.

    Those that may not belong to somebody else by now, or their scan stands still.
    """
    with transaction.atomic():
        mine = set(
            _held(rows, ProbeState.CLAIMED)
            .filter(scan__in=under_way())
            .select_for_update(of=("self",))
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        Probe.objects.filter(pk__in=mine).update(
            state=ProbeState.ASKED,
            asked_at=now,
            attempts=F("attempts") + 1,
            lease_until=now + lease,
        )
    for row in rows:
        if row.pk in mine:
            row.state, row.asked_at, row.attempts = ProbeState.ASKED, now, row.attempts + 1
    give_back([row for row in rows if row.pk not in mine])
    return [row.pk in mine for row in rows]


def give_back(rows: Sequence[Probe]) -> None:
    """Let others have claimed calls that were not made."""
    if rows:
        _held(rows, ProbeState.CLAIMED).update(
            state=ProbeState.PLANNED, lease_until=None, lease_token=None
        )


def hold(rows: Sequence[Probe], *, now: datetime, lease: timedelta = LEASE) -> None:
    """Say that whoever claimed these calls is alive."""
    leased = Q(state=ProbeState.CLAIMED) | Q(state=ProbeState.ASKED)
    _tokened(rows).filter(leased).update(lease_until=now + lease)


def take_back(now: datetime) -> int:
    """Plan claimed calls anew whose worker fell silent before it asked: nothing was sent."""
    silent = Probe.objects.filter(state=ProbeState.CLAIMED, lease_until__lt=now)
    if not silent.exists():
        return 0
    return silent.update(state=ProbeState.PLANNED, lease_until=None, lease_token=None)


def silent(now: datetime, *, most: int = 100) -> list[Probe]:
    """Give asked calls whose worker fell silent: what came of them nobody will know."""
    rows = Probe.objects.filter(state=ProbeState.ASKED, lease_until__lt=now)
    return list(rows.select_related("assistant").order_by("lease_until")[:most])


def held(rows: Sequence[Probe], state: ProbeState = ProbeState.ASKED) -> set[UUID]:
    """Lock calls and give those that are still this worker's own."""
    mine = _held(rows, state).select_for_update(of=("self",)).order_by("pk")
    return set(mine.values_list("pk", flat=True))


def _due(now: datetime, provider: str, scans: Iterable[UUID]) -> QuerySet[Probe]:
    assistants = Assistant.objects.filter(provider=provider).values_list("pk", flat=True)
    return Probe.objects.filter(
        state=ProbeState.PLANNED, due_at__lte=now, scan__in=list(scans), assistant__in=assistants
    )


def _locked(due: QuerySet[Probe], most: int) -> list[Probe]:
    rows = due.select_for_update(skip_locked=True, of=("self",))
    return list(rows.order_by("due_at", "id")[:most])


def _mark_claimed(rows: Sequence[Probe], token: UUID, until: datetime) -> None:
    Probe.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=ProbeState.CLAIMED, lease_token=token, lease_until=until
    )
    for row in rows:
        row.state, row.lease_token, row.lease_until = ProbeState.CLAIMED, token, until


def _held(rows: Sequence[Probe], state: ProbeState) -> QuerySet[Probe]:
    return _tokened(rows).filter(state=state)


def _tokened(rows: Sequence[Probe]) -> QuerySet[Probe]:
    """Find calls by their keys and tokens: a token that was replaced finds nothing."""
    return Probe.objects.filter(
        pk__in=[row.pk for row in rows], lease_token__in={row.lease_token for row in rows}
    )
