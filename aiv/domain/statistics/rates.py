"""Estimate mention rates with intervals that respect clustering by intent (method S4)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.statistics import bounds
from aiv.domain.statistics.quantiles import Z975, t975

PRIOR_RHO: Final = 0.5
"""Planning value of the intra-intent correlation (measurement.md 2.1)."""
PRIOR_WEIGHT: Final = 20.0
"""How many clusters of own data the planning value is worth (measurement.md 2.2)."""
EDGE: Final = 1e-12
"""A share this close to 0 or 1 is 0 or 1 (clarification of S4)."""

Cell = tuple[int, int]
"""(answers that name the dealer, answers received) of one intent or intent x assistant."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Hold a rate with its 95 % interval and the sample behind it.

    theta, lo, hi and rho are shares 0..1; rho_hat is None where the data cannot tell it;
    n_eff counts independent answers, n_star the same after the t correction; clusters counts
    intents with an answer and observations their (effective) answers.
    """

    theta: float
    lo: float
    hi: float
    n_eff: float
    n_star: float
    rho: float
    rho_hat: float | None
    clusters: int
    observations: float


@dataclass(frozen=True, slots=True)
class PromptScores:
    """Hold, per intent, the share naming the dealer over assistants and its effective answers."""

    y: tuple[float | None, ...]
    m_eff: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Hold one answered intent: share, effective answers, normalised demand weight."""

    y: float
    m: float
    o: float


def wilson(p: float | None, n: float | None) -> tuple[float, float] | None:
    """Give the 95 % Wilson score interval of a share.

    p is a share 0..1, n the (effective, so possibly fractional) sample size.
    None when p or n is None or n <= 0. Errors: InvalidInput for p outside 0..1.
    Source: Wilson 1927, z = 1.959963984540054; the lower end is exactly 0 at p = 0, the upper
    exactly 1 at p = 1.
    """
    if p is None or n is None or not n > 0.0:
        return None
    return _score_interval(bounds.share("p", p), n)


def rate_ci(
    y: Sequence[float | None],
    m: Sequence[float | None],
    omega: Sequence[float] | None = None,
) -> Rate | None:
    """Estimate a rate over intents with a 95 % interval that holds on clustered panels.

    y[p] is the share of intent p's answers naming the dealer (0..1), m[p] its effective answers
    (>= 0, failed calls already left out), omega[p] its demand weight (>= 0, any scale; equal
    when None). Intents without an answer are dropped first. None below two answered intents.
    Errors: InvalidInput naming y, m or omega. Source: measurement.md S4 (moment ICC shrunk to
    .5, design-effect n, Korn-Graubard t/z correction, Wilson).
    """
    clusters = _clusters(y, m, omega)
    if len(clusters) < 2:
        return None
    theta = _snapped(math.fsum(c.o * c.y for c in clusters))
    rho_hat = _rho_hat(clusters, theta)
    rho = _shrunk(rho_hat, len(clusters))
    n_eff = 1.0 / math.fsum(c.o * c.o * (rho + (1.0 - rho) / c.m) for c in clusters)
    n_star = n_eff * (Z975 / t975(len(clusters) - 1)) ** 2
    lo, hi = _score_interval(theta, n_star)
    answers = math.fsum(c.m for c in clusters)
    return Rate(theta, lo, hi, n_eff, n_star, rho, rho_hat, len(clusters), answers)


def rate_of(cells: Iterable[Cell], weights: Sequence[float] | None = None) -> Rate | None:
    """Estimate a rate from one (named, answered) pair of counts per intent.

    Counts are >= 0 with named <= answered; weights are demand weights as in `rate_ci`.
    None below two answered intents. Errors: InvalidInput naming cells or weights.
    """
    pairs = list(cells)
    y = [_cell_share(named, answered) for named, answered in pairs]
    return rate_ci(y, [answered for _, answered in pairs], weights)


def composite_prompt_scores(
    cells: Sequence[Mapping[str, Sequence[float] | None]], w: Mapping[str, float]
) -> PromptScores | None:
    """Combine the assistants' counts of each intent into one share and its effective answers.

    cells[p][assistant] is [named, answered] or None; w[assistant] is a weight >= 0 and names the
    assistants that count. An intent nobody answered has share None and 0 answers.
    None when there is no intent. Errors: InvalidInput naming cells or w.
    Source: measurement.md S4, m_p = (sum w)^2 / sum(w^2 / m).
    """
    if not cells:
        return None
    scores = [_composite(cell, w) for cell in cells]
    return PromptScores(tuple(y for y, _ in scores), tuple(m for _, m in scores))


def standard_error(theta: float | None, n_star: float | None) -> float | None:
    """Give the standard error of a rate for the index interval.

    theta is a share 0..1, n_star from `rate_ci`. None when either is None or n_star <= 1, where
    the input is insufficient. Errors: InvalidInput naming theta. Source: measurement.md 2.8,
    p~ = clamp(p, .5/n*, 1 - .5/n*).
    """
    if theta is None or n_star is None or not n_star > 1.0:
        return None
    edge = 0.5 / n_star
    p = min(max(bounds.share("theta", theta), edge), 1.0 - edge)
    return math.sqrt(p * (1.0 - p) / n_star)


def _score_interval(p: float, n: float) -> tuple[float, float]:
    """Give the Wilson interval of a share from n > 0 answers."""
    z2n = Z975 * Z975 / n
    centre = (p + z2n / 2.0) / (1.0 + z2n)
    half = math.sqrt(z2n * (p * (1.0 - p) + z2n / 4.0)) / (1.0 + z2n)
    lo = 0.0 if p == 0.0 else max(0.0, min(p, centre - half))
    hi = 1.0 if p == 1.0 else min(1.0, max(p, centre + half))
    return lo, hi


def _clusters(
    y: Sequence[float | None], m: Sequence[float | None], omega: Sequence[float] | None
) -> list[_Cluster]:
    """Keep the answered intents with weights that sum to 1; none when the weights are all 0."""
    weights = [1.0] * len(y) if omega is None else omega
    bounds.same_length("y, m, omega", y, m, weights)
    kept = [
        (bounds.share("y", share), answers, bounds.not_negative("omega", weight))
        for share, answers, weight in zip(y, m, weights, strict=True)
        if share is not None and answers is not None and bounds.not_negative("m", answers) > 0.0
    ]
    total = math.fsum(weight for _, _, weight in kept)
    return [_Cluster(s, a, weight / total) for s, a, weight in kept] if total > 0.0 else []


def _snapped(theta: float) -> float:
    """Return exactly 0 or 1 for a share that differs from it by rounding only."""
    if theta < EDGE:
        return 0.0
    return 1.0 if theta > 1.0 - EDGE else theta


def _rho_hat(clusters: Sequence[_Cluster], theta: float) -> float | None:
    """Estimate the intra-intent correlation by moments; None where the data cannot tell."""
    inv = math.fsum(c.o / c.m for c in clusters)
    if theta in (0.0, 1.0) or abs(1.0 - inv) <= EDGE:
        return None
    spread = math.fsum(c.o * (c.y - theta) ** 2 for c in clusters)
    s2 = len(clusters) / (len(clusters) - 1) * spread
    raw = (s2 / (theta * (1.0 - theta)) - inv) / (1.0 - inv)
    return min(max(raw, 0.0), 1.0)


def _shrunk(rho_hat: float | None, clusters: int) -> float:
    """Shrink the estimated correlation towards the planning value."""
    if rho_hat is None:
        return PRIOR_RHO
    own = clusters - 1
    return (PRIOR_WEIGHT * PRIOR_RHO + own * rho_hat) / (PRIOR_WEIGHT + own)


def _cell_share(named: float, answered: float) -> float | None:
    """Give named / answered, None without an answer."""
    bounds.part_of("cells", named, answered)
    return named / answered if answered else None


def _composite(
    cell: Mapping[str, Sequence[float] | None], w: Mapping[str, float]
) -> tuple[float | None, float]:
    """Weigh the assistants that answered one intent: (share, effective answers)."""
    answered = [
        (bounds.not_negative("w", weight), share, counts[1])
        for assistant, weight in w.items()
        if (counts := cell.get(assistant)) and (share := _cell_share(*counts)) is not None
    ]
    total = math.fsum(weight for weight, _, _ in answered)
    if not total > 0.0:
        return None, 0.0
    share = math.fsum(weight * part for weight, part, _ in answered) / total
    variance = math.fsum(weight * weight / answers for weight, _, answers in answered)
    return min(share, 1.0), total * total / variance
