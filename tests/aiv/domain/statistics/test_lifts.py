"""A lift has the interval its events support."""

from __future__ import annotations

import math

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.lifts import lift
from aiv.domain.statistics.quantiles import Z975


def test_a_hand_computed_lift() -> None:
    found = lift(100, 1000, 150, 1000)
    assert found is not None
    assert found.delta == pytest.approx(0.5)
    se = math.sqrt(0.01 - 0.001 + 1 / 150 - 0.001)
    assert found.lo == pytest.approx(1.5 * math.exp(-Z975 * se) - 1)
    assert found.hi == pytest.approx(1.5 * math.exp(Z975 * se) - 1)
    assert found.p == pytest.approx(math.erfc(math.log(1.5) / se / math.sqrt(2)))


def test_equal_arms_split_fairly() -> None:
    found = lift(100, 1000, 100, 1000)
    assert found is not None
    assert (found.delta, found.p, found.srm_p) == (0.0, 1.0, 1.0)


def test_the_split_is_tested_by_chi_square() -> None:
    found = lift(100, 1000, 110, 1100)
    assert found is not None
    # 100^2 / 2100 = 4.7619 with one degree of freedom
    assert found.srm_p == pytest.approx(0.02910, abs=1e-5)


def test_a_lopsided_split_is_noticed() -> None:
    found = lift(100, 1000, 130, 1300)
    assert found is not None
    assert found.srm_p < 0.001


@pytest.mark.parametrize("arms", [(0, 100, 5, 100), (5, 100, 0, 100), (0, 0, 0, 0)])
def test_an_arm_without_event_has_no_lift(arms: tuple[int, int, int, int]) -> None:
    assert lift(*arms) is None


@pytest.mark.parametrize("place", range(4))
def test_an_unknown_count_has_no_lift(place: int) -> None:
    counts: list[float | None] = [10, 100, 12, 100]
    counts[place] = None
    assert lift(*counts) is None


def test_arms_where_all_had_the_event_have_no_interval() -> None:
    found = lift(50, 50, 60, 60)
    assert found is not None
    assert (found.delta, found.lo, found.hi, found.p) == (0.0, None, None, None)


@pytest.mark.parametrize(("arms", "field"), [((11, 10, 1, 10), "xa"), ((1, 10, -1, 10), "xb")])
def test_impossible_counts_are_refused_by_name(arms: tuple[int, int, int, int], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        lift(*arms)
    assert refused.value.field == field
