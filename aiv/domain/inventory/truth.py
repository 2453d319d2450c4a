"""Measure how far a feed, the dealer's pages and the assistants' statements agree.

Source: measurement.md 3, inventory_truth_mult.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from scipy import special

from aiv.domain.inventory.agreement import Comparison
from aiv.domain.inventory.claims import Claim
from aiv.domain.score import inputs
from aiv.domain.score.input_records import InputRecord, InputStatus, not_measured

NAME: Final = "inventory_truth_mult"
METHOD_VERSION: Final = "inventory-truth-1"
SITE_WEIGHT: Final = 0.7
CLAIMS_WEIGHT: Final = 0.3
MIN_VEHICLES: Final = 30
MIN_CLAIMS: Final = 20
MAX_AGE: Final = timedelta(days=3)
JEFFREYS: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """When the feed was fetched and when the site was read."""

    feed_at: datetime
    site_at: datetime


def measure(comparison: Comparison, claims: Sequence[Claim], *, seen: Seen) -> InputRecord:
    """Give the input: .7 x agreeing vehicles + .3 x correct statements of at least 20.

    The interval is a beta's of the effective sample (finite population); a census of the vehicles
    has no sampling error of its own. It is as old as the older of feed and site. Status
    insufficient below 30 vehicles unless all were compared.
    """
    fault = _fault(comparison, seen)
    if fault:
        return _insufficient(comparison, seen, *fault)
    parts = [_vehicles(comparison)]
    if len(claims) >= MIN_CLAIMS:
        parts.append(_claims(claims))
    sources = [(part.weight, part.correct, part.n - part.correct) for part in parts]
    agreed = inputs.weighted_agreement(sources)
    if agreed is None:
        return _insufficient(comparison, seen, "No vehicle could be compared.", "Audit the site.")
    se = _standard_error(parts)
    lo, hi = _interval(parts, agreed.value, se)
    return InputRecord(
        name=NAME,
        status=InputStatus.MEASURED,
        method_version=METHOD_VERSION,
        value=agreed.value,
        lo=lo,
        hi=hi,
        se=se,
        n_clusters=comparison.judged,
        n_obs=sum(part.n for part in parts),
        source=("feed", "site", "answers")[: 1 + len(parts)],
        window_from=min(seen.feed_at, seen.site_at),
        window_to=max(seen.feed_at, seen.site_at),
        measured_at=min(seen.feed_at, seen.site_at),
    )


def no_feed() -> InputRecord:
    """Give the record of a dealer without a feed."""
    return not_measured(NAME, method_version=METHOD_VERSION)


def no_site(feed_at: datetime) -> InputRecord:
    """Give the record of a feed that was compared with nothing."""
    return InputRecord(
        name=NAME,
        status=InputStatus.NOT_MEASURED,
        method_version=METHOD_VERSION,
        reason="The site's vehicle pages were not read yet.",
        action="Audit the site.",
        source=("feed",),
        measured_at=feed_at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    weight: float
    correct: int
    n: int
    n_eff: float
    """Independent observations; infinite for a census."""

    @property
    def share(self) -> float:
        return self.correct / self.n

    @property
    def variance(self) -> float:
        """Give the variance of the beta that stands for the share; none after a census."""
        if math.isinf(self.n_eff):
            return 0.0
        a, b = self.beta
        return a * b / ((a + b) ** 2 * (a + b + 1.0))

    @property
    def beta(self) -> tuple[float, float]:
        a = self.share * self.n_eff + JEFFREYS
        return a, (1.0 - self.share) * self.n_eff + JEFFREYS


def _vehicles(comparison: Comparison) -> _Part:
    n, population = comparison.judged, comparison.population
    is_census = comparison.is_census or n >= population
    n_eff = math.inf if is_census else n * (population - 1) / (population - n)
    return _Part(weight=SITE_WEIGHT, correct=comparison.agreed, n=n, n_eff=n_eff)


def _claims(claims: Sequence[Claim]) -> _Part:
    correct = sum(claim.is_correct for claim in claims)
    return _Part(weight=CLAIMS_WEIGHT, correct=correct, n=len(claims), n_eff=float(len(claims)))


def _standard_error(parts: Sequence[_Part]) -> float:
    total = sum(part.weight for part in parts)
    return math.sqrt(sum((part.weight / total) ** 2 * part.variance for part in parts))


def _interval(parts: Sequence[_Part], value: float, se: float) -> tuple[float, float]:
    """Give the 2.5 % and 97.5 % points of the beta; of two parts the one with their variance."""
    if se == 0.0:
        return value, value
    if len(parts) == 1:
        a, b = parts[0].beta
    else:
        # A share of exactly 0 or 1 has no beta; half an observation off it has.
        n = sum(part.n for part in parts)
        mean = min(max(value, JEFFREYS / n), 1.0 - JEFFREYS / n)
        size = max(mean * (1.0 - mean) / se**2 - 1.0, 1.0)
        a, b = mean * size, (1.0 - mean) * size
    lo, hi = float(special.betaincinv(a, b, 0.025)), float(special.betaincinv(a, b, 0.975))
    return min(lo, value), max(hi, value)


def _fault(comparison: Comparison, seen: Seen) -> tuple[str, str] | None:
    if abs(seen.feed_at - seen.site_at) > MAX_AGE:
        return (
            "Feed and site were read more than 3 days apart; stock moves faster than that.",
            "Audit the site and import the feed within 3 days of each other.",
        )
    if comparison.judged == 0:
        return (
            "None of the feed's vehicles was among the pages that were read.",
            "Audit more pages, or give the feed the addresses of the vehicles' pages.",
        )
    if comparison.judged < MIN_VEHICLES and not comparison.is_census:
        return (
            f"Only {comparison.judged} vehicles could be compared; {MIN_VEHICLES} are needed.",
            "Audit more pages of the site.",
        )
    return None


def _insufficient(comparison: Comparison, seen: Seen, reason: str, action: str) -> InputRecord:
    return InputRecord(
        name=NAME,
        status=InputStatus.INSUFFICIENT,
        method_version=METHOD_VERSION,
        n_clusters=comparison.judged,
        n_obs=comparison.judged,
        reason=reason,
        action=action,
        source=("feed", "site"),
        window_from=min(seen.feed_at, seen.site_at),
        window_to=max(seen.feed_at, seen.site_at),
        measured_at=min(seen.feed_at, seen.site_at),
    )
