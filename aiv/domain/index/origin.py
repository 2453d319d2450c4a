"""Recompute the two formulas of the original prototype, for the audit view only (method S2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from aiv.domain import bounds
from aiv.domain.index import money
from aiv.domain.index.blocks import (
    CORE_WEIGHTS,
    MODIFIERS,
    PLATFORMS,
    SELECTION_WEIGHTS,
    Inputs,
    weighted,
)
from aiv.domain.index.formula import of_parts

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


@dataclass(frozen=True, slots=True)
class _Site:
    """Hold the site inputs both variants share, complete and inside the prototype's bounds."""

    schema: float
    clarity: float
    silo: float
    overview: float
    reviews: float
    modifiers: dict[str, float]


def origin_a(inputs: Inputs) -> OriginAiv | None:
    """Give the prototype's variant A: assistants in the SEO slot, entity confidence twice.

    Shares 0..1, ugc_health_score 0..100, modifiers 0..2; all six platform scores are needed.
    None when an input it uses is not measured. Errors: InvalidInput naming one outside bounds.
    Source: measurement.md section 0 point 1 and S2.
    """
    site, platforms = _site(inputs), _platform_mean(inputs)
    if site is None or platforms is None:
        return None
    core = {
        "SEO": platforms,
        "AEO": site.overview,
        "GEO": site.reviews,
        "UGC": site.schema,
        "GeoLocal": site.modifiers["entity_confidence"],
    }
    sel = {"SCS": site.clarity, "SIS": site.silo, "SCR": site.schema}
    return _reported(inputs, core=core, sel=sel, modifiers=site.modifiers)


def origin_b(inputs: Inputs) -> OriginAiv | None:
    """Give the prototype's variant B, which never reads the platform scores.

    Bounds, None and errors as `origin_a`; authority_depth_index is needed.
    Source: measurement.md section 0 point 1 and the clarification of S1.
    """
    site, authority = _site(inputs), inputs.authority_depth_index
    if site is None or authority is None:
        return None
    bounds.share("authority_depth_index", authority)
    core = {
        "SEO": site.schema,
        "AEO": authority,
        "GEO": site.overview,
        "UGC": site.reviews,
        "GeoLocal": (site.silo + authority) / 2.0,
    }
    sel = {"SCS": site.clarity, "SIS": site.silo, "SCR": (site.clarity + site.silo) / 2.0}
    return _reported(inputs, core=core, sel=sel, modifiers=site.modifiers)


def _site(inputs: Inputs) -> _Site | None:
    """Read the shared inputs; None when one is not measured."""
    shares = _complete(
        inputs,
        (
            "schema_coverage_ratio",
            "semantic_clarity_score",
            "silo_integrity_score",
            "google_aio_inclusion_rate",
        ),
        high=1.0,
    )
    reviews = _complete(inputs, ("ugc_health_score",), high=100.0)
    modifiers = _complete(inputs, MODIFIERS, high=MODIFIER_CEILING)
    if shares is None or reviews is None or modifiers is None:
        return None
    return _Site(
        schema=shares["schema_coverage_ratio"],
        clarity=shares["semantic_clarity_score"],
        silo=shares["silo_integrity_score"],
        overview=shares["google_aio_inclusion_rate"],
        reviews=reviews["ugc_health_score"] / 100.0,
        modifiers=modifiers,
    )


def _complete(inputs: Inputs, names: tuple[str, ...], *, high: float) -> dict[str, float] | None:
    """Read values 0..high by name; None when one is not measured."""
    values = {name: getattr(inputs, name) for name in names}
    if None in values.values():
        return None
    return {name: bounds.within(name, value, low=0.0, high=high) for name, value in values.items()}


def _platform_mean(inputs: Inputs) -> float | None:
    """Give the plain mean of the six platform scores; None when one is not measured."""
    scores = [inputs.platform_scores.get(name) for name in PLATFORMS]
    known = [bounds.share("platform_scores", score) for score in scores if score is not None]
    return math.fsum(known) / len(known) if len(known) == len(PLATFORMS) else None


def _reported(
    inputs: Inputs,
    *,
    core: dict[str, float],
    sel: dict[str, float],
    modifiers: dict[str, float],
) -> OriginAiv:
    """Put the prototype's figures together."""
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
