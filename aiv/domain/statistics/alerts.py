"""Tell changes of dealers from changes of assistants, over many dealers (method S6)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.statistics import bounds
from aiv.domain.statistics.quantiles import normal_two_sided_p

FALSE_DISCOVERY_RATE: Final = 0.05
MAD_TO_SD: Final = 1.4826
"""Turns a median absolute deviation into a standard deviation of a normal sample."""
REJECT_TOLERANCE: Final = 1e-12


@dataclass(frozen=True, slots=True)
class StratifiedScore:
    """Hold the stratified change score: U, its variance V and z = U / sqrt(V)."""

    u: float
    v: float
    z: float | None


@dataclass(frozen=True, slots=True)
class Discoveries:
    """Hold Benjamini-Hochberg adjusted p values and decisions, in the order given."""

    adjusted: tuple[float | None, ...]
    reject: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class NullScores:
    """Hold the dealers' scores standardised by their own empirical null, in the order given."""

    median: float
    scale: float
    z_star: tuple[float | None, ...]
    p: tuple[float | None, ...]
    adjusted: tuple[float | None, ...]
    reject: tuple[bool, ...]


def cmh_z(
    k1: Sequence[float], n1: Sequence[float], k2: Sequence[float], n2: Sequence[float]
) -> StratifiedScore | None:
    """Give the stratified score of a dealer's change between two windows.

    Per stratum (intent x assistant): k of n answers name the dealer in window 1 and 2. Strata
    without answers in both windows say nothing and are left out. None without strata; z is None
    when V = 0. Errors: InvalidInput naming k1, k2 or the lists.
    Source: measurement.md S6 (Cochran-Mantel-Haenszel).
    """
    bounds.same_length("k1, n1, k2, n2", k1, n1, k2, n2)
    terms = [
        _stratum(*counts)
        for counts in zip(k1, n1, k2, n2, strict=True)
        if counts[1] > 0 and counts[3] > 0
    ]
    if not k1:
        return None
    u, v = math.fsum(term[0] for term in terms), math.fsum(term[1] for term in terms)
    return StratifiedScore(u, v, u / math.sqrt(v) if v > 0.0 else None)


def benjamini_hochberg(
    p: Sequence[float | None], q: float = FALSE_DISCOVERY_RATE
) -> Discoveries | None:
    """Adjust p values for the false-discovery rate and reject those up to q.

    p are shares 0..1 in any order; None is a dealer that could not be tested: not counted, never
    rejected. None when nothing was tested. Errors: InvalidInput naming p or q.
    Source: measurement.md S6 (Benjamini & Hochberg 1995).
    """
    bounds.share("q", q)
    for each in p:
        if each is not None:
            bounds.share("p", each)
    return None if all(each is None for each in p) else _discoveries(p, q)


def empirical_null(z: Sequence[float | None], q: float = FALSE_DISCOVERY_RATE) -> NullScores | None:
    """Standardise the dealers' scores by their own median and spread, then test them.

    z are `cmh_z` scores of dealers measured with one panel type; None enters nothing and is
    never rejected. None when no dealer has a score. Errors: InvalidInput naming z or q.
    Source: measurement.md 2.4 and S6 (Efron): z* = (z - median) / max(1, 1.4826 MAD).
    """
    scores = [bounds.finite("z", each) for each in z if each is not None]
    if not scores:
        return None
    centre = statistics.median(scores)
    scale = max(1.0, MAD_TO_SD * statistics.median(abs(each - centre) for each in scores))
    z_star = [None if each is None else (each - centre) / scale for each in z]
    p = [None if each is None else normal_two_sided_p(each) for each in z_star]
    found = _discoveries(p, bounds.share("q", q))
    return NullScores(centre, scale, tuple(z_star), tuple(p), found.adjusted, found.reject)


def market_adjusted(
    deltas: Sequence[float | None], z: Sequence[float | None]
) -> tuple[float | None, ...]:
    """Give each dealer's change minus the median change of the dealers that have a score.

    deltas are changes in share points and z the dealers' scores, in one order; a dealer without
    either has None. Errors: InvalidInput when the lists differ in length.
    Source: clarification of S6.
    """
    bounds.same_length("deltas, z", deltas, z)
    known = [None if score is None else delta for delta, score in zip(deltas, z, strict=True)]
    peers = [delta for delta in known if delta is not None]
    middle = statistics.median(peers) if peers else None
    return tuple(None if delta is None or middle is None else delta - middle for delta in known)


def _stratum(k1: float, n1: float, k2: float, n2: float) -> tuple[float, float]:
    """Give one stratum's share of U and V."""
    bounds.part_of("k1", k1, n1)
    bounds.part_of("k2", k2, n2)
    k, n = k1 + k2, n1 + n2
    return k2 - n2 * k / n, n1 * n2 * k * (n - k) / (n * n * (n - 1.0))


def _discoveries(p: Sequence[float | None], q: float) -> Discoveries:
    """Step up through the tested p values, the largest first."""
    tested = sorted((each, place) for place, each in enumerate(p) if each is not None)
    adjusted: list[float | None] = [None] * len(p)
    smallest = 1.0
    for rank in range(len(tested), 0, -1):
        each, place = tested[rank - 1]
        smallest = min(smallest, each * len(tested) / rank)
        adjusted[place] = smallest
    limit = q + REJECT_TOLERANCE
    return Discoveries(tuple(adjusted), tuple(a is not None and a <= limit for a in adjusted))
