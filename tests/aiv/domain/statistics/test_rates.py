"""Rates carry the interval that their intents, not their answers, support."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.quantiles import Z975, t975
from aiv.domain.statistics.rates import (
    Rate,
    composite_prompt_scores,
    rate_ci,
    rate_of,
    standard_error,
    wilson,
)
from tests.aiv.domain.properties import QUICK, panels, shares


def rate(cells: list[tuple[int, int]]) -> Rate:
    """Estimate a rate that exists."""
    estimated = rate_of(cells)
    assert estimated is not None
    return estimated


class TestWilson:
    def test_one_half_of_a_hundred(self) -> None:
        assert wilson(0.5, 100) == pytest.approx((0.4038315, 0.5961685), abs=1e-7)

    def test_nothing_named_has_a_lower_end_of_exactly_zero(self) -> None:
        interval = wilson(0.0, 30)
        assert interval is not None
        assert interval[0] == 0.0
        assert interval[1] == pytest.approx(Z975**2 / (30 + Z975**2))

    def test_everything_named_has_an_upper_end_of_exactly_one(self) -> None:
        interval = wilson(1.0, 30)
        assert interval is not None
        assert interval[1] == 1.0

    @pytest.mark.parametrize(("p", "n"), [(None, 10), (0.5, None), (0.5, 0), (0.5, -3)])
    def test_no_sample_has_no_interval(self, p: float | None, n: float | None) -> None:
        assert wilson(p, n) is None

    def test_a_share_above_one_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="p: "):
            wilson(1.2, 10)

    @QUICK
    @given(p=shares, n=st.floats(0.01, 1e6))
    def test_the_point_lies_inside(self, p: float, n: float) -> None:
        interval = wilson(p, n)
        assert interval is not None
        assert 0.0 <= interval[0] <= p <= interval[1] <= 1.0


class TestRateCi:
    def test_a_hand_computed_panel(self) -> None:
        found = rate([(2, 2), (0, 2), (1, 2), (1, 2)])
        # s2 = 4/3 * (.25 + .25) / 4 = 1/6; rho_hat = ((1/6)/.25 - .5) / .5 = 1/3
        assert found.theta == 0.5
        assert found.rho_hat == pytest.approx(1 / 3)
        assert found.rho == pytest.approx((10 + 1) / 23)
        assert found.n_eff == pytest.approx(4 / (11 / 23 + 12 / 46))
        assert found.n_star == pytest.approx(found.n_eff * (Z975 / t975(3)) ** 2)

    def test_clusters_and_observations_are_counted(self) -> None:
        found = rate([(1, 3), (0, 2), (0, 0)])
        assert (found.clusters, found.observations) == (2, 5.0)

    def test_a_failed_intent_is_not_an_intent_without_mention(self) -> None:
        assert rate([(1, 2), (1, 2), (0, 0)]) == rate([(1, 2), (1, 2)])

    def test_an_unknown_share_is_left_out(self) -> None:
        assert rate_ci([0.5, 0.5, None], [2, 2, 2]) == rate_ci([0.5, 0.5], [2, 2])

    @pytest.mark.parametrize("cells", [[], [(1, 3)], [(0, 0), (0, 0)], [(1, 3), (0, 0)]])
    def test_fewer_than_two_answered_intents_have_no_rate(
        self, cells: list[tuple[int, int]]
    ) -> None:
        assert rate_of(cells) is None

    def test_never_named_keeps_an_upper_bound(self) -> None:
        found = rate([(0, 3)] * 20)
        assert (found.theta, found.lo, found.rho, found.rho_hat) == (0.0, 0.0, 0.5, None)
        assert found.hi == pytest.approx(0.127, abs=5e-4)

    def test_always_named_keeps_a_lower_bound(self) -> None:
        found = rate([(3, 3)] * 20)
        assert (found.theta, found.hi) == (1.0, 1.0)
        assert found.lo < 0.9

    def test_rounding_next_to_one_counts_as_one(self) -> None:
        found = rate_ci([1.0] * 3, [1, 2, 3], [0.1, 0.2, 0.3])
        assert found is not None
        assert (found.theta, found.rho_hat) == (1.0, None)

    def test_a_rare_mention_is_not_rounded_away(self) -> None:
        found = rate([(1, 50), *[(0, 50)] * 39])
        assert found.theta == pytest.approx(0.0005)
        assert found.rho_hat is not None

    def test_intents_that_are_all_or_nothing_are_fully_correlated(self) -> None:
        found = rate([(3, 3), (0, 3)])
        assert found.rho_hat == 1.0

    def test_intents_that_all_agree_are_uncorrelated(self) -> None:
        found = rate([(1, 2), (1, 2)])
        assert found.rho_hat == 0.0

    def test_small_demand_weights_still_count(self) -> None:
        assert rate_ci([1.0, 0.0], [3, 3], [0.01, 0.01]) == rate_ci([1.0, 0.0], [3, 3])

    def test_one_answer_an_intent_cannot_tell_the_correlation(self) -> None:
        found = rate([(1, 1), (0, 1), (0, 1)])
        assert (found.rho_hat, found.rho) == (None, 0.5)
        assert found.n_eff == pytest.approx(3.0)

    def test_demand_weights_move_the_point(self) -> None:
        found = rate_ci([1.0, 0.0], [3, 3], [3.0, 1.0])
        assert found is not None
        assert found.theta == pytest.approx(0.75)

    def test_the_scale_of_demand_weights_does_not_matter(self) -> None:
        one = rate_ci([1.0, 0.5, 0.0], [3, 2, 3], [1.0, 2.0, 4.0])
        other = rate_ci([1.0, 0.5, 0.0], [3, 2, 3], [2.0, 4.0, 8.0])
        assert one == other

    def test_weights_that_are_all_zero_give_no_rate(self) -> None:
        assert rate_ci([1.0, 0.0], [3, 3], [0.0, 0.0]) is None

    @pytest.mark.parametrize(
        ("y", "m", "omega", "field"),
        [
            ([1.2, 0], [3, 3], None, "y"),
            ([0.5, 0], [3, -1], None, "m"),
            ([0.5, 0], [3, 3], [1.0, -1.0], "omega"),
            ([0.5, 0], [3], None, "y, m, omega"),
        ],
    )
    def test_what_is_out_of_bounds_is_named(
        self, y: list[float], m: list[float], omega: list[float] | None, field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            rate_ci(y, m, omega)
        assert refused.value.field == field

    def test_more_named_than_answered_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="cells"):
            rate_of([(4, 3), (0, 3)])

    @QUICK
    @given(cells=panels())
    def test_the_point_lies_inside(self, cells: list[tuple[int, int]]) -> None:
        found = rate(cells)
        assert 0.0 <= found.lo <= found.theta <= found.hi <= 1.0

    @QUICK
    @given(cells=panels(), seed=st.integers(0, 1000))
    def test_the_order_of_intents_does_not_matter(
        self, cells: list[tuple[int, int]], seed: int
    ) -> None:
        shuffled = random.Random(seed).sample(cells, len(cells))
        one, other = rate(cells), rate(shuffled)
        for figure in ("theta", "lo", "hi", "n_eff", "n_star", "rho"):
            assert getattr(one, figure) == pytest.approx(getattr(other, figure), abs=1e-9)

    @QUICK
    @given(y=st.lists(shares, min_size=2, max_size=20))
    def test_endless_answers_leave_one_answer_per_rho(self, y: list[float]) -> None:
        found = rate_ci(y, [1e15] * len(y))
        assert found is not None
        assert found.n_eff == pytest.approx(len(y) / found.rho, rel=1e-9)

    def test_more_answers_narrow_the_interval(self) -> None:
        few, many = rate([(1, 3), (0, 3)] * 10), rate([(2, 6), (0, 6)] * 10)
        assert many.hi - many.lo < few.hi - few.lo

    def test_the_interval_covers_the_truth_as_often_as_it_says(self) -> None:
        draw = random.Random(20260701)
        covered = sum(covers(draw, truth=0.25, intents=40, trials=3) for _ in range(2000))
        assert 0.93 <= covered / 2000 <= 0.99


def covers(draw: random.Random, *, truth: float, intents: int, trials: int) -> bool:
    """Say whether the interval of one Beta(.25, .75)-binomial panel holds the truth."""
    shares_of_intents = [draw.betavariate(0.25, 0.75) for _ in range(intents)]
    cells = [
        (sum(draw.random() < share for _ in range(trials)), trials) for share in shares_of_intents
    ]
    found = rate_of(cells)
    return found is not None and found.lo <= truth <= found.hi


class TestComposite:
    def test_equal_assistants_pool_their_answers(self) -> None:
        scores = composite_prompt_scores([{"a": [1, 2], "b": [2, 2]}], {"a": 1.0, "b": 1.0})
        assert scores is not None
        assert scores.y == pytest.approx([0.75])
        assert scores.m_eff == pytest.approx([4.0])

    def test_an_assistant_that_failed_does_not_count_as_silent(self) -> None:
        scores = composite_prompt_scores([{"a": [1, 2], "b": None}], {"a": 0.5, "b": 0.5})
        assert scores is not None
        assert (scores.y, scores.m_eff) == ((0.5,), (2.0,))

    def test_an_intent_nobody_answered_has_no_share(self) -> None:
        scores = composite_prompt_scores([{"a": [0, 0]}, {}], {"a": 1.0})
        assert scores is not None
        assert (scores.y, scores.m_eff) == ((None, None), (0.0, 0.0))

    def test_an_assistant_without_weight_is_not_asked_about(self) -> None:
        scores = composite_prompt_scores([{"a": [1, 2], "other": [2, 2]}], {"a": 1.0})
        assert scores is not None
        assert scores.y == (0.5,)

    def test_unequal_weights_cost_effective_answers(self) -> None:
        scores = composite_prompt_scores([{"a": [0, 3], "b": [0, 3]}], {"a": 0.9, "b": 0.1})
        assert scores is not None
        assert scores.m_eff[0] == pytest.approx(1 / (0.81 / 3 + 0.01 / 3))

    def test_small_weights_of_assistants_still_count(self) -> None:
        scores = composite_prompt_scores([{"a": [3, 3], "b": [0, 3]}], {"a": 0.01, "b": 0.01})
        assert scores is not None
        assert scores.y == pytest.approx([0.5])

    def test_no_intents_have_no_scores(self) -> None:
        assert composite_prompt_scores([], {"a": 1.0}) is None

    @pytest.mark.parametrize(("cell", "w", "field"), [([3, 2], 1.0, "cells"), ([1, 2], -1.0, "w")])
    def test_what_is_out_of_bounds_is_named(self, cell: list[int], w: float, field: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            composite_prompt_scores([{"a": cell}], {"a": w})
        assert refused.value.field == field


class TestStandardError:
    def test_the_middle_is_binomial(self) -> None:
        assert standard_error(0.5, 25.0) == pytest.approx(0.1)

    def test_a_measured_zero_still_has_an_error(self) -> None:
        assert standard_error(0.0, 10.0) == pytest.approx(math.sqrt(0.05 * 0.95 / 10))

    def test_a_measured_one_has_the_error_of_a_measured_zero(self) -> None:
        assert standard_error(1.0, 10.0) == pytest.approx(standard_error(0.0, 10.0))

    @pytest.mark.parametrize(("theta", "n_star"), [(None, 5.0), (0.5, None), (0.5, 1.0)])
    def test_an_insufficient_input_has_none(
        self, theta: float | None, n_star: float | None
    ) -> None:
        assert standard_error(theta, n_star) is None
