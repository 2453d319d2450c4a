"""Name the inputs, pillars and weights of the index, and read blocks of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self

from aiv.domain.statistics import bounds

Block = Mapping[str, float | None]
"""Values 0..1 by name; a name that is absent is not measured, like None."""

CORE_WEIGHTS: Final[Mapping[str, float]] = {
    "SEO": 0.25,
    "AEO": 0.30,
    "GEO": 0.25,
    "UGC": 0.10,
    "GeoLocal": 0.05,
}
"""Pillar weights of S1. They sum to .95 on purpose and are never renormalised when complete."""
SELECTION_WEIGHTS: Final[Mapping[str, float]] = {"SCS": 0.35, "SIS": 0.35, "SCR": 0.30}
MODIFIERS: Final = (
    "temporal_weight",
    "entity_confidence",
    "crawl_budget_mult",
    "inventory_truth_mult",
)
SELECTION_LIFT: Final = 0.25
"""Selection multiplies the index by at most 1.25 (S1)."""
TOLERANCE: Final = 1e-9
"""Thresholds are met within this (clarifications): .35 + .30 counts as .65."""
PLATFORMS: Final = ("chatgpt", "claude", "perplexity", "gemini", "copilot", "grok")

_INPUT_NAMES: Final = (
    "google_aio_inclusion_rate",
    "geo_local_rate",
    "ugc_health_score",
    "schema_coverage_ratio",
    "semantic_clarity_score",
    "silo_integrity_score",
    "authority_depth_index",
    *MODIFIERS,
    "ctr_delta",
    "conversion_delta",
    "avg_gross_per_unit",
    "monthly_opportunities",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Hold the sixteen inputs of measurement.md section 3; None means not measured.

    Shares and modifiers are 0..1, ugc_health_score is 0..100, the deltas are relative lifts,
    the two money inputs are a gross per unit and a count a month.
    """

    platform_scores: Block
    google_aio_inclusion_rate: float | None
    geo_local_rate: float | None
    ugc_health_score: float | None
    schema_coverage_ratio: float | None
    semantic_clarity_score: float | None
    silo_integrity_score: float | None
    authority_depth_index: float | None
    temporal_weight: float | None
    entity_confidence: float | None
    crawl_budget_mult: float | None
    inventory_truth_mult: float | None
    ctr_delta: float | None
    conversion_delta: float | None
    avg_gross_per_unit: float | None
    monthly_opportunities: float | None

    @classmethod
    def of(cls, values: Mapping[str, float | None], *, platform_scores: Block | None) -> Self:
        """Collect the inputs by name; a name that is absent is not measured."""
        measured = {name: values.get(name) for name in _INPUT_NAMES}
        return cls(platform_scores=platform_scores or {}, **measured)


def measured(block: Block, names: Iterable[str]) -> dict[str, float]:
    """Pick the measured values of the names; InvalidInput names one outside 0..1."""
    return {
        name: bounds.share(name, value) for name in names if (value := block.get(name)) is not None
    }


def missing(block: Block, names: Iterable[str]) -> tuple[str, ...]:
    """Name what is not measured, in the order of the formula."""
    return tuple(name for name in names if block.get(name) is None)


def weighted(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Give sum(w x) over the values present."""
    return math.fsum(weights[name] * value for name, value in values.items())


def weight_of(values: Iterable[str], weights: Mapping[str, float]) -> float:
    """Give the summed weight of the names present."""
    return math.fsum(weights[name] for name in values)


def combined(*, core: float, sel: float, mods: float) -> float:
    """Give the unclamped index of its three parts (S1)."""
    return core * mods * (1.0 + SELECTION_LIFT * sel)


def clamped(value: float, *, high: float) -> float:
    """Give the value held between 0 and high."""
    return min(max(value, 0.0), high)
