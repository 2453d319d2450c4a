"""Rank dealers with honest ties, and say where and how often they stand in answers (method S7)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.statistics import bounds
from aiv.domain.statistics.quantiles import t975, upper_z

RANK_ERROR: Final = 0.05
"""How often a dealer's rank set may miss its true rank, over all its comparisons."""


@dataclass(frozen=True, slots=True)
class RankSets:
    """Hold the critical value and, per dealer, the (best, worst) rank it may have."""

    critical: float | None
    sets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PositionMetrics:
    """Hold how often a dealer is named at all, first, in the top three, and where."""

    mention_rate: float
    top1: float
    top3: float
    mrr: float
    median_rank_when_named: float | None


@dataclass(frozen=True, slots=True)
class ShareOfVoice:
    """Hold a dealer's share of all dealer mentions; the interval is None where none exists."""

    sov: float
    se: float | None
    lo: float | None
    hi: float | None


def rank_sets(est: Sequence[float], se: Sequence[float]) -> RankSets | None:
    """Give the ranks each dealer may have, all comparisons of a dealer taken together.

    est are estimates, higher is better, se their standard errors >= 0, both per dealer.
    None without dealers; a single dealer has rank 1 and no critical value.
    Errors: InvalidInput naming est or se. Source: measurement.md S7 (Mogstad et al. 2023,
    marginal form with Bonferroni over the J - 1 differences of a dealer).
    """
    bounds.same_length("est, se", est, se)
    dealers = [
        (bounds.finite("est", point), bounds.not_negative("se", error))
        for point, error in zip(est, se, strict=True)
    ]
    if not dealers:
        return None
    if len(dealers) == 1:
        return RankSets(None, ((1, 1),))
    critical = upper_z(RANK_ERROR / (2 * (len(dealers) - 1)))
    return RankSets(critical, tuple(_rank_set(each, dealers, critical) for each in dealers))


def position_metrics(ranks: Sequence[float | None]) -> PositionMetrics | None:
    """Give position figures of one dealer over answers.

    ranks[a] is the dealer's order (>= 1) in answer a, None where it is not named. None without
    answers; the reciprocal rank of an absent dealer is 0. Errors: InvalidInput naming ranks.
    Source: measurement.md 3.1 and S7.
    """
    if not ranks:
        return None
    named = [
        bounds.within("ranks", rank, low=1.0, high=math.inf) for rank in ranks if rank is not None
    ]
    return PositionMetrics(
        mention_rate=len(named) / len(ranks),
        top1=sum(rank <= 1 for rank in named) / len(ranks),
        top3=sum(rank <= 3 for rank in named) / len(ranks),
        mrr=math.fsum(1.0 / rank for rank in named) / len(ranks),
        median_rank_when_named=statistics.median(named) if named else None,
    )


def share_of_voice(a: Sequence[float], b: Sequence[float]) -> ShareOfVoice | None:
    """Give a dealer's share of all dealer mentions with an interval clustered by intent.

    a[p] counts the dealer's mentions in intent p, b[p] all dealers' (0 <= a <= b). None when
    nobody is named; no interval below two intents or without spread.
    Errors: InvalidInput naming a. Source: measurement.md S7 (linearised ratio, t interval).
    """
    bounds.same_length("a, b", a, b)
    pairs = [(bounds.part_of("a", own, every), every) for own, every in zip(a, b, strict=True)]
    total = math.fsum(every for _, every in pairs)
    if total <= 0.0:
        return None
    sov = math.fsum(own for own, _ in pairs) / total
    if len(pairs) < 2:
        return ShareOfVoice(sov, None, None, None)
    squares = math.fsum((own - sov * every) ** 2 for own, every in pairs)
    se = math.sqrt(len(pairs) / (len(pairs) - 1) * squares) / total
    if se <= 1e-12:
        return ShareOfVoice(sov, 0.0, None, None)
    half = t975(len(pairs) - 1) * se
    return ShareOfVoice(sov, se, max(0.0, sov - half), min(1.0, sov + half))


def _rank_set(
    own: tuple[float, float], dealers: Sequence[tuple[float, float]], critical: float
) -> tuple[int, int]:
    """Give the best and the worst rank one dealer may have."""
    better = sum(_is_better(other, own, critical) for other in dealers)
    worse = sum(_is_better(own, other, critical) for other in dealers)
    return 1 + better, len(dealers) - worse


def _is_better(one: tuple[float, float], other: tuple[float, float], critical: float) -> bool:
    """Say whether one estimate is significantly above the other."""
    return one[0] - other[0] > critical * math.hypot(one[1], other[1])
