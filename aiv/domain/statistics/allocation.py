"""Spend answers where the uncertainty is, once there is a history that says where (method 2.6)."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from aiv.domain.errors import InvalidInput

HISTORY_WEEKS: Final = 4
LEAST: Final = 1
MOST: Final = 8
CONFIRM_ANSWERS: Final = 12
CONFIRM_BELOW: Final = 0.2

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One intent at one assistant: its share, and k of n past answers that name the dealer."""

    weight: float
    named: int
    answered: int


def spread_of(cell: Cell) -> float:
    """Give omega w sqrt(h (1 - h)) with h = (k + .5) / (n + 1): what one more answer is worth.

    Errors: InvalidInput when named exceeds answered or a figure is negative (method 2.6).
    """
    if not 0 <= cell.named <= cell.answered or cell.weight < 0:
        raise InvalidInput("cell", "named lies between 0 and answered, and the weight is not < 0")
    h = (cell.named + 0.5) / (cell.answered + 1)
    return cell.weight * math.sqrt(h * (1 - h))


def spread_of_several(cells: Iterable[Cell]) -> float:
    """Give what one more answer is worth to several dealers who are named in the same answers.

    The root of the summed squares: sharing out by it makes the sum of their variances smallest.
    """
    return math.sqrt(math.fsum(spread_of(cell) ** 2 for cell in cells))


def shared(spreads: Mapping[K, float], *, total: int) -> dict[K, int]:
    """Share `total` answers out in proportion to `spreads`, each cell from 1 to 8 (method 2.6)."""
    bounded = min(max(total, LEAST * len(spreads)), MOST * len(spreads))
    shares = _bounded_shares(spreads, bounded)
    given = {key: math.floor(share) for key, share in shares.items()}
    left = bounded - sum(given.values())
    by_rest = sorted(shares, key=lambda key: shares[key] - given[key], reverse=True)
    for key in [key for key in by_rest if given[key] < MOST][:left]:
        given[key] += 1
    return given


def needs_confirmation(p: float) -> bool:
    """Say whether a screened change is asked again; only the new answers then decide it."""
    return p < CONFIRM_BELOW


def _bounded_shares(spreads: Mapping[K, float], total: int) -> dict[K, float]:
    """Fix the cells that hit a bound and share the rest out among the others, until none does.

    Cells at the wrong side of one bound are fixed first where the overshoot is the larger; that
    is the exact answer of the water-filling, and it ends because each round fixes a cell.
    """
    fixed: dict[K, float] = {}
    free = dict(spreads)
    while free:
        rest, weight = total - sum(fixed.values()), sum(free.values())
        shares = {
            key: rest * value / weight if weight else rest / len(free)
            for key, value in free.items()
        }
        low = {key: float(LEAST) for key, share in shares.items() if share < LEAST}
        high = {key: float(MOST) for key, share in shares.items() if share > MOST}
        if not low and not high:
            return fixed | shares
        missing = sum(LEAST - shares[key] for key in low)
        excess = sum(shares[key] - MOST for key in high)
        settled = low if missing > excess else high
        fixed |= settled
        free = {key: value for key, value in free.items() if key not in settled}
    return fixed
