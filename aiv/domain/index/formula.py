"""Compute the index of a complete set of inputs (method S1)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from aiv.domain.index.blocks import (
    CORE_WEIGHTS,
    MODIFIERS,
    SELECTION_WEIGHTS,
    Block,
    clamped,
    combined,
    measured,
    missing,
    weighted,
)


@dataclass(frozen=True, slots=True)
class Aiv:
    """Hold the index 0..1, its value before clamping and its three parts."""

    aiv_core: float
    aiv_sel: float
    aiv_mods: float
    aiv_unclamped: float
    aiv: float


def aiv_full(core: Block, sel: Block, mods: Block) -> Aiv | None:
    """Give the index of a complete set of pillars, selection scores and modifiers.

    All values are shares 0..1 by name (SEO, AEO, GEO, UGC, GeoLocal; SCS, SIS, SCR; the four
    modifiers). None when any is not measured. Errors: InvalidInput naming a value outside 0..1.
    Source: measurement.md S1.
    """
    pillars, scores = measured(core, CORE_WEIGHTS), measured(sel, SELECTION_WEIGHTS)
    multipliers = measured(mods, MODIFIERS)
    if missing(core, CORE_WEIGHTS) or missing(sel, SELECTION_WEIGHTS) or missing(mods, MODIFIERS):
        return None
    return of_parts(
        core=weighted(pillars, CORE_WEIGHTS),
        sel=weighted(scores, SELECTION_WEIGHTS),
        mods=math.prod(multipliers.values()),
    )


def of_parts(*, core: float, sel: float, mods: float) -> Aiv:
    """Put the three parts together and clamp to 0..1."""
    unclamped = combined(core=core, sel=sel, mods=mods)
    return Aiv(core, sel, mods, unclamped, clamped(unclamped, high=1.0))
