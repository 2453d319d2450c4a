"""Ranks tie where the data cannot tell, and positions count absence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.quantiles import t975
from aiv.domain.statistics.ranks import position_metrics, rank_sets, share_of_voice
from tests.aiv.domain.properties import QUICK, shares


class TestRankSets:
    def test_clear_differences_give_single_ranks(self) -> None:
        found = rank_sets([0.1, 0.9, 0.5], [0.01, 0.01, 0.01])
        assert found is not None
        assert found.sets == ((3, 3), (1, 1), (2, 2))

    def test_overlapping_intervals_share_a_rank(self) -> None:
        found = rank_sets([0.30, 0.31, 0.90], [0.05, 0.05, 0.05])
        assert found is not None
        assert found.sets == ((2, 3), (2, 3), (1, 1))

    def test_the_critical_value_grows_with_the_market(self) -> None:
        few, many = rank_sets([0.1] * 3, [0.1] * 3), rank_sets([0.1] * 30, [0.1] * 30)
        assert few is not None
        assert many is not None
        assert few.critical == pytest.approx(2.241403, abs=1e-6)
        assert many.critical is not None
        assert many.critical > 3.0

    def test_a_single_dealer_is_first(self) -> None:
        found = rank_sets([0.4], [0.1])
        assert found is not None
        assert (found.critical, found.sets) == (None, ((1, 1),))

    def test_no_dealers_have_no_ranks(self) -> None:
        assert rank_sets([], []) is None

    def test_a_negative_error_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="se"):
            rank_sets([0.4, 0.5], [0.1, -0.1])

    @QUICK
    @given(rows=st.lists(st.tuples(shares, st.floats(0.0, 0.3)), min_size=2, max_size=10))
    def test_a_dealers_place_in_the_list_lies_in_its_set(
        self, rows: list[tuple[float, float]]
    ) -> None:
        found = rank_sets([est for est, _ in rows], [se for _, se in rows])
        assert found is not None
        for (est, _), (best, worst) in zip(rows, found.sets, strict=True):
            place = 1 + sum(other > est for other, _ in rows)
            assert best <= place <= worst


class TestPositions:
    def test_an_absent_dealer_counts_as_reciprocal_zero(self) -> None:
        found = position_metrics([1, 4, None, None])
        assert found is not None
        assert found.mention_rate == 0.5
        assert (found.top1, found.top3) == (0.25, 0.25)
        assert found.mrr == pytest.approx(1.25 / 4)
        assert found.median_rank_when_named == 2.5

    def test_first_and_third_place_count_themselves(self) -> None:
        found = position_metrics([1, 2, 3, 4])
        assert found is not None
        assert (found.top1, found.top3) == (0.25, 0.75)

    def test_a_dealer_never_named_has_no_median_rank(self) -> None:
        found = position_metrics([None])
        assert found is not None
        assert (found.mrr, found.median_rank_when_named) == (0.0, None)

    def test_no_answers_have_no_positions(self) -> None:
        assert position_metrics([]) is None

    def test_a_rank_below_one_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="ranks"):
            position_metrics([0])


class TestShareOfVoice:
    def test_a_hand_computed_share(self) -> None:
        found = share_of_voice([1, 0], [2, 2])
        # R = .25, residuals .5 and -.5: se = sqrt(2 * .5) / 4
        assert found is not None
        assert (found.sov, found.se) == (0.25, pytest.approx(0.25))
        assert found.hi == min(1.0, 0.25 + t975(1) * 0.25)
        assert found.lo == 0.0

    def test_the_interval_is_students(self) -> None:
        found = share_of_voice([1, 2, 1, 1, 2, 1], [4] * 6)
        # R = 1/3, squares 4/3: se = sqrt(6/5 * 4/3) / 24
        assert found is not None
        assert found.se == pytest.approx(math.sqrt(1.6) / 24)
        assert found.lo == pytest.approx(1 / 3 - t975(5) * math.sqrt(1.6) / 24)

    def test_one_intent_has_a_share_without_interval(self) -> None:
        found = share_of_voice([1], [4])
        assert found is not None
        assert (found.sov, found.se, found.lo, found.hi) == (0.25, None, None, None)

    def test_equal_shares_everywhere_have_no_interval(self) -> None:
        found = share_of_voice([1, 2], [2, 4])
        assert found is not None
        assert (found.sov, found.se, found.lo) == (0.5, 0.0, None)

    @pytest.mark.parametrize(("a", "b"), [([], []), ([0, 0], [0, 0])])
    def test_nobody_named_has_no_share(self, a: list[float], b: list[float]) -> None:
        assert share_of_voice(a, b) is None

    def test_more_than_all_mentions_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="a: "):
            share_of_voice([3], [2])
