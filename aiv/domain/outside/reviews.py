"""Score the health of a dealer's reviews (method S9, `ugc_health`)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiv.domain.statistics import bounds

PART_WEIGHTS: Final[Mapping[str, float]] = {
    "rating": 0.40,
    "recency": 0.25,
    "volume": 0.15,
    "response": 0.20,
}
PRIOR_REVIEWS: Final = 20.0
"""How many reviews the market's mean is worth."""
BEST_STARS: Final = 5.0


@dataclass(frozen=True, slots=True)
class UgcHealth:
    """Hold the score 0..100, the share of part weights measured and the parts (0..1 or None)."""

    score: float
    coverage: float
    parts: Mapping[str, float | None]


def ugc_health(
    n: int | None,
    mean: float | None,
    r0: float | None,
    n90: int | None,
    resp_answered: int | None,
    resp_total: int | None,
) -> UgcHealth | None:
    """Give the review health of a dealer from its counts, weights renormalised over known parts.

    n reviews with a mean of 0..5 stars, r0 the market's mean (0..5), n90 reviews of the last 90
    days, resp_answered of resp_total recent reviews answered by the owner.
    None without reviews. Errors: InvalidInput naming the field outside its bounds.
    Source: measurement.md section 3 and S9.
    """
    if not n or bounds.not_negative("n", n) <= 0.0:
        return None
    parts = {
        "rating": _rating(n, mean, r0),
        "recency": None if n90 is None else _recency(n90),
        "volume": min(1.0, math.log1p(n) / math.log(201.0)),
        "response": _response(resp_answered, resp_total),
    }
    known = {name: part for name, part in parts.items() if part is not None}
    coverage = math.fsum(PART_WEIGHTS[name] for name in known)
    total = math.fsum(PART_WEIGHTS[name] * part for name, part in known.items())
    return UgcHealth(min(100.0, 100.0 * total / coverage), coverage, parts)


def _rating(n: int, mean: float | None, r0: float | None) -> float | None:
    """Shrink the mean towards the market's and stretch 3..5 stars to 0..1."""
    if mean is None or r0 is None:
        return None
    own = bounds.within("mean", mean, low=0.0, high=BEST_STARS)
    prior = bounds.within("r0", r0, low=0.0, high=BEST_STARS)
    shrunk = (n * own + PRIOR_REVIEWS * prior) / (n + PRIOR_REVIEWS)
    return min(max((shrunk - 3.0) / 2.0, 0.0), 1.0)


def _recency(n90: int) -> float:
    """Give 1 - exp(-n90 / 20)."""
    return -math.expm1(-bounds.not_negative("n90", n90) / 20.0)


def _response(answered: int | None, total: int | None) -> float | None:
    """Give the share of recent reviews the owner answered; None when unknown."""
    if answered is None or not total:
        return None
    return bounds.part_of("resp_answered", answered, total) / total
