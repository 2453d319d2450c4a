"""Rates and means are corrected for the errors of what counted them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.correction import ppi_mean, rogan_gladen
from aiv.domain.statistics.quantiles import Z975
from tests.aiv.domain.properties import QUICK, shares


class TestRoganGladen:
    def test_a_perfect_detector_changes_nothing(self) -> None:
        assert rogan_gladen(0.3, 1.0, 1.0) == pytest.approx(0.3)

    @QUICK
    @given(truth=shares, sens=st.floats(0.6, 1.0), spec=st.floats(0.6, 1.0))
    def test_it_undoes_the_detectors_errors(self, truth: float, sens: float, spec: float) -> None:
        observed = truth * sens + (1 - truth) * (1 - spec)
        assert rogan_gladen(observed, sens, spec) == pytest.approx(truth, abs=1e-9)

    @pytest.mark.parametrize(("observed", "corrected"), [(0.01, 0.0), (0.99, 1.0)])
    def test_the_result_stays_a_share(self, observed: float, corrected: float) -> None:
        assert rogan_gladen(observed, 0.9, 0.95) == corrected

    @pytest.mark.parametrize(("sens", "spec"), [(0.5, 0.5), (0.2, 0.7), (None, 0.9), (0.9, None)])
    def test_a_detector_no_better_than_chance_corrects_nothing(
        self, sens: float | None, spec: float | None
    ) -> None:
        assert rogan_gladen(0.2, sens, spec) is None

    def test_nothing_observed_has_no_correction(self) -> None:
        assert rogan_gladen(None, 0.9, 0.9) is None

    def test_what_is_no_share_is_refused_by_name(self) -> None:
        with pytest.raises(InvalidInput, match="sens"):
            rogan_gladen(0.2, 1.1, 0.9)


class TestPpiMean:
    def test_a_judge_that_agrees_is_left_alone(self) -> None:
        found = ppi_mean([1, 0, 1, 0], [1, 0], [1, 0])
        assert found is not None
        assert found.point == 0.5
        assert found.se == pytest.approx(math.sqrt((1 / 3) / 4))

    def test_a_judge_that_flatters_is_taken_down(self) -> None:
        found = ppi_mean([1, 1, 1, 1], [1, 1], [1, 0])
        assert found is not None
        assert found.point == 0.5
        assert found.se == pytest.approx(0.5)
        assert found.lo == pytest.approx(0.5 - Z975 * 0.5)

    def test_one_label_has_a_point_without_interval(self) -> None:
        found = ppi_mean([1, 0], [1], [0])
        assert found is not None
        assert (found.point, found.se, found.lo, found.hi) == (-0.5, None, None, None)

    @pytest.mark.parametrize(("every", "labelled"), [([], [1]), ([1], [])])
    def test_no_scores_or_labels_have_no_mean(self, every: list[int], labelled: list[int]) -> None:
        assert ppi_mean(every, labelled, labelled) is None

    def test_labels_that_do_not_pair_are_refused(self) -> None:
        with pytest.raises(InvalidInput, match="judge_lab, human_lab"):
            ppi_mean([1], [1, 0], [1])
