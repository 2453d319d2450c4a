"""Give complete sets of input records that tests take apart."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from aiv.domain.index import PLATFORMS
from aiv.domain.score.input_records import InputRecord, InputStatus

MEASURED_AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
VALUES = {
    **{f"platform_scores.{name}": 0.3 for name in PLATFORMS},
    "google_aio_inclusion_rate": 0.25,
    "geo_local_rate": 0.4,
    "authority_depth_index": 0.6,
    "ugc_health_score": 70.0,
    "schema_coverage_ratio": 0.8,
    "semantic_clarity_score": 0.7,
    "silo_integrity_score": 0.5,
    "temporal_weight": 0.7,
    "entity_confidence": 0.9,
    "crawl_budget_mult": 0.8,
    "inventory_truth_mult": 0.9,
}
MODIFIERS = ("temporal_weight", "entity_confidence", "crawl_budget_mult", "inventory_truth_mult")
MONEY = {"avg_gross_per_unit": 2000.0, "monthly_opportunities": 100.0}


def record(name: str, value: float | None, **given: Any) -> InputRecord:
    """Give a measured record, or one that says why it is none."""
    status = InputStatus.NOT_MEASURED if value is None else InputStatus.MEASURED
    told = {"status": status, "method_version": "test-1", "measured_at": MEASURED_AT, **given}
    return InputRecord(name=name, value=value, **told)


def records(*left_out: str, **changed: float | None) -> list[InputRecord]:
    """Give a record for each input, some left out and some changed."""
    values = {**VALUES, **changed}
    return [record(name, value) for name, value in values.items() if name not in left_out]
