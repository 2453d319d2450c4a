"""Alerts tell one dealer's change from everyone's."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.alerts import benjamini_hochberg, cmh_z, empirical_null, market_adjusted
from tests.aiv.domain.properties import QUICK, shares


class TestStratifiedScore:
    def test_a_hand_computed_stratum(self) -> None:
        found = cmh_z([0], [2], [2], [2])
        # K = 2, N = 4: U = 2 - 2*2/4 = 1, V = 2*2*2*2 / (16*3) = 1/3
        assert found is not None
        assert (found.u, found.v) == (1.0, pytest.approx(1 / 3))
        assert found.z == pytest.approx(math.sqrt(3))

    def test_a_stratum_without_answers_in_one_window_says_nothing(self) -> None:
        assert cmh_z([0, 1], [2, 3], [2, 0], [2, 0]) == cmh_z([0], [2], [2], [2])

    def test_strata_where_nothing_varies_have_no_score(self) -> None:
        found = cmh_z([2, 0], [2, 2], [2, 0], [2, 2])
        assert found is not None
        assert (found.u, found.v, found.z) == (0.0, 0.0, None)

    def test_a_small_variance_still_has_a_score(self) -> None:
        found = cmh_z([0], [1], [1], [20])
        assert found is not None
        assert found.v == pytest.approx(20 / 441)
        assert found.z == pytest.approx(found.u / math.sqrt(found.v))

    def test_swapping_the_windows_flips_the_sign(self) -> None:
        one, other = cmh_z([0, 1], [3, 3], [2, 3], [3, 4]), cmh_z([2, 3], [3, 4], [0, 1], [3, 3])
        assert one is not None
        assert other is not None
        assert one.z is not None
        assert other.z == pytest.approx(-one.z)

    def test_no_strata_have_no_score(self) -> None:
        assert cmh_z([], [], [], []) is None

    def test_more_named_than_answered_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="k2"):
            cmh_z([0], [2], [3], [2])


class TestBenjaminiHochberg:
    def test_a_hand_computed_list(self) -> None:
        found = benjamini_hochberg([0.04, 0.01, 0.5], 0.05)
        assert found is not None
        assert found.adjusted == pytest.approx((0.06, 0.03, 0.5))
        assert found.reject == (False, True, False)

    def test_a_value_at_the_limit_is_rejected(self) -> None:
        found = benjamini_hochberg([0.05], 0.05)
        assert found is not None
        assert found.reject == (True,)

    @pytest.mark.parametrize(("p", "is_rejected"), [(0.05, True), (0.051, False)])
    def test_five_percent_is_the_usual_limit(self, p: float, is_rejected: bool) -> None:
        found = benjamini_hochberg([p])
        assert found is not None
        assert found.reject == (is_rejected,)

    def test_an_untested_dealer_does_not_count(self) -> None:
        found = benjamini_hochberg([0.04, None], 0.05)
        assert found is not None
        assert found.adjusted == (0.04, None)
        assert found.reject == (True, False)

    @pytest.mark.parametrize("p", [[], [None, None]])
    def test_nothing_tested_gives_nothing(self, p: list[float | None]) -> None:
        assert benjamini_hochberg(p) is None

    @pytest.mark.parametrize(("p", "q", "field"), [([1.1], 0.05, "p"), ([0.1], 1.5, "q")])
    def test_what_is_no_share_is_refused_by_name(
        self, p: list[float], q: float, field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            benjamini_hochberg(p, q)
        assert refused.value.field == field

    @QUICK
    @given(p=st.lists(shares, min_size=1, max_size=20), seed=st.integers(0, 99))
    def test_the_order_of_dealers_does_not_matter(self, p: list[float], seed: int) -> None:
        places = random.Random(seed).sample(range(len(p)), len(p))
        found, shuffled = benjamini_hochberg(p), benjamini_hochberg([p[i] for i in places])
        assert found is not None
        assert shuffled is not None
        assert shuffled.adjusted == tuple(found.adjusted[i] for i in places)

    @QUICK
    @given(p=st.lists(shares, min_size=1, max_size=20))
    def test_adjusting_never_lowers_a_p_value(self, p: list[float]) -> None:
        found = benjamini_hochberg(p)
        assert found is not None
        for raw, adjusted in zip(p, found.adjusted, strict=True):
            assert adjusted is not None
            assert raw - 1e-12 <= adjusted <= 1.0


class TestEmpiricalNull:
    def test_a_week_that_moved_everyone_alerts_nobody(self) -> None:
        found = empirical_null([3.0, 3.1, 2.9, 3.2, 2.8])
        assert found is not None
        assert found.median == 3.0
        assert not any(found.reject)

    def test_the_one_that_moved_alone_is_found(self) -> None:
        found = empirical_null([0.1, -0.1, 0.2, -0.2, 6.0])
        assert found is not None
        assert found.reject == (False, False, False, False, True)

    def test_a_quiet_week_is_not_made_loud(self) -> None:
        found = empirical_null([0.0, 0.1, -0.1])
        assert found is not None
        assert found.scale == 1.0

    def test_a_loud_week_is_scaled_down(self) -> None:
        found = empirical_null([1.0, 3.0, 5.0, 7.0, 9.0])
        assert found is not None
        assert found.scale == pytest.approx(1.4826 * 2)
        assert found.z_star[0] == pytest.approx(-4 / (1.4826 * 2))

    def test_a_dealer_without_score_enters_nothing(self) -> None:
        found, without = empirical_null([1.0, None, 2.0, 6.0]), empirical_null([1.0, 2.0, 6.0])
        assert found is not None
        assert without is not None
        assert found.median == without.median
        assert (found.z_star[1], found.p[1], found.adjusted[1]) == (None, None, None)
        assert found.reject[1] is False

    @pytest.mark.parametrize("z", [[], [None]])
    def test_no_scores_have_no_null(self, z: list[float | None]) -> None:
        assert empirical_null(z) is None


class TestMarketAdjusted:
    def test_the_median_of_scored_dealers_is_taken_off(self) -> None:
        found = market_adjusted([0.1, 0.2, 0.3, 0.9], [1.0, 1.0, 1.0, None])
        assert found == (pytest.approx(-0.1), 0.0, pytest.approx(0.1), None)

    def test_no_scored_dealer_leaves_nothing_to_compare(self) -> None:
        assert market_adjusted([0.1, 0.2], [None, None]) == (None, None)
