"""Test and plan week-on-week changes, paired by intent (method S5)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from aiv.domain.statistics import bounds
from aiv.domain.statistics.quantiles import t975, t_two_sided_p, upper_z

NO_SPREAD: Final = 1e-12
"""A standard deviation up to this counts as 0 (clarification of S5)."""
LARGEST_EXACT: Final = 2**20
"""Most distinct sums the exact test enumerates; beyond it the paired t is used alone."""
PLANNED_POWER: Final = 0.80
PLANNED_ALPHA: Final = 0.05
DRIFT_LOGIT_SD: Final = 0.5
"""Drift of an intent between two weeks on the logit scale (measurement.md 2.3)."""


@dataclass(frozen=True, slots=True)
class Change:
    """Hold a mean change in share points with its paired-t figures.

    t, lo and hi are None when all intents moved alike: too few changes to rate.
    """

    delta: float
    se: float
    t: float | None
    p: float
    lo: float | None
    hi: float | None


def change_paired(y1: Sequence[float | None], y2: Sequence[float | None]) -> Change | None:
    """Give the change between two windows over the intents present in both.

    y1[p] and y2[p] are an intent's shares (or any finite scores), None where it has no answer.
    None below two common intents. Errors: InvalidInput naming y1, y2.
    Source: measurement.md S5 (paired t, 95 %).
    """
    d = _differences(y1, y2)
    if len(d) < 2:
        return None
    delta = math.fsum(d) / len(d)
    sd = math.sqrt(math.fsum((each - delta) ** 2 for each in d) / (len(d) - 1))
    if sd <= NO_SPREAD:
        p = 1.0 if abs(delta) <= NO_SPREAD else 2.0 ** (1 - len(d))
        return Change(delta, 0.0, None, p, None, None)
    se, degrees = sd / math.sqrt(len(d)), len(d) - 1
    half = t975(degrees) * se
    p = t_two_sided_p(delta / se, degrees=degrees)
    return Change(delta, se, delta / se, p, delta - half, delta + half)


def sign_flip_exact(y1: Sequence[float | None], y2: Sequence[float | None]) -> float | None:
    """Give the exact two-sided p value of the change under random signs.

    Arguments as `change_paired`. None without a common intent, and where the distinct sums pass
    2^20 (use it below 20 intents). Errors: InvalidInput naming y1, y2.
    Source: measurement.md S5, share of the 2^P sign vectors with |sum| >= |observed|.
    """
    d = _differences(y1, y2)
    if not d:
        return None
    sums, ways = np.zeros(1), np.ones(1)
    for step in (each for each in d if abs(each) > NO_SPREAD):
        both = np.round(np.concatenate((sums + step, sums - step)), 12)
        sums, places = np.unique(both, return_inverse=True)
        ways = np.bincount(places, weights=np.concatenate((ways, ways))) / 2.0
        if len(sums) > LARGEST_EXACT:
            return None
    return float(ways[np.abs(sums) >= abs(math.fsum(d)) - 1e-9].sum())


def n_prompts_for_change(
    p1: float | None,
    p2: float | None,
    rho: float | None,
    m: float | None,
    *,
    tau2: float = 0.0,
    power: float = PLANNED_POWER,
    alpha: float = PLANNED_ALPHA,
) -> float | None:
    """Give how many intents a panel needs to see a change from p1 to p2 (not rounded).

    p1, p2 and rho are shares 0..1, m answers per intent and window (> 0), tau2 the drift
    variance on the probability scale, power and alpha shares 0..1. None when an argument is
    unknown or p1 = p2. Errors: InvalidInput naming the field outside its bounds.
    Source: measurement.md 2.3.
    """
    if p1 is None or p2 is None or rho is None or m is None or p1 == p2:
        return None
    p1, p2 = bounds.share("p1", p1), bounds.share("p2", p2)
    noise = (1.0 - bounds.share("rho", rho)) / bounds.positive("m", m)
    variance = (p1 * (1.0 - p1) + p2 * (1.0 - p2)) * noise
    drift = 2.0 * bounds.not_negative("tau2", tau2)
    return _quantiles(power, alpha) * (variance + drift) / (p2 - p1) ** 2


def detectable_change(
    p1: float | None, rho: float | None, m: float | None, intents: int
) -> float | None:
    """Give the smallest change (in share points) a panel can see with 80 % power.

    p1 is week one's rate and rho its correlation (0..1), m the median answers per intent (> 0),
    intents the panel's size. The change is taken towards the roomier side of p1, where it is
    harder to see. None when an argument is unknown or not even the whole room would be seen.
    Errors: InvalidInput naming the field. Source: measurement.md S5, the planning formula solved
    for p2 with tau_p = .5 p(1-p), the drift of .5 on the logit scale.
    """
    if p1 is None or rho is None or m is None or intents < 1:
        return None
    spread = bounds.share("p1", p1) * (1.0 - p1)
    noise = (1.0 - bounds.share("rho", rho)) / bounds.positive("m", m)
    k = _quantiles(PLANNED_POWER, PLANNED_ALPHA)
    # intents * D^2 = k (noise (2 p1 q1 + D |1 - 2 p1| - D^2) + 2 tau^2), a quadratic in D
    square = intents + k * noise
    linear = k * noise * abs(1.0 - 2.0 * p1)
    constant = 2.0 * k * (noise * spread + (DRIFT_LOGIT_SD * spread) ** 2)
    change = (linear + math.sqrt(linear**2 + 4.0 * square * constant)) / (2.0 * square)
    return change if change <= max(p1, 1.0 - p1) else None


def _differences(y1: Sequence[float | None], y2: Sequence[float | None]) -> list[float]:
    """Give y2 - y1 of the intents present in both windows."""
    bounds.same_length("y1, y2", y1, y2)
    return [
        bounds.finite("y2", after) - bounds.finite("y1", before)
        for before, after in zip(y1, y2, strict=True)
        if before is not None and after is not None
    ]


def _quantiles(power: float, alpha: float) -> float:
    """Give (z_{alpha/2} + z_beta)^2."""
    tail, miss = bounds.share("alpha", alpha) / 2.0, 1.0 - bounds.share("power", power)
    return (upper_z(tail) + upper_z(miss)) ** 2
