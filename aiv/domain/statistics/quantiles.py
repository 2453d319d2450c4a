"""Give normal and Student t quantiles and two-sided p values, by survival functions only.

The half of scipy used here is scipy.special: scipy.stats would add 100 MB for the same figures.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from scipy import special

Z975: Final = 1.959963984540054
"""Phi^-1(.975), the z of every 95 % interval (measurement.md, Specification)."""


@lru_cache(maxsize=1024)
def t975(degrees: int) -> float:
    """Give the .975 quantile of Student's t with the degrees of freedom (>= 1)."""
    return float(special.stdtrit(degrees, 0.975))


def t_two_sided_p(t: float, *, degrees: int) -> float:
    """Give P(|T| >= |t|) for Student's t with the degrees of freedom (>= 1)."""
    return 2.0 * float(special.stdtr(degrees, -abs(t)))


def normal_two_sided_p(z: float) -> float:
    """Give P(|Z| >= |z|) for the standard normal."""
    return math.erfc(abs(z) / math.sqrt(2.0))


def upper_z(tail: float) -> float:
    """Give the z that leaves the share `tail` (0..1) of the standard normal above it."""
    return -float(special.ndtri(tail))


def widened(z: float, *, degrees: int) -> float:
    """Give the quantile of Student's t that leaves as much above it as z (>= 0) of the normal."""
    return -float(special.stdtrit(degrees, special.ndtr(-z)))
