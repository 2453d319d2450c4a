"""A lift enters the index only from counts that are many, even and old enough."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aiv.domain.outside import experiment_figures
from aiv.domain.outside.experiment_figures import CLICKS, CONVERSIONS, AbTest
from aiv.domain.outside.experiment_rows import Arm
from aiv.domain.score.input_records import InputStatus
from aiv.domain.statistics.lifts import lift

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
CONTROL = Arm(variant="A", impressions=10_000, clicks=300, sessions=2_000, conversions=40)
BETTER = Arm(variant="B", impressions=10_050, clicks=360, sessions=2_010, conversions=52)


def ab_test(
    *arms: Arm, days: tuple[date, date] | None = (date(2026, 10, 1), date(2026, 10, 14))
) -> AbTest:
    started, ended = days or (None, None)
    return AbTest(name="Shorter form", arms=arms, started_on=started, ended_on=ended)


def reason(
    *arms: Arm, days: tuple[date, date] | None = (date(2026, 10, 1), date(2026, 10, 14))
) -> str:
    return experiment_figures.compare(ab_test(*arms, days=days), CLICKS)[0].reason


def test_a_good_test_measures_both_lifts() -> None:
    clicks, conversions = experiment_figures.records(ab_test(CONTROL, BETTER), measured_at=NOW)
    expected = lift(300, 10_000, 360, 10_050)
    assert expected
    assert (clicks.value, clicks.lo, clicks.hi) == (expected.delta, expected.lo, expected.hi)
    assert (clicks.status, conversions.status) == (InputStatus.MEASURED, InputStatus.MEASURED)
    assert clicks.n_obs == 20_050
    assert clicks.se


def test_rates_without_counts_are_never_used() -> None:
    arms = [Arm(variant=name, ctr=0.03, conversion_rate=0.01) for name in "AB"]
    for record in experiment_figures.records(ab_test(*arms), measured_at=NOW):
        assert record.value is None
        assert "a rate alone has no interval" in record.reason


def test_ninety_nine_clicks_are_too_few() -> None:
    few = Arm(variant="B", impressions=10_000, clicks=99)
    assert "99 clicks; 100 are needed" in reason(CONTROL, few)


def test_nineteen_conversions_are_too_few() -> None:
    few = Arm(variant="B", sessions=2_000, conversions=19)
    found = experiment_figures.compare(ab_test(CONTROL, few), CONVERSIONS)[0]
    assert "19 conversions; 20 are needed" in found.reason
    assert found.lift is not None


def test_an_arm_without_any_event_is_too_few_and_no_error() -> None:
    none = Arm(variant="B", impressions=10_000, clicks=0)
    assert "0 clicks" in reason(CONTROL, none)


def test_an_uneven_split_is_not_used() -> None:
    uneven = Arm(variant="B", impressions=11_000, clicks=360)
    assert "too uneven" in reason(CONTROL, uneven)


def test_thirteen_days_are_too_short_for_clicks() -> None:
    days = (date(2026, 10, 1), date(2026, 10, 13))
    assert "It ran 13 days; 14 are needed." in reason(CONTROL, BETTER, days=days)


def test_without_declared_days_clicks_are_not_used() -> None:
    assert "Nobody declared the days" in reason(CONTROL, BETTER, days=None)


def test_more_than_two_arms_are_shown_and_not_used() -> None:
    compared = experiment_figures.compare(ab_test(CONTROL, BETTER, BETTER), CLICKS)
    assert len(compared) == 2
    assert not any(each.is_usable for each in compared)
    assert all(each.lift for each in compared)


def test_what_was_measured_is_as_old_as_the_end_of_the_test() -> None:
    ended = experiment_figures.ended_at(ab_test(CONTROL, BETTER), NOW)
    assert ended == datetime(2026, 10, 14, 23, 59, 59, tzinfo=UTC)
    assert experiment_figures.ended_at(ab_test(CONTROL, BETTER, days=None), NOW) == NOW


@pytest.mark.parametrize("at", [0, 1])
def test_a_test_that_was_taken_away_measures_nothing(at: int) -> None:
    record = experiment_figures.withdrawn(NOW)[at]
    assert record.value is None
    assert record.reason
