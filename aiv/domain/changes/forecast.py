"""Say where a weekly rate would be measured if it went on as it did (method 2.7 and S11)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.statistics.quantiles import upper_z
from aiv.domain.statistics.series import local_level

LEAST: Final = 8
"""Measured weeks of one series, below which nothing is forecast (S11)."""
AHEAD: Final = 4
"""Weeks ahead; S11 allows up to eight."""
_Z95: Final = upper_z(0.025)
_Z80: Final = upper_z(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One week's share 0..1 with its 95 % interval."""

    share: float
    lo: float
    hi: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One week ahead: the level, and between what its measurement falls 80 and 95 of 100 times."""

    level: float
    lo80: float
    hi80: float
    lo95: float
    hi95: float


def forecast(weeks: Sequence[Measured | None]) -> tuple[Expected, ...]:
    """Forecast the next weeks of one series, oldest week first, None for a missing one.

    Empty with fewer than LEAST measured weeks. Each week's standard error is that of its interval,
    half its width over 1.96, which is above zero for a measured 0 too. Intervals are those of a
    new measurement, cut to 0..1.
    """
    measured = [week for week in weeks if week is not None]
    if len(measured) < LEAST:
        return ()
    found = local_level(
        [week.share if week else None for week in weeks],
        [_variance(week) if week else None for week in weeks],
        AHEAD,
    )
    return tuple(_expected(level, spread) for level, _, spread in found.forecast) if found else ()


def _variance(week: Measured) -> float:
    return ((week.hi - week.lo) / 2.0 / _Z95) ** 2


def _expected(level: float, variance: float) -> Expected:
    spread = math.sqrt(variance)
    return Expected(
        level=_share(level),
        lo80=_share(level - _Z80 * spread),
        hi80=_share(level + _Z80 * spread),
        lo95=_share(level - _Z95 * spread),
        hi95=_share(level + _Z95 * spread),
    )


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))
