"""Turn the index into the adjusted index and the maximum monthly exposure (method S1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiv.domain.index.blocks import clamped
from aiv.domain.statistics import bounds

AIVR_CEILING: Final = 2.0


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
