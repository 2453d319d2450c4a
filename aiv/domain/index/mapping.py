"""Map the measured inputs to pillars by the mapping `measured-1` (method S2)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiv.domain.index.blocks import MODIFIERS, PLATFORMS, TOLERANCE, Block, Inputs
from aiv.domain.statistics import bounds

PLATFORM_WEIGHTS: Final[Mapping[str, float]] = {name: 1.0 / len(PLATFORMS) for name in PLATFORMS}
MIN_PLATFORM_SHARE: Final = 0.5
"""AEO exists only if the measured assistants carry half of the weights (S3 rule 7)."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """Hold the three blocks of the index and the share of assistant weights measured."""

    core: Block
    sel: Block
    mods: Block
    platform_coverage: float


def map_measured_1(inputs: Inputs, w: Mapping[str, float] | None = None) -> Mapped:
    """Map the inputs to pillars, selection scores and modifiers; None stays None.

    Shares are 0..1, ugc_health_score 0..100; w are the fixed weights of the assistants, equal
    over the six when None. Errors: InvalidInput naming an input outside its bounds.
    Source: measurement.md S2.
    """
    weights = PLATFORM_WEIGHTS if w is None else w
    aeo, platform_coverage = _platform_mean(inputs.platform_scores, weights)
    schema = _share("schema_coverage_ratio", inputs.schema_coverage_ratio)
    core = {
        "SEO": mean_of_both(schema, _share("authority_depth_index", inputs.authority_depth_index)),
        "AEO": aeo,
        "GEO": _share("google_aio_inclusion_rate", inputs.google_aio_inclusion_rate),
        "UGC": _percent("ugc_health_score", inputs.ugc_health_score),
        "GeoLocal": _share("geo_local_rate", inputs.geo_local_rate),
    }
    sel = {
        "SCS": _share("semantic_clarity_score", inputs.semantic_clarity_score),
        "SIS": _share("silo_integrity_score", inputs.silo_integrity_score),
        "SCR": schema,
    }
    return Mapped(core, sel, _modifiers(inputs), platform_coverage)


def _platform_mean(scores: Block, weights: Mapping[str, float]) -> tuple[float | None, float]:
    """Weigh the measured assistants: (mean or None below half of the weights, their share)."""
    total = math.fsum(bounds.not_negative("w", weight) for weight in weights.values())
    parts = [
        (weight, bounds.share(f"platform_scores.{name}", score))
        for name, weight in weights.items()
        if (score := scores.get(name)) is not None
    ]
    carried = math.fsum(weight for weight, _ in parts)
    share = carried / total if total > 0.0 else 0.0
    if carried <= 0.0 or share < MIN_PLATFORM_SHARE - TOLERANCE:
        return None, share
    return min(1.0, math.fsum(weight * score for weight, score in parts) / carried), share


def _modifiers(inputs: Inputs) -> Block:
    """Take the four modifiers as they are, bounds checked."""
    return {name: _share(name, getattr(inputs, name)) for name in MODIFIERS}


def _share(name: str, value: float | None) -> float | None:
    """Check a share, letting None through."""
    return None if value is None else bounds.share(name, value)


def _percent(name: str, value: float | None) -> float | None:
    """Turn 0..100 into 0..1, letting None through."""
    return None if value is None else bounds.within(name, value, low=0.0, high=100.0) / 100.0


def mean_of_both(first: float | None, second: float | None) -> float | None:
    """Give the mean of two values, None unless both are measured."""
    return None if first is None or second is None else (first + second) / 2.0
