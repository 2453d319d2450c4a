"""A forecast covers what is measured next as often as it says, and says nothing of little."""

from __future__ import annotations

import random

import pytest

from aiv.domain.changes import forecast
from aiv.domain.changes.forecast import Measured
from aiv.domain.statistics.rates import rate_ci

ROUNDS = 300
QUESTIONS, TRIALS = 40, 18


def week(share: float, half: float = 0.1) -> Measured:
    return Measured(share=share, lo=max(0.0, share - half), hi=min(1.0, share + half))


def test_seven_weeks_are_too_few() -> None:
    assert forecast.forecast([week(0.3)] * 7 + [None]) == ()
    assert len(forecast.forecast([week(0.3)] * 8)) == forecast.AHEAD


def test_a_steady_series_stays_where_it_is() -> None:
    first, *_ = forecast.forecast([week(0.3)] * 10)
    assert first.level == pytest.approx(0.3)
    assert first.lo95 < first.lo80 < 0.3 < first.hi80 < first.hi95


def test_farther_weeks_are_less_certain() -> None:
    rising = [week(0.2 + 0.05 * number, 0.02) for number in range(10)]
    widths = [each.hi95 - each.lo95 for each in forecast.forecast(rising)]
    assert widths == sorted(widths) and widths[0] < widths[-1]


def test_a_missing_week_widens_it() -> None:
    moving = [week(0.2 + 0.1 * (number % 2), 0.02) for number in range(9)]
    whole, holed = forecast.forecast(moving)[0], forecast.forecast([*moving, None, None])[0]
    assert holed.hi95 - holed.lo95 > whole.hi95 - whole.lo95


def test_bounds_stay_shares() -> None:
    for expected in forecast.forecast([week(0.01)] * 8):
        assert 0 <= expected.lo95 <= expected.hi95 <= 1


def test_a_new_measurement_falls_inside_as_often_as_it_says() -> None:
    """Levels that drift a little, measured by a panel of forty questions."""
    draw = random.Random(7)
    held = [_held(draw) for _ in range(ROUNDS)]
    inside80, inside95 = (sum(each) / ROUNDS for each in zip(*held, strict=True))
    assert 0.74 <= inside80 <= 0.93
    assert 0.92 <= inside95 <= 1.0


def _held(draw: random.Random) -> tuple[bool, bool]:
    level, weeks = draw.uniform(0.2, 0.6), []
    for _ in range(11):
        level = min(0.9, max(0.05, level + draw.gauss(0, 0.01)))
        weeks.append(_asked(draw, level))
    expected = forecast.forecast(weeks[:-1])[0]
    found = weeks[-1].share
    return expected.lo80 <= found <= expected.hi80, expected.lo95 <= found <= expected.hi95


def _asked(draw: random.Random, level: float) -> Measured:
    shares = [draw.betavariate(level, 1 - level) for _ in range(QUESTIONS)]
    named = [sum(draw.random() < share for _ in range(TRIALS)) for share in shares]
    rate = rate_ci([count / TRIALS for count in named], [TRIALS] * QUESTIONS)
    assert rate is not None
    return Measured(share=rate.theta, lo=rate.lo, hi=rate.hi)
