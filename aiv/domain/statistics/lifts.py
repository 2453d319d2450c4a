"""Measure the lift between two arms of an A/B test (method S9, `lift`)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from aiv.domain.statistics import bounds
from aiv.domain.statistics.quantiles import Z975, normal_two_sided_p


@dataclass(frozen=True, slots=True)
class Lift:
    """Hold a relative lift with its 95 % interval, p value and sample-ratio check.

    lo, hi and p are None when every exposure of both arms had the event, so nothing varies.
    """

    delta: float
    lo: float | None
    hi: float | None
    p: float | None
    srm_p: float


def lift(xa: float | None, na: float | None, xb: float | None, nb: float | None) -> Lift | None:
    """Give the relative lift of arm B over arm A.

    xa events among na exposures in arm A, xb among nb in arm B. None when an arm is unknown or
    has no event. Errors: InvalidInput naming xa or xb outside 0..n.
    Source: measurement.md S9 (Katz log interval, two-sided normal p, chi-square of 50:50).
    """
    if xa is None or na is None or xb is None or nb is None:
        return None
    bounds.part_of("xa", xa, na)
    bounds.part_of("xb", xb, nb)
    if not (xa and xb):
        return None
    ratio = (xb / nb) / (xa / na)
    srm_p = normal_two_sided_p((na - nb) / math.sqrt(na + nb))
    variance = 1.0 / xa - 1.0 / na + 1.0 / xb - 1.0 / nb
    if variance <= 0.0:
        return Lift(ratio - 1.0, None, None, None, srm_p)
    se = math.sqrt(variance)
    return Lift(
        delta=ratio - 1.0,
        lo=ratio * math.exp(-Z975 * se) - 1.0,
        hi=ratio * math.exp(Z975 * se) - 1.0,
        p=normal_two_sided_p(math.log(ratio) / se),
        srm_p=srm_p,
    )
