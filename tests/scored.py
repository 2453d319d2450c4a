"""Give dealers with scores, made of stated inputs by the product's own formula."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from aiv.domain.index import PLATFORMS
from aiv.domain.score import scoring, snapshots
from aiv.domain.score.input_records import (
    KINDS,
    PLATFORM_PREFIX,
    InputRecord,
    InputStatus,
    not_measured,
)
from aiv.domain.statistics.rates import Rate
from aiv.models import Dealer, Market, Panel, Score

AT: Final = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
NAMES: Final = (*(f"{PLATFORM_PREFIX}{name}" for name in PLATFORMS), *KINDS)
MONEY: Final = {"avg_gross_per_unit": 2400.0, "monthly_opportunities": 450.0}
COMPLETE: Final[Mapping[str, float]] = {
    **{f"{PLATFORM_PREFIX}{name}": 0.3 for name in PLATFORMS},
    "google_aio_inclusion_rate": 0.4,
    "geo_local_rate": 0.35,
    "authority_depth_index": 0.5,
    "ugc_health_score": 74.0,
    "schema_coverage_ratio": 0.6,
    "semantic_clarity_score": 0.7,
    "silo_integrity_score": 0.5,
    "temporal_weight": 0.8,
    "entity_confidence": 0.9,
    "crawl_budget_mult": 0.95,
    "inventory_truth_mult": 0.9,
}
PANEL_ONLY: Final = {name: COMPLETE[name] for name in COMPLETE if name.startswith(PLATFORM_PREFIX)}
PARTIAL: Final = {
    name: value
    for name, value in COMPLETE.items()
    if name not in ("google_aio_inclusion_rate", "inventory_truth_mult")
}
AEO: Final = Rate(
    theta=0.3,
    lo=0.22,
    hi=0.39,
    n_eff=110.0,
    n_star=105.0,
    rho=0.5,
    rho_hat=0.4,
    clusters=40,
    observations=120.0,
)


def record(name: str, value: float | None, *, at: datetime = AT) -> InputRecord:
    """Make one input's record: measured, declared for money, or missing with its reason."""
    if value is None:
        return not_measured(name, method_version="test-1")
    is_money = name in MONEY
    is_share = not is_money and name != "ugc_health_score"
    return InputRecord(
        name=name,
        status=InputStatus.DECLARED if is_money else InputStatus.MEASURED,
        method_version="test-1",
        value=value,
        lo=max(0.0, value - 0.06) if is_share else None,
        hi=min(1.0, value + 0.06) if is_share else None,
        se=0.03 if is_share else None,
        n_clusters=40,
        n_obs=120,
        source=("Olive Owner",) if is_money else ("model-1",),
        measured_at=at,
        panel_version=1 if name.startswith(PLATFORM_PREFIX) else None,
    )


def snapshot(values: Mapping[str, float], *, at: datetime = AT) -> dict[str, Any]:
    """Make what is stored of a score of the stated values; the other inputs are missing."""
    records = [record(name, values.get(name), at=at) for name in NAMES]
    aeo = AEO if any(name in values for name in PANEL_ONLY) else None
    return snapshots.of(records, scoring.score(records, aeo=aeo), aeo=aeo)


def unsaved(values: Mapping[str, float], *, at: datetime = AT) -> Score:
    """Make a score that needs no database."""
    made = snapshot(values, at=at)
    result = made["result"]
    return Score(
        computed_at=at,
        mapping=made["mapping"],
        formula_version=made["formula_version"],
        status=result["status"],
        aiv=result["aiv"]["point"],
        aiv_lo=result["aiv"]["low"],
        aiv_hi=result["aiv"]["high"],
        snapshot=made,
    )


def score(
    dealer: Dealer,
    market: Market,
    panel: Panel,
    values: Mapping[str, float],
    *,
    at: datetime = AT,
) -> Score:
    """Store a score of the stated values."""
    made = unsaved(values, at=at)
    made.dealer, made.market, made.panel = dealer, market, panel
    made.is_demo = market.is_demo
    made.save()
    return made
