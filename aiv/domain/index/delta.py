"""Carry the uncertainty of the inputs into the index by the delta method (method S8)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiv.domain.index.blocks import (
    CORE_WEIGHTS,
    MODIFIERS,
    SELECTION_LIFT,
    SELECTION_WEIGHTS,
    Block,
    clamped,
    combined,
    measured,
    weight_of,
)
from aiv.domain.index.partial import FULL_CORE, Parts, renormalised
from aiv.domain.statistics import bounds
from aiv.domain.statistics.quantiles import Z975

NO_SPREAD: Final = 1e-12
"""A standard error up to this is rounding left over from correlations that cancel."""


@dataclass(frozen=True, slots=True)
class AivSpread:
    """Hold the index 0..1 with its standard error and what each input adds to it.

    variance_share is per input with a standard error; with correlations the shares need not sum
    to 1, and they are None when nothing varies. lo and hi are None where the formula has no
    interval (index outside (0, 1) or no spread): the bounds of S3 stand there instead.
    """

    aiv: float
    gradient: Mapping[str, float]
    se: float
    variance_share: Mapping[str, float | None]
    lo: float | None
    hi: float | None


def aiv_delta(
    core: Block,
    sel: Block,
    mods: Block,
    se: Block,
    corr: Mapping[str, float] | None = None,
) -> AivSpread | None:
    """Give the 95 % interval of the index on the logit scale, from its inputs' standard errors.

    Blocks as in `aiv_partial`; with missing inputs the figures hold for the renormalised index.
    se holds standard errors >= 0 by the same names; an error of `schema_coverage_ratio` moves
    SEO and SCR together. corr holds correlations -1..1 under "A|B", 0 where absent.
    None when a block is wholly missing. Errors: InvalidInput naming a value outside its bounds.
    Source: measurement.md 2.8 and S8 (normal quantile, variance clipped at 0).
    """
    parts = renormalised(core, sel, mods)
    if parts is None:
        return None
    gradient = _gradient(core, sel, mods, parts)
    if "schema_coverage_ratio" in se:
        gradient["schema_coverage_ratio"] = _crawl_gradient(gradient)
    moves = _moves(gradient, se)
    variance = max(0.0, _variance(moves, corr or {}))
    unclamped = combined(core=parts.core, sel=parts.sel, mods=parts.mods)
    lo, hi = _logit_interval(unclamped, math.sqrt(variance))
    return AivSpread(
        aiv=clamped(unclamped, high=1.0),
        gradient=gradient,
        se=math.sqrt(variance),
        variance_share={
            name: move * move / variance if variance > 0.0 else None for name, move in moves.items()
        },
        lo=lo,
        hi=hi,
    )


def _gradient(core: Block, sel: Block, mods: Block, parts: Parts) -> dict[str, float]:
    """Give the derivative of the unclamped index by every measured input."""
    pillars, scores = measured(core, CORE_WEIGHTS), measured(sel, SELECTION_WEIGHTS)
    multipliers = measured(mods, MODIFIERS)
    lifted = 1.0 + SELECTION_LIFT * parts.sel
    per_core = parts.mods * lifted * FULL_CORE / weight_of(pillars, CORE_WEIGHTS)
    per_sel = SELECTION_LIFT * parts.core * parts.mods / weight_of(scores, SELECTION_WEIGHTS)
    return {
        **{name: CORE_WEIGHTS[name] * per_core for name in pillars},
        **{name: SELECTION_WEIGHTS[name] * per_sel for name in scores},
        **{name: parts.core * lifted * _slope(multipliers, name) for name in multipliers},
    }


def _slope(multipliers: Mapping[str, float], name: str) -> float:
    """Give the derivative of (product of k modifiers)^(4/k) by one of them, also at 0."""
    power = len(MODIFIERS) / len(multipliers)
    others = math.prod(value for other, value in multipliers.items() if other != name)
    return float(power * others**power * multipliers[name] ** (power - 1.0))


def _crawl_gradient(gradient: Mapping[str, float]) -> float:
    """Give the derivative by schema coverage, which is half of SEO and all of SCR."""
    reach = {"SEO": 0.5, "SCR": 1.0}
    return math.fsum(gradient[name] * part for name, part in reach.items() if name in gradient)


def _moves(gradient: Mapping[str, float], se: Block) -> dict[str, float]:
    """Give gradient x standard error of every input that has one."""
    return {
        name: gradient[name] * bounds.not_negative(f"se.{name}", error)
        for name, error in se.items()
        if error is not None and name in gradient
    }


def _variance(moves: Mapping[str, float], corr: Mapping[str, float]) -> float:
    """Give the variance of the sum of correlated moves."""
    own = math.fsum(move * move for move in moves.values())
    pairs = {frozenset(names.split("|")): r for names, r in corr.items()}
    shared = [
        2.0 * math.prod(moves[name] for name in pair) * bounds.within("corr", r, low=-1.0, high=1.0)
        for pair, r in pairs.items()
        if len(pair) == 2 and pair <= moves.keys()
    ]
    return own + math.fsum(shared)


def _logit_interval(aiv: float, se: float) -> tuple[float | None, float | None]:
    """Give the 95 % interval on the logit scale; (None, None) where it is not defined."""
    if not 0.0 < aiv < 1.0 or se <= NO_SPREAD:
        return None, None
    centre = math.log(aiv / (1.0 - aiv))
    half = Z975 * se / (aiv * (1.0 - aiv))
    return _share_of(centre - half), _share_of(centre + half)


def _share_of(logit: float) -> float:
    """Give the share of a logit without overflow."""
    return (1.0 + math.tanh(logit / 2.0)) / 2.0
