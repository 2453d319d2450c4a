"""Read what a person declared for a dealer and when."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiv.domain.input_records import InputRecord, InputStatus, not_measured
from aiv.models import Dealer, ScoreInput

NAMES = ("avg_gross_per_unit", "monthly_opportunities")
MAX_AGE = timedelta(days=92)
METHOD_VERSION = "declared-1"


def money(dealer: Dealer, *, now: datetime) -> tuple[InputRecord, ...]:
    """Give the newest declaration of each money input; too old a one is stale, never used."""
    rows = ScoreInput.objects.filter(dealer=dealer, name__in=NAMES, market=None)
    newest = {row.name: row for row in rows.order_by("measured_at")}
    return tuple(_record(name, newest.get(name), now) for name in NAMES)


def _record(name: str, row: ScoreInput | None, now: datetime) -> InputRecord:
    if row is None or row.value is None or row.measured_at is None:
        return not_measured(name, method_version=METHOD_VERSION)
    shared = not_measured(name, method_version=METHOD_VERSION)
    if now - row.measured_at > MAX_AGE:
        return InputRecord(
            name=name,
            status=InputStatus.STALE,
            method_version=row.method_version,
            reason="Declared more than 92 days ago.",
            action=shared.action,
            measured_at=row.measured_at,
        )
    return InputRecord(
        name=name,
        status=InputStatus.DECLARED,
        method_version=row.method_version,
        value=row.value,
        source=tuple(row.source),
        measured_at=row.measured_at,
    )
