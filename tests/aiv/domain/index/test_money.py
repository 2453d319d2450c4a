"""The adjusted index and the exposure exist only when their inputs do."""

from __future__ import annotations

import math
import random

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.index import Exposure, aivr, aivr_interval, exposure, revenue_at_risk
from aiv.domain.statistics.lifts import lift


@pytest.mark.parametrize(
    ("index", "ctr", "conversion", "expected"),
    [(0.4, 0.1, 0.15, 0.5), (0.9, 1.5, 0.5, 2.0), (0.4, -0.7, -0.6, 0.0), (0.0, 0.5, 0.5, 0.0)],
)
def test_lifts_scale_the_index_between_zero_and_two(
    index: float, ctr: float, conversion: float, expected: float
) -> None:
    assert aivr(index, ctr, conversion) == pytest.approx(expected)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_missing_figure_leaves_no_adjusted_index(place: int) -> None:
    figures: list[float | None] = [0.4, 0.1, 0.1]
    figures[place] = None
    assert aivr(*figures) is None


def test_exposure_is_what_the_index_does_not_reach() -> None:
    assert revenue_at_risk(0.25, 100, 2000) == pytest.approx(150_000)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_exposure_from_an_undeclared_amount(place: int) -> None:
    figures: list[float | None] = [0.25, 100, 2000]
    figures[place] = None
    assert revenue_at_risk(*figures) is None


def test_a_declared_zero_is_an_exposure_of_zero() -> None:
    assert revenue_at_risk(0.25, 0, 2000) == 0.0


@pytest.mark.parametrize(
    ("figures", "field"), [((0.2, -1, 5), "opps"), ((0.2, 1, -5), "gross"), ((1.2, 1, 5), "aiv")]
)
def test_impossible_amounts_are_refused_by_name(
    figures: tuple[float, float, float], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        revenue_at_risk(*figures)
    assert refused.value.field == field


def test_an_infinite_lift_is_refused() -> None:
    with pytest.raises(InvalidInput, match="ctr_delta"):
        aivr(0.2, float("inf"), 0.1)


def test_the_range_of_the_exposure_reverses_that_of_the_index() -> None:
    found = exposure(0.5, low=0.4, high=0.7, opps=10, gross=100)
    assert found is not None
    assert found.low == pytest.approx(300)
    assert found.high == pytest.approx(600)


def test_an_index_without_interval_gives_an_exposure_without_range() -> None:
    assert exposure(0.5, low=None, high=None, opps=10, gross=100) == Exposure(500.0, None, None)


def test_no_index_gives_no_exposure() -> None:
    assert exposure(None, low=0.1, high=0.2, opps=10, gross=100) is None


def test_an_interval_of_nothing_but_the_index_is_the_index_own() -> None:
    sure = (0.0, 0.0, 0.0)
    assert aivr_interval((0.3, 0.2, 0.4), sure, sure) == pytest.approx((0.2, 0.4))


def test_the_distances_of_the_lifts_are_added_as_squares() -> None:
    sure = (0.5, 0.5, 0.5)
    found = aivr_interval(sure, (0.1, 0.07, 0.16), (0.1, 0.06, 0.18))
    assert found == pytest.approx((0.5 * (1.2 - 0.05), 0.5 * (1.2 + 0.1)))


def test_what_may_be_nothing_begins_at_nothing_and_no_end_leaves_the_scale() -> None:
    assert aivr_interval((0.3, 0.0, 0.6), (0.1, 0.0, 0.2), (0.1, 0.0, 0.2))[0] == 0.0  # type: ignore[index]
    assert aivr_interval((0.9, 0.8, 0.99), (3.0, 2.0, 4.0), (1.0, 0.0, 2.0)) == (2.0, 2.0)
    assert aivr_interval((0.0, 0.0, 0.1), (0.1, 0.0, 0.2), (0.1, 0.0, 0.2)) is None
    assert aivr_interval((0.3, 0.2, 0.4), (-0.6, -0.7, 0.2), (-0.5, -0.6, 0.2)) is None


def test_ninety_five_of_a_hundred_intervals_hold_the_true_value() -> None:
    drawn, held, rounds = random.Random(20261201), 0, 4000
    index, rates, n = 0.3, (0.05, 0.055), 20_000
    truth = index * (1 + 2 * (rates[1] / rates[0] - 1))
    for _ in range(rounds):
        logit = drawn.gauss(math.log(index / (1 - index)), 0.15)
        aiv = tuple(1 / (1 + math.exp(-logit - shift * 0.15)) for shift in (0, -1.96, 1.96))
        lifts = [lift_of(drawn, rates, n) for _ in range(2)]
        low, high = aivr_interval(aiv, *lifts) or (0.0, 0.0)  # type: ignore[arg-type]
        held += low <= truth <= high
    assert 0.94 <= held / rounds <= 0.96


def lift_of(drawn: random.Random, rates: tuple[float, float], n: int) -> tuple[float, float, float]:
    """Play an A/B test of n visits an arm and measure its lift."""
    a, b = (round(drawn.gauss(n * rate, math.sqrt(n * rate * (1 - rate)))) for rate in rates)
    found = lift(a, n, b, n)
    assert found and found.lo is not None and found.hi is not None
    return found.delta, found.lo, found.hi
