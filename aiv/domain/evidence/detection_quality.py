"""Say how well the detector reads, from the readings that people checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiv.domain.statistics import rates


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One dealer in one checked answer: the detector's role and the role that stands at the end.

    None is "not named here".
    """

    detected: str | None
    standing: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """Hold a share 0..1 with its 95 % Wilson interval and the readings behind it."""

    theta: float
    lo: float
    hi: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Hold counts of checked readings; every share is None where nothing was checked."""

    right: int
    wrong: int
    missed: int
    right_roles: int

    @property
    def precision(self) -> Proportion | None:
        """Give, of the dealers the detector found, the share that is named there."""
        return _proportion(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Proportion | None:
        """Give, of the dealers that are named there, the share the detector found."""
        return _proportion(self.right, self.right + self.missed)

    @property
    def role_accuracy(self) -> Proportion | None:
        """Give, of the dealers rightly found, the share whose role stands."""
        return _proportion(self.right_roles, self.right)


def measure(readings: Iterable[Reading]) -> Quality:
    """Count readings against what stands after every decision.

    A detected dealer that still stands is right, with whatever role; one that no longer stands is
    wrong; one that stands without having been detected was missed. Source: measurement.md
    section 5, precision and recall over (answer, dealer).
    """
    right = wrong = missed = right_roles = 0
    for each in readings:
        if each.detected is None:
            missed += each.standing is not None
        elif each.standing is None:
            wrong += 1
        else:
            right += 1
            right_roles += each.detected == each.standing
    return Quality(right=right, wrong=wrong, missed=missed, right_roles=right_roles)


def _proportion(part: int, whole: int) -> Proportion | None:
    if not whole:
        return None
    share = part / whole
    interval = rates.wilson(share, whole)
    return interval and Proportion(theta=share, lo=interval[0], hi=interval[1], n=whole)
