"""Hold one invented dealer's figures, complete, and ways to change them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from aiv.domain.index import Inputs

CORE = {"SEO": 0.5, "AEO": 0.4, "GEO": 0.3, "UGC": 0.6, "GeoLocal": 0.2}
SEL = {"SCS": 0.8, "SIS": 0.4, "SCR": 0.6}
MODS = {
    "temporal_weight": 0.9,
    "entity_confidence": 0.8,
    "crawl_budget_mult": 1.0,
    "inventory_truth_mult": 0.5,
}
BLOCKS = (CORE, SEL, MODS)
NAMES = (*CORE, *SEL, *MODS)

MEASURED = {
    "google_aio_inclusion_rate": 0.3,
    "geo_local_rate": 0.2,
    "ugc_health_score": 60.0,
    "schema_coverage_ratio": 0.6,
    "semantic_clarity_score": 0.8,
    "silo_integrity_score": 0.4,
    "authority_depth_index": 0.4,
    **MODS,
    "ctr_delta": 0.1,
    "conversion_delta": 0.05,
    "avg_gross_per_unit": 2000.0,
    "monthly_opportunities": 100.0,
}
PLATFORM_SCORES = dict.fromkeys(
    ("chatgpt", "claude", "perplexity", "gemini", "copilot", "grok"), 0.4
)

Blocks = tuple[dict[str, float | None], dict[str, float | None], dict[str, float | None]]


def blocks(**changed: float | None) -> Blocks:
    """Give the three blocks with some values replaced; None = not measured."""
    core, sel, mods = (
        {name: changed.get(name, value) for name, value in block.items()} for block in BLOCKS
    )
    return core, sel, mods


def inputs(**changed: Any) -> Inputs:
    """Give the sixteen inputs with some replaced."""
    values: dict[str, Any] = {**MEASURED, "platform_scores": PLATFORM_SCORES, **changed}
    scores = values.pop("platform_scores")
    return Inputs.of(values, platform_scores=scores)


shares = st.floats(0.0, 1.0, allow_subnormal=False)
complete = st.fixed_dictionaries(dict.fromkeys(NAMES, shares))
incomplete = st.fixed_dictionaries(dict.fromkeys(NAMES, st.none() | shares))
