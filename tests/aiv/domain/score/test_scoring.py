"""Usable inputs make a score; the others are missing, never a number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.index import PLATFORMS, Status
from aiv.domain.score import scoring
from aiv.domain.score.input_records import InputStatus
from aiv.domain.score.scoring import Scored
from aiv.domain.statistics.rates import Rate, rate_of, standard_error
from tests.aiv.domain.properties import QUICK, ROUNDING, shares
from tests.aiv.domain.score_records import MODIFIERS, MONEY, VALUES, record, records


def assistants() -> Rate:
    rate = rate_of([(1, 3), (0, 3), (2, 3), (1, 3), (1, 3), (0, 3)])
    assert rate is not None
    return rate


def test_a_complete_set_is_the_formula_itself() -> None:
    core = 0.25 * 0.7 + 0.30 * 0.3 + 0.25 * 0.25 + 0.10 * 0.7 + 0.05 * 0.4
    sel = 0.35 * 0.7 + 0.35 * 0.5 + 0.30 * 0.8
    found = scoring.score(records())
    assert found.status is Status.HEADLINE
    assert found.point == pytest.approx(core * 0.7 * 0.9 * 0.8 * 0.9 * (1 + 0.25 * sel))


def test_without_any_record_nothing_is_measured() -> None:
    found = scoring.score([])
    assert (found.status, found.point, found.lo) == (Status.NOT_MEASURED, None, None)
    assert (found.partial.lower_bound, found.partial.upper_bound) == (0.0, 1.0)


@pytest.mark.parametrize("status", ["insufficient", "stale", "not_applicable", "not_measured"])
def test_a_record_that_is_not_usable_is_missing(status: str) -> None:
    given_ = [*records("geo_local_rate"), record("geo_local_rate", 0.4, status=InputStatus(status))]
    assert scoring.score(given_).partial.missing == ("GeoLocal",)


@pytest.mark.parametrize("name", VALUES)
def test_a_measured_zero_is_no_missing_input(name: str) -> None:
    found = scoring.score(records(**{name: 0.0}))
    assert found.status is Status.HEADLINE
    assert not found.partial.missing
    assert found.point is not None
    assert found.point != scoring.score(records()).point


@pytest.mark.parametrize("pillar", ["google_aio_inclusion_rate", "ugc_health_score"])
def test_only_the_mandatory_pillars_cost_the_headline(pillar: str) -> None:
    is_mandatory = pillar == "google_aio_inclusion_rate"
    assert (scoring.score(records(pillar)).status is Status.PARTIAL) is is_mandatory


def test_assistants_with_less_than_half_of_the_weight_make_no_pillar() -> None:
    three, two = ([f"platform_scores.{each}" for each in PLATFORMS[:n]] for n in (3, 4))
    assert "AEO" not in scoring.score(records(*three)).partial.missing
    assert "AEO" in scoring.score(records(*two)).partial.missing


def test_an_index_without_a_stated_error_has_no_interval() -> None:
    assert scoring.score(records()).lo is None


def test_errors_of_inputs_make_an_interval_around_the_point() -> None:
    found = scoring.score(records(), aeo=assistants())
    assert found.point and found.lo and found.hi
    assert found.lo < found.point < found.hi
    assert set(found.variance_share) == {"AEO"}


def test_the_error_of_the_assistants_stands_at_their_own_mean() -> None:
    rate, value = assistants(), {f"platform_scores.{each}": 0.01 for each in PLATFORMS}
    error = standard_error(0.01, rate.n_star)
    assert error is not None
    expected = scoring.score_values({**VALUES, **value}, se={"AEO": error})
    assert scoring.score(records(**value), aeo=rate) == expected


def test_errors_arrive_on_the_scale_of_their_block() -> None:
    given_ = [*records("ugc_health_score"), record("ugc_health_score", 70.0, se=2.0)]
    assert scoring.score(given_) == scoring.score_values(VALUES, se={"UGC": 0.02})


def test_an_interval_of_a_missing_assistant_pillar_rests_on_the_others() -> None:
    none = [f"platform_scores.{each}" for each in PLATFORMS]
    given_ = [*records(*none, "geo_local_rate"), record("geo_local_rate", 0.4, se=0.05)]
    assert set(scoring.score(given_, aeo=assistants()).variance_share) == {"GeoLocal"}


@pytest.mark.parametrize(
    ("error", "is_low", "status"),
    [(0.2, False, "HEADLINE"), (0.4, True, "HEADLINE"), (2.0, True, "PARTIAL")],
)
def test_a_wide_interval_is_marked_then_demoted(error: float, is_low: bool, status: str) -> None:
    found = scoring.score_values(VALUES, se={"AEO": error})
    assert (found.is_low_precision, found.status.value) == (is_low, status)
    assert found.partial.status is found.status


def test_money_takes_the_interval_reversed() -> None:
    values = {**VALUES, **MONEY}
    found = scoring.score_values(values, se={"AEO": 0.05})
    assert found.exposure and found.point and found.lo and found.hi
    assert found.exposure.point == pytest.approx((1 - found.point) * 200_000)
    assert found.exposure.low == pytest.approx((1 - found.hi) * 200_000)
    assert found.exposure.high == pytest.approx((1 - found.lo) * 200_000)


@pytest.mark.parametrize("name", MONEY)
def test_money_needs_both_declarations(name: str) -> None:
    assert scoring.score_values({**VALUES, name: 10.0}, se={}).exposure is None


def test_a_declared_zero_risks_nothing() -> None:
    found = scoring.score_values({**VALUES, **MONEY, "monthly_opportunities": 0.0}, se={})
    assert found.exposure is not None
    assert found.exposure.point == 0.0


@pytest.mark.parametrize("lifts", [{"ctr_delta": 0.1}, {"conversion_delta": 0.1}])
def test_one_lift_alone_shows_no_aivr(lifts: dict[str, float]) -> None:
    assert scoring.score_values({**VALUES, **lifts}, se={}).aivr is None


def test_both_lifts_adjust_the_index() -> None:
    found = scoring.score_values({**VALUES, "ctr_delta": 0.1, "conversion_delta": -0.05}, se={})
    assert found.point is not None
    assert found.aivr == pytest.approx(found.point * 1.05)


def lifted(*, lo: float | None = 0.0) -> Scored:
    lifts = [
        replace(record(name, 0.06), lo=lo, hi=0.12) for name in ("ctr_delta", "conversion_delta")
    ]
    return scoring.score([*records(), *lifts], aeo=assistants())


def test_the_adjusted_index_holds_the_doubt_of_all_it_is_made_of() -> None:
    found = lifted()
    assert found.point and found.lo and found.hi and found.aivr and found.aivr_interval
    low, high = found.aivr_interval
    assert low < found.lo * 1.12 < found.aivr < found.hi * 1.12 < high


def test_a_lift_without_an_interval_leaves_none_to_the_adjusted_index() -> None:
    found = lifted(lo=None)
    assert found.aivr is not None and found.aivr_interval is None


@pytest.mark.parametrize("name", ["temporal_weight", "geo_local_rate", "schema_coverage_ratio"])
def test_a_share_above_one_is_refused_by_name(name: str) -> None:
    with pytest.raises(InvalidInput) as fault:
        scoring.score(records(**{name: 1.05}))
    assert fault.value.field == name


@QUICK
@given(st.sets(st.sampled_from(list(VALUES))), shares)
def test_the_point_stays_within_the_bounds(left_out: set[str], share: float) -> None:
    found = scoring.score(records(*left_out, geo_local_rate=share))
    low, high = found.partial.lower_bound, found.partial.upper_bound
    assert found.point is None or low - ROUNDING <= found.point <= high + ROUNDING


@QUICK
@given(st.sampled_from(sorted({*VALUES} - {"ugc_health_score"})), shares, shares)
def test_more_of_an_input_never_lowers_the_index(name: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    points = [scoring.score(records(**{name: value})).point for value in (low, high)]
    assert points[0] is not None and points[1] is not None
    assert points[0] <= points[1] + ROUNDING


def test_a_missing_modifier_is_not_taken_as_one() -> None:
    for name in MODIFIERS:
        without, with_one = scoring.score(records(name)), scoring.score(records(**{name: 1.0}))
        assert without.point is not None and with_one.point is not None
        assert without.point < with_one.point
        assert without.partial.lower_bound == 0.0
