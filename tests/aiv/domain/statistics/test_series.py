"""Weekly series are smoothed with their own errors and forecast with honest variance."""

from __future__ import annotations

import numpy as np
import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.series import DRIFT_GRID, LocalLevel, local_level, ses

VARIANCE = 0.01


def level(y: list[float | None], h: int = 1, **given: float) -> LocalLevel:
    """Filter a series that exists, every observed week with the same variance."""
    found = local_level(y, [None if each is None else VARIANCE for each in y], h, **given)
    assert found is not None
    return found


def likelihood(y: list[float], v: float, q: float) -> float:
    """Give the density of a series from its covariance matrix, given its first point."""
    steps = np.array(y[1:]) - y[0]
    weeks = np.arange(1, len(y))
    covariance = v + q * np.minimum.outer(weeks, weeks) + v * np.eye(len(weeks))
    _, logdet = np.linalg.slogdet(covariance)
    return float(-0.5 * (logdet + steps @ np.linalg.solve(covariance, steps)))


class TestLocalLevel:
    def test_equal_errors_meet_half_way(self) -> None:
        found = level([0.4], q=0.0, m0=0.2, p0=0.01)
        assert found.filtered == ((pytest.approx(0.3), pytest.approx(0.005)),)

    def test_a_missing_week_only_adds_drift(self) -> None:
        found = level([0.2, None], q=0.001, m0=0.2, p0=0.009)
        assert found.filtered[1] == (pytest.approx(0.2), pytest.approx(0.005 + 0.001))

    def test_drift_is_added_before_a_week_is_seen(self) -> None:
        found = level([0.4], q=0.01, m0=0.2, p0=0.01)
        state = found.filtered[0]
        assert state is not None
        assert state[0] == pytest.approx(0.2 + 2 / 3 * 0.2)

    def test_the_first_observed_week_starts_the_filter(self) -> None:
        found = level([None, 0.4, 0.4], q=0.0)
        assert found.filtered[0] is None
        assert found.filtered[1] == (0.4, VARIANCE)
        assert found.filtered[2] == (pytest.approx(0.4), pytest.approx(VARIANCE / 2))

    def test_a_week_without_variance_is_a_missing_week(self) -> None:
        without = local_level([0.4, 0.9], [VARIANCE, None], 1, q=0.001)
        assert without == local_level([0.4, None], [VARIANCE, None], 1, q=0.001)

    def test_the_forecast_widens_with_every_week(self) -> None:
        found = level([0.4], h=2, q=0.001)
        assert found.forecast[0] == pytest.approx((0.4, 0.011, 0.021))
        assert found.forecast[1] == pytest.approx((0.4, 0.012, 0.022))

    def test_a_calm_series_drifts_least(self) -> None:
        assert level([0.3] * 10).q == DRIFT_GRID[0]

    def test_a_jumping_series_drifts_most(self) -> None:
        y: list[float | None] = [0.1, 0.9, 0.1, 0.9, 0.1, 0.9]
        assert level(y).q == 1e-3

    def test_the_drift_is_the_likeliest_of_the_grid(self) -> None:
        y = [0.30, 0.33, 0.31, 0.36, 0.35, 0.39]
        found = local_level(y, [0.0004] * 6, 1)
        assert found is not None
        assert found.q == max(DRIFT_GRID, key=lambda q: likelihood(y, 0.0004, q))
        assert DRIFT_GRID[0] < found.q < DRIFT_GRID[-1]

    def test_the_forecast_adds_the_mean_sampling_variance(self) -> None:
        found = local_level([0.3, 0.3], [0.01, 0.03], 2, q=0.0)
        assert found is not None
        assert len(found.forecast) == 2
        assert found.forecast[0][2] - found.forecast[0][1] == pytest.approx(0.02)

    def test_a_tie_goes_to_the_smaller_drift(self) -> None:
        assert level([0.3]).q == DRIFT_GRID[0]

    @pytest.mark.parametrize("y", [[], [None, None]])
    def test_no_observed_week_has_no_level(self, y: list[float | None]) -> None:
        assert local_level(y, [None] * len(y), 2) is None

    @pytest.mark.parametrize(
        ("variance", "q", "h", "field"),
        [(0.0, 0.1, 1, "v"), (0.1, -0.1, 1, "q"), (0.1, 0.1, -1, "h")],
    )
    def test_what_is_out_of_bounds_is_named(
        self, variance: float, q: float, h: int, field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            local_level([0.3, 0.4], [variance, variance], h, q=q)
        assert refused.value.field == field


class TestSes:
    def test_a_hand_computed_series(self) -> None:
        found = ses([0.2, 0.4, 0.2], 0.5, 2)
        # errors .2 then -.1; level .2 -> .3 -> .25
        assert found is not None
        assert found.level == pytest.approx(0.25)
        assert found.sigma2 == pytest.approx((0.04 + 0.01) / 2)
        assert found.forecast[1] == pytest.approx((0.25, 0.025 * 1.25))

    @pytest.mark.parametrize("y", [[], [0.2], [0.2, None, 0.3]])
    def test_a_point_or_a_gap_cannot_be_smoothed(self, y: list[float | None]) -> None:
        assert ses(y, 0.3, 4) is None

    def test_a_smoothing_share_above_one_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="alpha"):
            ses([0.2, 0.3], 1.5, 1)
