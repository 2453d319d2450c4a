"""Smooth and forecast weekly series with their own sampling errors (method S11)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.statistics import bounds

DRIFT_GRID: Final = (1e-8, 2.5e-5, 5e-5, 1e-4, 1.5e-4, 3e-4, 6e-4, 1e-3)
"""Weekly drift variances the likelihood chooses from (S11)."""

State = tuple[float, float]
"""(level, variance of the level)."""
Week = tuple[float, float] | None
"""(observed point, its sampling variance), or None for a missing week."""


@dataclass(frozen=True, slots=True)
class LocalLevel:
    """Hold the drift variance used, the level after each week and the forecast.

    filtered[w] is None before the first observed week where the filter starts from it; a
    forecast row is (level, variance of the level, variance of a new observation).
    """

    q: float
    filtered: tuple[State | None, ...]
    forecast: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Smoothed:
    """Hold the last level, the error variance and rows (level, forecast variance)."""

    level: float
    sigma2: float
    forecast: tuple[tuple[float, float], ...]


def local_level(
    y: Sequence[float | None],
    v: Sequence[float | None],
    h: int,
    *,
    q: float | None = None,
    m0: float | None = None,
    p0: float | None = None,
) -> LocalLevel | None:
    """Filter a weekly series with known sampling variances and forecast h weeks.

    y[w] is a weekly point and v[w] its variance (> 0), None for a missing week. m0 and p0 (>= 0)
    are the state before the first week; without them the first observed week starts the filter.
    q (>= 0) is the weekly drift variance, chosen by maximum likelihood when None.
    None without an observed week. Errors: InvalidInput naming y, v, q, p0 or h.
    Source: measurement.md 2.7 and S11 (Kalman filter of the local-level model).
    """
    bounds.same_length("y, v", y, v)
    weeks = [_week(point, variance) for point, variance in zip(y, v, strict=True)]
    observed = [week for week in weeks if week is not None]
    if not observed:
        return None
    skipped, start = _start(weeks, m0, p0)
    rest = weeks[skipped:]
    drift = _likeliest(rest, start) if q is None else bounds.not_negative("q", q)
    states = [state for state, _ in _filter(rest, start, drift)]
    before: list[State | None] = [None] * max(0, skipped - 1)
    opening = [start] if skipped else []
    noise = math.fsum(variance for _, variance in observed) / len(observed)
    return LocalLevel(
        drift,
        (*before, *opening, *states),
        _forecast((states or [start])[-1], drift, noise, int(bounds.not_negative("h", h))),
    )


def ses(y: Sequence[float | None], alpha: float, h: int) -> Smoothed | None:
    """Give simple exponential smoothing with its forecast variance.

    y are complete weekly points, alpha the smoothing share 0..1, h the weeks ahead. None below
    two points or with a missing week. Errors: InvalidInput naming y, alpha or h.
    Source: measurement.md S11, level0 = y[0], sigma2 = SSE / (n - 1).
    """
    points = [bounds.finite("y", point) for point in y if point is not None]
    if len(points) < 2 or len(points) < len(y):
        return None
    bounds.share("alpha", alpha)
    level, errors = points[0], []
    for point in points[1:]:
        errors.append(point - level)
        level += alpha * errors[-1]
    sigma2 = math.fsum(error * error for error in errors) / len(errors)
    rows = range(int(bounds.not_negative("h", h)))
    return Smoothed(level, sigma2, tuple((level, sigma2 * (1.0 + k * alpha * alpha)) for k in rows))


def _week(point: float | None, variance: float | None) -> Week:
    """Give a week's observation, None unless both figures exist."""
    if point is None or variance is None:
        return None
    return bounds.finite("y", point), bounds.positive("v", variance)


def _start(weeks: Sequence[Week], m0: float | None, p0: float | None) -> tuple[int, State]:
    """Give how many weeks the start uses up, and the state after them."""
    if m0 is not None and p0 is not None:
        return 0, (bounds.finite("m0", m0), bounds.not_negative("p0", p0))
    return next((place + 1, week) for place, week in enumerate(weeks) if week is not None)


def _filter(weeks: Sequence[Week], start: State, q: float) -> Iterator[tuple[State, float]]:
    """Yield the state after each week and the week's log likelihood (0 when missing)."""
    level, spread = start
    for week in weeks:
        spread += q
        likelihood = 0.0
        if week is not None:
            point, noise = week
            error, total = point - level, spread + noise
            likelihood = -0.5 * (math.log(total) + error * error / total)
            level += spread / total * error
            spread *= noise / total
        yield (level, spread), likelihood


def _likeliest(weeks: Sequence[Week], start: State) -> float:
    """Give the drift of the grid with the highest likelihood, ties to the smaller."""
    return max(
        DRIFT_GRID,
        key=lambda q: math.fsum(likelihood for _, likelihood in _filter(weeks, start, q)),
    )


def _forecast(
    state: State, q: float, noise: float, h: int
) -> tuple[tuple[float, float, float], ...]:
    """Give h rows of level, its variance and the variance of a new observation."""
    level, spread = state
    ahead = [spread + step * q for step in range(1, h + 1)]
    return tuple((level, variance, variance + noise) for variance in ahead)
