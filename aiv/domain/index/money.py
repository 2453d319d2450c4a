"""Turn the index into the adjusted index and the maximum monthly exposure (method S1)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, TypeAlias

from aiv.domain.index.blocks import clamped
from aiv.domain.statistics import bounds

AIVR_CEILING: Final = 2.0
Ends: TypeAlias = tuple[float, float]
Estimate: TypeAlias = tuple[float, float, float]
"""(point, low, high)."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """Hold the maximum monthly exposure with its range, in the currency of the gross."""

    point: float
    low: float | None
    high: float | None


def aivr(
    aiv: float | None, ctr_delta: float | None, conversion_delta: float | None
) -> float | None:
    """Give the index adjusted by measured lifts, clamped to 0..2.

    aiv is 0..1, the deltas are relative lifts (.094 = 9.4 % more). None unless all three are
    measured. Errors: InvalidInput naming aiv outside 0..1 or a delta that is not finite.
    Source: measurement.md S1.
    """
    if aiv is None or ctr_delta is None or conversion_delta is None:
        return None
    lift = bounds.finite("ctr_delta", ctr_delta) + bounds.finite(
        "conversion_delta", conversion_delta
    )
    return clamped(bounds.share("aiv", aiv) * (1.0 + lift), high=AIVR_CEILING)


def aivr_interval(aiv: Estimate, ctr_delta: Estimate, conversion_delta: Estimate) -> Ends | None:
    """Give the 95 % interval of the adjusted index from those of its parts, clamped to 0..2.

    Each part is (point, low, high) as `aivr` takes them; their errors are taken as independent.
    None where the adjusted index is 0 or less before it is clamped. The distances of the parts'
    ends from their points are added as squares: those of the lifts for their sum, and on the
    logarithmic scale those of the index and of 1 + sum for the product.
    Source: Zou and Donner, Statistics in Medicine 27 (2008) 1693-1702.
    """
    lift = ctr_delta[0] + conversion_delta[0]
    if aiv[0] <= 0 or 1 + lift <= 0:
        return None
    below, above = (
        math.hypot(ctr_delta[0] - ctr_delta[end], conversion_delta[0] - conversion_delta[end])
        for end in (1, 2)
    )
    factor = (1 + lift, 1 + lift - below, 1 + lift + above)
    point = aiv[0] * factor[0]
    low, high = (
        point * math.exp(sign * math.hypot(_log_ratio(aiv, end), _log_ratio(factor, end)))
        for sign, end in ((-1, 1), (1, 2))
    )
    return clamped(low, high=AIVR_CEILING), clamped(high, high=AIVR_CEILING)


def _log_ratio(part: Estimate, end: int) -> float:
    """Give how far an end lies from its point on the logarithmic scale; 0 lies infinitely far."""
    return abs(math.log(part[end] / part[0])) if part[end] > 0 else math.inf


def revenue_at_risk(aiv: float | None, opps: float | None, gross: float | None) -> float | None:
    """Give the monthly exposure if every opportunity passed through an AI answer.

    aiv is 0..1, opps a count a month >= 0, gross an amount per unit >= 0. None unless all are
    present; a declared 0 gives 0. Errors: InvalidInput naming a negative amount or an aiv
    outside 0..1. Source: measurement.md S1 (a ceiling, not a forecast).
    """
    if aiv is None or opps is None or gross is None:
        return None
    bounds.not_negative("opps", opps)
    bounds.not_negative("gross", gross)
    return (1.0 - bounds.share("aiv", aiv)) * opps * gross


def exposure(
    aiv: float | None,
    *,
    low: float | None,
    high: float | None,
    opps: float | None,
    gross: float | None,
) -> Exposure | None:
    """Give the exposure with its range: the index's interval, reversed.

    low and high are the ends of the index's interval (0..1), None where it has none.
    None when the point does not exist. Errors and source as `revenue_at_risk`.
    """
    point = revenue_at_risk(aiv, opps, gross)
    if point is None:
        return None
    return Exposure(
        point,
        low=revenue_at_risk(high, opps, gross),
        high=revenue_at_risk(low, opps, gross),
    )
