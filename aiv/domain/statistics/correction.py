"""Correct rates for the errors of the detector or judge that counted them (method S7)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from aiv.domain.statistics import bounds
from aiv.domain.statistics.quantiles import Z975


@dataclass(frozen=True, slots=True)
class PpiMean:
    """Hold a prediction-powered mean; se, lo and hi are None with fewer than two of a kind."""

    point: float
    se: float | None
    lo: float | None
    hi: float | None


def rogan_gladen(p_obs: float | None, sens: float | None, spec: float | None) -> float | None:
    """Correct an observed share for the detector's sensitivity and specificity.

    All are shares 0..1; the result is clipped to 0..1. None when any is None or the detector is
    no better than chance (sens + spec <= 1). Errors: InvalidInput naming the field outside 0..1.
    Source: measurement.md section 5 and S7 (Rogan & Gladen 1978).
    """
    if p_obs is None or sens is None or spec is None:
        return None
    shown = bounds.share("p_obs", p_obs) + bounds.share("spec", spec) - 1.0
    skill = bounds.share("sens", sens) + spec - 1.0
    return min(max(shown / skill, 0.0), 1.0) if skill > 1e-12 else None


def ppi_mean(
    judge_all: Sequence[float], judge_lab: Sequence[float], human_lab: Sequence[float]
) -> PpiMean | None:
    """Give the mean of a judge's scores, corrected by the cases a human labelled too.

    judge_all are the judge's scores of all cases; judge_lab and human_lab the judge's and the
    human's of the labelled ones, in the same order. None when either set is empty.
    Errors: InvalidInput naming lists that differ in length or a score that is not finite.
    Source: measurement.md S7 (Angelopoulos et al. 2023), point +- z se.
    """
    bounds.same_length("judge_lab, human_lab", judge_lab, human_lab)
    scores = [bounds.finite("judge_all", score) for score in judge_all]
    errors = [
        bounds.finite("human_lab", human) - bounds.finite("judge_lab", judge)
        for judge, human in zip(judge_lab, human_lab, strict=True)
    ]
    if not scores or not errors:
        return None
    point = _mean(scores) + _mean(errors)
    if len(scores) < 2 or len(errors) < 2:
        return PpiMean(point, None, None, None)
    se = math.sqrt(_variance_of_mean(scores) + _variance_of_mean(errors))
    return PpiMean(point, se, point - Z975 * se, point + Z975 * se)


def _mean(values: Sequence[float]) -> float:
    """Give the mean of at least one value."""
    return math.fsum(values) / len(values)


def _variance_of_mean(values: Sequence[float]) -> float:
    """Give the sample variance divided by n, of at least two values."""
    centre = _mean(values)
    squares = math.fsum((value - centre) ** 2 for value in values)
    return squares / (len(values) - 1) / len(values)
