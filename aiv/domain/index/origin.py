"""Recompute the two formulas of the original prototype, for the audit view only (method S2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from aiv.domain.index import money
from aiv.domain.index.blocks import (
    CORE_WEIGHTS,
    MODIFIERS,
    PLATFORMS,
    SELECTION_WEIGHTS,
    Block,
    Inputs,
    weighted,
)
from aiv.domain.index.formula import of_parts
from aiv.domain.index.mapping import Mapped, mean_of_both
from aiv.domain.statistics import bounds

MODIFIER_CEILING: Final = 2.0
"""The prototype let modifiers reach 2; the method refuses more than 1."""


@dataclass(frozen=True, slots=True)
class OriginAiv:
    """Hold what the prototype reported: index, parts, adjusted index and exposure."""

    aiv_core: float
    aiv_sel: float
    aiv_mods: float
    aiv: float
    aivr: float | None
    revenue_at_risk: float | None


def origin_a(inputs: Inputs) -> OriginAiv | None:
    """Give the prototype's variant A: assistants in the SEO slot, entity confidence twice.

    Shares 0..1, ugc_health_score 0..100, modifiers 0..2; all six platform scores are needed.
    None when an input it uses is not measured. Errors: InvalidInput naming one outside bounds.
    Source: measurement.md section 0 point 1 and S2.
    """
    return _reported(inputs, map_origin_a(inputs))


def origin_b(inputs: Inputs) -> OriginAiv | None:
    """Give the prototype's variant B, which never reads the platform scores.

    Bounds, None and errors as `origin_a`; authority_depth_index is needed.
    Source: measurement.md section 0 point 1 and the clarification of S1.
    """
    return _reported(inputs, map_origin_b(inputs))


def map_origin_a(inputs: Inputs) -> Mapped:
    """Map the inputs to the blocks of variant A; None stays None. Bounds as `origin_a`."""
    platforms, platform_coverage = _platform_mean(inputs)
    schema = _share(inputs, "schema_coverage_ratio")
    modifiers = _modifiers(inputs)
    core = {
        "SEO": platforms,
        "AEO": _share(inputs, "google_aio_inclusion_rate"),
        "GEO": _reviews(inputs),
        "UGC": schema,
        "GeoLocal": modifiers["entity_confidence"],
    }
    sel = {
        "SCS": _share(inputs, "semantic_clarity_score"),
        "SIS": _share(inputs, "silo_integrity_score"),
        "SCR": schema,
    }
    return Mapped(core, sel, modifiers, platform_coverage)


def map_origin_b(inputs: Inputs) -> Mapped:
    """Map the inputs to the blocks of variant B; None stays None. Bounds as `origin_b`."""
    authority = _share(inputs, "authority_depth_index")
    clarity = _share(inputs, "semantic_clarity_score")
    silo = _share(inputs, "silo_integrity_score")
    core = {
        "SEO": _share(inputs, "schema_coverage_ratio"),
        "AEO": authority,
        "GEO": _share(inputs, "google_aio_inclusion_rate"),
        "UGC": _reviews(inputs),
        "GeoLocal": mean_of_both(silo, authority),
    }
    sel = {"SCS": clarity, "SIS": silo, "SCR": mean_of_both(clarity, silo)}
    # The prototype never read the assistants here, so none of their weight is covered.
    return Mapped(core, sel, _modifiers(inputs), 0.0)


def _share(inputs: Inputs, name: str, *, high: float = 1.0) -> float | None:
    """Read a value 0..high by name, letting None through."""
    value = getattr(inputs, name)
    return None if value is None else bounds.within(name, value, low=0.0, high=high)


def _reviews(inputs: Inputs) -> float | None:
    """Turn 0..100 into 0..1, letting None through."""
    reviews = _share(inputs, "ugc_health_score", high=100.0)
    return None if reviews is None else reviews / 100.0


def _modifiers(inputs: Inputs) -> dict[str, float | None]:
    """Read the modifiers inside the prototype's bounds."""
    return {name: _share(inputs, name, high=MODIFIER_CEILING) for name in MODIFIERS}


def _platform_mean(inputs: Inputs) -> tuple[float | None, float]:
    """Give the plain mean of the six platform scores, None unless all are there; their share."""
    scores = [inputs.platform_scores.get(name) for name in PLATFORMS]
    known = [bounds.share("platform_scores", score) for score in scores if score is not None]
    share = len(known) / len(PLATFORMS)
    return (math.fsum(known) / len(known) if len(known) == len(PLATFORMS) else None), share


def _reported(inputs: Inputs, mapped: Mapped) -> OriginAiv | None:
    """Put the prototype's figures together; None unless every block is complete."""
    core, sel, modifiers = _complete(mapped.core), _complete(mapped.sel), _complete(mapped.mods)
    if core is None or sel is None or modifiers is None:
        return None
    parts = of_parts(
        core=weighted(core, CORE_WEIGHTS),
        sel=weighted(sel, SELECTION_WEIGHTS),
        mods=math.prod(modifiers.values()),
    )
    return OriginAiv(
        parts.aiv_core,
        parts.aiv_sel,
        parts.aiv_mods,
        parts.aiv,
        money.aivr(parts.aiv, inputs.ctr_delta, inputs.conversion_delta),
        money.revenue_at_risk(parts.aiv, inputs.monthly_opportunities, inputs.avg_gross_per_unit),
    )


def _complete(block: Block) -> dict[str, float] | None:
    """Give a block without gaps; None when one of it is not measured."""
    known = {name: value for name, value in block.items() if value is not None}
    return known if len(known) == len(block) else None
