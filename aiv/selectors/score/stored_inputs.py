"""Read the inputs that do not come from a panel: measured on the dealer's ground, or declared."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F

from aiv.domain.score.input_records import (
    KINDS,
    USABLE,
    InputRecord,
    InputStatus,
    not_measured,
)
from aiv.models import Dealer, ScoreInput

UNMEASURED_VERSION: Final = "none"
MAX_AGE_DAYS: Final = {
    "ugc_health_score": 35,
    "schema_coverage_ratio": 14,
    "semantic_clarity_score": 14,
    "silo_integrity_score": 14,
    "temporal_weight": 14,
    "entity_confidence": 28,
    "crawl_budget_mult": 14,
    "inventory_truth_mult": 3,
    "ctr_delta": 90,
    "conversion_delta": 90,
    "avg_gross_per_unit": 92,
    "monthly_opportunities": 92,
}
"""How old each may be (measurement.md section 3); the other inputs come from the panel."""


def of_dealer(dealer: Dealer, *, now: datetime) -> tuple[InputRecord, ...]:
    """Give the newest record of each input, in one query; too old a value is stale, never used."""
    rows = ScoreInput.objects.filter(dealer=dealer, market=None, name__in=MAX_AGE_DAYS)
    # The two databases sort a row without a time to different ends.
    in_order = rows.order_by(F("measured_at").asc(nulls_first=True), "id")
    newest = {row.name: row for row in in_order}
    return tuple(_record(name, newest.get(name), now) for name in MAX_AGE_DAYS)


def _record(name: str, row: ScoreInput | None, now: datetime) -> InputRecord:
    if row is None or row.measured_at is None:
        return not_measured(name, method_version=UNMEASURED_VERSION)
    is_too_old = now - row.measured_at > timedelta(days=MAX_AGE_DAYS[name])
    status = InputStatus(row.status)
    if status in USABLE and is_too_old:
        status = InputStatus.STALE
    is_usable = status in USABLE
    return InputRecord(
        name=name,
        status=status,
        method_version=row.method_version,
        value=row.value if is_usable else None,
        lo=row.lo if is_usable else None,
        hi=row.hi if is_usable else None,
        se=row.se if is_usable else None,
        n_clusters=row.n_clusters,
        n_obs=row.n_obs,
        reason="" if is_usable else _reason(name, row, is_too_old),
        action="" if is_usable else row.action or KINDS[name].action,
        source=tuple(row.source),
        surface=row.surface,
        window_from=row.window_from,
        window_to=row.window_to,
        measured_at=row.measured_at,
    )


def _reason(name: str, row: ScoreInput, is_too_old: bool) -> str:
    if row.reason:
        return row.reason
    return f"More than {MAX_AGE_DAYS[name]} days old." if is_too_old else KINDS[name].reason
