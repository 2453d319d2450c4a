"""A change is rated on the intents both windows share."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics import change
from aiv.domain.statistics.change import (
    change_paired,
    detectable_change,
    n_prompts_for_change,
    sign_flip_exact,
)
from aiv.domain.statistics.quantiles import t975
from tests.aiv.domain.properties import QUICK


class TestPaired:
    def test_a_hand_computed_change(self) -> None:
        found = change_paired([0.0, 0.5, 0.5], [0.5, 0.5, 1.5])
        # d = .5, 0, 1: mean .5, sd .5, se .5/sqrt 3
        assert found is not None
        assert found.delta == pytest.approx(0.5)
        assert found.se == pytest.approx(0.5 / math.sqrt(3))
        assert found.t == pytest.approx(math.sqrt(3))
        assert found.hi == pytest.approx(0.5 + t975(2) * 0.5 / math.sqrt(3))

    def test_small_steps_still_have_an_interval(self) -> None:
        found = change_paired([0.0, 0.0], [0.01, 0.03])
        assert found is not None
        assert found.lo == pytest.approx(0.02 - t975(1) * 0.01)

    def test_p_and_interval_agree_about_zero(self) -> None:
        found = change_paired([0.0] * 4, [0.5, 0.4, 0.6, 0.5])
        assert found is not None
        assert found.lo is not None
        assert found.lo > 0.0
        assert found.p < 0.05

    def test_only_intents_of_both_windows_count(self) -> None:
        with_gaps = change_paired([0.0, None, 0.5, 0.2], [0.5, 0.9, 0.5, None])
        assert with_gaps == change_paired([0.0, 0.5], [0.5, 0.5])

    def test_no_change_at_all_is_certain(self) -> None:
        found = change_paired([0.2, 0.4], [0.2, 0.4])
        assert found is not None
        assert (found.delta, found.se, found.t, found.p, found.lo) == (0.0, 0.0, None, 1.0, None)

    def test_all_intents_moving_alike_has_no_interval(self) -> None:
        found = change_paired([0.0, 0.25, 0.5], [0.25, 0.5, 0.75])
        assert found is not None
        assert (found.delta, found.p) == (0.25, 2.0**-2)
        assert (found.t, found.lo, found.hi) == (None, None, None)

    @pytest.mark.parametrize("y", [[], [0.5], [None, 0.5]])
    def test_fewer_than_two_common_intents_have_no_change(self, y: list[float | None]) -> None:
        assert change_paired(y, y) is None

    def test_windows_of_two_sizes_are_refused(self) -> None:
        with pytest.raises(InvalidInput, match="y1, y2"):
            change_paired([0.1], [0.1, 0.2])


class TestSignFlip:
    def test_three_equal_steps_up(self) -> None:
        assert sign_flip_exact([0.0] * 3, [0.5] * 3) == pytest.approx(2 / 8)

    def test_unchanged_intents_do_not_matter(self) -> None:
        assert sign_flip_exact([0.0] * 4, [0.5, 0.5, 0.5, 0.0]) == pytest.approx(2 / 8)

    def test_small_steps_are_told_apart(self) -> None:
        assert sign_flip_exact([0.0, 0.0], [0.01, 0.03]) == pytest.approx(2 / 4)

    def test_no_change_is_certain(self) -> None:
        assert sign_flip_exact([0.3], [0.3]) == 1.0

    def test_no_common_intent_has_no_p_value(self) -> None:
        assert sign_flip_exact([None], [0.5]) is None

    def test_thirds_stay_exact_on_a_large_panel(self) -> None:
        assert sign_flip_exact([0.0] * 40, [1 / 3] * 40) == pytest.approx(2.0**-39, rel=1e-9)

    def test_too_many_distinct_sums_are_not_enumerated(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(change, "LARGEST_EXACT", 2**4)
        irregular = [math.sqrt(prime) for prime in (2, 3, 5, 7, 11)]
        assert sign_flip_exact([0.0] * 5, irregular) is None

    @QUICK
    @given(d=st.lists(st.integers(-4, 4), min_size=1, max_size=8))
    def test_it_counts_every_sign_vector(self, d: list[int]) -> None:
        observed = abs(sum(d))
        signs = list(itertools.product((1, -1), repeat=len(d)))
        sums = [abs(sum(s * each for s, each in zip(row, d, strict=True))) for row in signs]
        share = sum(each >= observed for each in sums) / len(signs)
        assert sign_flip_exact([0.0] * len(d), [float(each) for each in d]) == pytest.approx(share)


class TestPlanning:
    def test_a_hand_computed_panel(self) -> None:
        needed = n_prompts_for_change(0.5, 0.4, 0.0, 1)
        # (1.959964 + .841621)^2 * (.25 + .24) / .01
        assert needed == pytest.approx(7.848880 * 49, abs=1e-3)

    def test_drift_asks_for_more_intents(self) -> None:
        calm = n_prompts_for_change(0.3, 0.4, 0.5, 6)
        drifting = n_prompts_for_change(0.3, 0.4, 0.5, 6, tau2=0.105**2)
        assert calm is not None
        assert drifting is not None
        assert drifting - calm == pytest.approx(7.848880 * 2 * 0.105**2 / 0.01, abs=1e-3)

    def test_more_power_asks_for_more_intents(self) -> None:
        usual = n_prompts_for_change(0.3, 0.4, 0.5, 6)
        surer = n_prompts_for_change(0.3, 0.4, 0.5, 6, power=0.9)
        stricter = n_prompts_for_change(0.3, 0.4, 0.5, 6, alpha=0.01)
        assert usual is not None
        assert surer is not None
        assert stricter is not None
        assert usual < surer < stricter

    @pytest.mark.parametrize("p2", [0.3, None])
    def test_no_change_to_see_needs_no_number(self, p2: float | None) -> None:
        assert n_prompts_for_change(0.3, p2, 0.5, 6) is None

    @pytest.mark.parametrize(
        ("arguments", "field"),
        [((1.1, 0.4, 0.5, 6), "p1"), ((0.3, 0.4, -0.1, 6), "rho"), ((0.3, 0.4, 0.5, 0), "m")],
    )
    def test_what_is_out_of_bounds_is_named(
        self, arguments: tuple[float, float, float, float], field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            n_prompts_for_change(*arguments)
        assert refused.value.field == field


class TestDetectable:
    @pytest.mark.parametrize("p1", [0.05, 0.3, 0.5, 0.8])
    def test_it_solves_the_planning_formula(self, p1: float) -> None:
        step = detectable_change(p1, 0.5, 18, 40)
        assert step is not None
        p2 = p1 + step if p1 <= 0.5 else p1 - step
        drift = (0.5 * p1 * (1 - p1)) ** 2
        assert n_prompts_for_change(p1, p2, 0.5, 18, tau2=drift) == pytest.approx(40)

    def test_a_larger_panel_sees_smaller_changes(self) -> None:
        small, large = detectable_change(0.3, 0.5, 6, 20), detectable_change(0.3, 0.5, 6, 80)
        assert small is not None
        assert large is not None
        assert large < small

    def test_a_dealer_never_named_can_still_be_seen_to_rise(self) -> None:
        step = detectable_change(0.0, 0.5, 3, 40)
        assert step is not None
        assert 0.0 < step < 0.1

    def test_one_steady_intent_can_see_a_large_change(self) -> None:
        step = detectable_change(0.3, 1.0, 3, 1)
        assert step == pytest.approx(math.sqrt(2 * 7.848880) * 0.105, abs=1e-6)

    def test_no_panel_can_see_nothing(self) -> None:
        assert detectable_change(0.3, 0.5, 3, 0) is None

    def test_a_tiny_panel_can_see_nothing(self) -> None:
        assert detectable_change(0.5, 0.0, 1, 2) is None

    @pytest.mark.parametrize(("p1", "rho", "m"), [(None, 0.5, 3), (0.3, None, 3), (0.3, 0.5, None)])
    def test_an_unknown_panel_has_no_figure(
        self, p1: float | None, rho: float | None, m: float | None
    ) -> None:
        assert detectable_change(p1, rho, m, 40) is None
