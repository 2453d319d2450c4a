"""Set a dealer's change beside those of the dealers measured alike (method S6)."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.statistics.alerts import (
    FALSE_DISCOVERY_RATE,
    MAD_TO_SD,
    REJECT_TOLERANCE,
    benjamini_hochberg,
    empirical_null,
    market_adjusted,
)
from aiv.domain.statistics.quantiles import normal_two_sided_p

FEWEST_PEERS: Final = 30
"""Comparable dealers below which their spread says too little (S6)."""
FEWEST_WEEKS: Final = 12
"""Weeks of a dealer's own scores that may stand in for its peers (2.4)."""
FLOOR: Final = 0.05
"""Smallest market-adjusted change, in share points of 1, that is worth an alert (2.4)."""
EVENT_ABOVE: Final = 2.0
"""Median size of the dealers' scores above which the assistants moved, not the dealers (2.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One dealer's change and score of a week; `history` are its scores of earlier weeks."""

    delta: float | None
    z: float | None
    history: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a change is beside others; `peers` are the dealers that have a score.

    With fewer than 30 peers it is held against the dealer's own weeks, if there are twelve, and
    not adjusted; without them the three figures are None.
    """

    peers: int
    adjusted_delta: float | None = None
    z_star: float | None = None
    adjusted_p: float | None = None


def beside(moved: Sequence[Moved]) -> tuple[Beside, ...]:
    """Set each change beside the others, in the order given.

    Source: measurement.md 2.4 and S6: empirical null of the peers, Benjamini-Hochberg at 5 of 100.
    """
    peers = sum(each.z is not None for each in moved)
    if peers < FEWEST_PEERS:
        return _beside_own_weeks(moved, peers)
    scores = [each.z for each in moved]
    null = empirical_null(scores)
    deltas = market_adjusted([each.delta for each in moved], scores)
    if null is None:
        return tuple(Beside(peers=peers) for _ in moved)
    return tuple(
        Beside(peers=peers, adjusted_delta=delta, z_star=z_star, adjusted_p=p)
        for delta, z_star, p in zip(deltas, null.z_star, null.adjusted, strict=True)
    )


def stands_out(adjusted_p: float | None, adjusted_delta: float | None) -> bool:
    """Tell whether a change is rare and large enough to be told to somebody."""
    if adjusted_p is None or adjusted_delta is None:
        return False
    is_rare = adjusted_p <= FALSE_DISCOVERY_RATE + REJECT_TOLERANCE
    return is_rare and abs(adjusted_delta) >= FLOOR - REJECT_TOLERANCE


def moved_at_once(scores: Sequence[float]) -> float | None:
    """Give the median size of the dealers' scores if the assistants moved, else None.

    With fewer than 30 dealers a median says too little, and nothing is said.
    Source: measurement.md 2.4, network-median |z| > 2.
    """
    if len(scores) < FEWEST_PEERS:
        return None
    middle = statistics.median(abs(each) for each in scores)
    return middle if middle > EVENT_ABOVE else None


def _beside_own_weeks(moved: Sequence[Moved], peers: int) -> tuple[Beside, ...]:
    stars = [_own_star(each) for each in moved]
    tested = benjamini_hochberg([None if z is None else normal_two_sided_p(z) for z in stars])
    adjusted = tested.adjusted if tested else (None,) * len(stars)
    return tuple(
        Beside(
            peers=peers,
            adjusted_delta=each.delta if star is not None else None,
            z_star=star,
            adjusted_p=p,
        )
        for each, star, p in zip(moved, stars, adjusted, strict=True)
    )


def _own_star(moved: Moved) -> float | None:
    """Standardise a score by the dealer's own earlier ones."""
    if moved.z is None or len(moved.history) < FEWEST_WEEKS:
        return None
    centre = statistics.median(moved.history)
    spread = statistics.median(abs(each - centre) for each in moved.history)
    return (moved.z - centre) / max(1.0, MAD_TO_SD * spread)
