"""Measure the health of a dealer's reviews with its uncertainty (measurement.md section 3)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

import numpy as np

from aiv.domain.outside.reviews import BEST_STARS, UgcHealth, ugc_health
from aiv.domain.score import input_records
from aiv.domain.score.input_records import InputRecord, InputStatus

Numbers: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

NAME: Final = "ugc_health_score"
METHOD_VERSION: Final = "reviews-1"
RECENT_DAYS: Final = 90
ANSWER_DAYS: Final = 180
MIN_REVIEWS: Final = 10
MIN_COVERAGE: Final = 0.6
DRAWS: Final = 500
SEED: Final = 20_260_101
TOLERANCE: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many reviews are alike in what counts; `is_answered` only of the last 180 days."""

    stars: float
    is_recent: bool
    is_answered: bool | None
    reviews: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform's reviews one by one, and what it states of all of them, if it does."""

    name: str
    cells: tuple[Cell, ...] = ()
    stated_count: int | None = None
    stated_rating: float | None = None
    first_at: datetime | None = None

    @property
    def listed(self) -> int:
        """Count the reviews that came one by one."""
        return sum(cell.reviews for cell in self.cells)

    @property
    def is_census(self) -> bool:
        """Say whether the platform's own totals stand for its count and mean."""
        return (
            self.stated_rating is not None
            and self.stated_count is not None
            and self.stated_count >= self.listed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What `ugc_health` takes; None where a platform gives totals only."""

    n: int
    mean: float | None
    n90: int | None
    answered: int | None
    answerable: int | None

    def health(self, r0: float | None) -> UgcHealth | None:
        """Score the counts."""
        return ugc_health(self.n, self.mean, r0, self.n90, self.answered, self.answerable)


def counts(platforms: Sequence[Platform]) -> Counts:
    """Add up the platforms; recency is unknown while one of them gives totals only."""
    n = sum(_count(each) for each in platforms)
    stars = math.fsum(_stars(each) for each in platforms)
    cells = [cell for each in platforms for cell in each.cells]
    judged = [cell for cell in cells if cell.is_answered is not None]
    # Totals of a platform do not say when its reviews were written.
    is_dated = all(each.cells for each in platforms if _count(each))
    return Counts(
        n=n,
        mean=stars / n if n else None,
        n90=sum(cell.reviews for cell in cells if cell.is_recent) if n and is_dated else None,
        answered=sum(cell.reviews for cell in judged if cell.is_answered) if judged else None,
        answerable=sum(cell.reviews for cell in judged) if judged else None,
    )


def measure(
    platforms: Sequence[Platform],
    *,
    r0: float | None,
    measured_at: datetime,
    source: tuple[str, ...],
    seed: int = SEED,
) -> InputRecord:
    """Give the input record of a dealer's reviews, or why there is none.

    r0: mean stars (0..5) of the market's other dealers. The interval is the middle 95 % of 500
    resamples of the reviews that came one by one. Source: measurement.md section 3.
    """
    counted = counts(platforms)
    health = counted.health(r0)
    if health is None:
        missing = input_records.not_measured(NAME, method_version=METHOD_VERSION)
        return replace(missing, measured_at=measured_at)
    reason = _too_little(counted, health)
    if reason:
        return _insufficient(counted, reason, measured_at=measured_at, source=source)
    draws = np.sort(_draws(platforms, counted, r0, seed))
    lo, hi = (float(np.quantile(draws, at)) for at in (0.025, 0.975))
    return InputRecord(
        name=NAME,
        status=InputStatus.MEASURED,
        method_version=METHOD_VERSION,
        value=health.score,
        lo=min(lo, health.score),
        hi=max(hi, health.score),
        se=float(draws.std(ddof=1)),
        n_clusters=counted.n,
        n_obs=counted.n,
        source=source,
        window_from=min((p.first_at for p in platforms if p.first_at), default=None),
        window_to=measured_at,
        measured_at=measured_at,
    )


def since(now: datetime) -> tuple[datetime, datetime]:
    """Give where the last 90 and the last 180 days begin."""
    return now - timedelta(days=RECENT_DAYS), now - timedelta(days=ANSWER_DAYS)


def _count(platform: Platform) -> int:
    return platform.stated_count or 0 if platform.is_census else platform.listed


def _stars(platform: Platform) -> float:
    if platform.is_census and platform.stated_rating is not None:
        return platform.stated_rating * _count(platform)
    return math.fsum(cell.stars * cell.reviews for cell in platform.cells)


def _too_little(counted: Counts, health: UgcHealth) -> str:
    if counted.n < MIN_REVIEWS:
        return f"{counted.n} reviews are too few to rate; {MIN_REVIEWS} are needed."
    if health.coverage < MIN_COVERAGE - TOLERANCE:
        unknown = ", ".join(name for name, part in health.parts.items() if part is None)
        return f"Only {health.coverage:.0%} of the score is known; unknown: {unknown}."
    return ""


def _insufficient(
    counted: Counts, reason: str, *, measured_at: datetime, source: tuple[str, ...]
) -> InputRecord:
    return InputRecord(
        name=NAME,
        status=InputStatus.INSUFFICIENT,
        method_version=METHOD_VERSION,
        n_clusters=counted.n,
        n_obs=counted.n,
        reason=reason,
        action="Import the reviews themselves, with their days and answers.",
        source=source,
        measured_at=measured_at,
    )


def _draws(platforms: Sequence[Platform], counted: Counts, r0: float | None, seed: int) -> Numbers:
    """Score 500 resamples; alike reviews are drawn together, so that a million cost no more."""
    generator = np.random.default_rng(seed)
    drawn = sum((_resampled(each, generator) for each in platforms), np.zeros((DRAWS, 4)))
    scored = [_redrawn(row, counted).health(r0) for row in drawn.tolist()]
    return np.array([each.score for each in scored if each is not None])


def _resampled(platform: Platform, generator: np.random.Generator) -> Numbers:
    """Give stars, recent, answered and answerable reviews of each resample, one row a draw."""
    total = platform.listed
    if not total:
        return np.tile([_stars(platform), 0.0, 0.0, 0.0], (DRAWS, 1))
    worth = np.array([_worth(cell) for cell in platform.cells])
    shares = [cell.reviews / total for cell in platform.cells]
    found = generator.multinomial(total, shares, size=DRAWS) @ worth
    if platform.is_census:
        # The platform counted all its reviews, so that their mean does not depend on a draw.
        found[:, 0] = _stars(platform)
    return np.asarray(found, dtype=np.float64)


def _worth(cell: Cell) -> tuple[float, float, float, float]:
    is_judged = cell.is_answered is not None
    return cell.stars, float(cell.is_recent), float(bool(cell.is_answered)), float(is_judged)


def _redrawn(row: list[float], counted: Counts) -> Counts:
    """Give the counts of one draw; what is unknown stays so."""
    stars, recent, answered, answerable = row
    is_judged = counted.answerable is not None and answerable > 0
    return Counts(
        n=counted.n,
        mean=None if counted.mean is None else min(stars / counted.n, BEST_STARS),
        n90=None if counted.n90 is None else round(recent),
        answered=round(answered) if is_judged else counted.answered,
        answerable=round(answerable) if is_judged else counted.answerable,
    )
