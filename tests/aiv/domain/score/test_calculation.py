"""Show what stated inputs come to, whatever of them is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.index import MODIFIERS, PLATFORMS, Inputs, Status, origin_a, origin_b
from aiv.domain.score.calculation import Calculation, MappingName, calculate, of_snapshot
from aiv.domain.score.scoring import score
from aiv.domain.score.snapshots import of as snapshot_of

SHARES = (
    "google_aio_inclusion_rate",
    "geo_local_rate",
    "schema_coverage_ratio",
    "semantic_clarity_score",
    "silo_integrity_score",
    "authority_depth_index",
    *MODIFIERS,
)
PLATFORM_KEYS = tuple(f"platform_scores.{name}" for name in PLATFORMS)
COMPLETE = {**dict.fromkeys((*SHARES, *PLATFORM_KEYS), 0.5), "ugc_health_score": 50.0}
share = st.floats(0.0, 1.0) | st.none()
stated = st.fixed_dictionaries(
    {
        **dict.fromkeys((*SHARES, *PLATFORM_KEYS), share),
        "ugc_health_score": st.floats(0.0, 100.0) | st.none(),
    }
)


@given(stated, st.sampled_from(MappingName))
def test_a_point_lies_within_its_bounds(values, mapping):
    found = calculate(values, mapping)
    assert found.bounds.lower <= found.bounds.upper
    if found.aiv.point is not None and mapping is not MappingName.MEASURED_1:
        assert found.bounds.lower == found.aiv.point == found.bounds.upper


@given(stated, st.sampled_from(MappingName))
def test_equal_inputs_give_equal_answers(values, mapping):
    assert calculate(values, mapping) == calculate(dict(values), mapping)


@pytest.mark.parametrize(
    ("mapping", "formula"), [(MappingName.ORIGIN_A, origin_a), (MappingName.ORIGIN_B, origin_b)]
)
def test_the_audit_view_gives_the_prototype_s_figure(mapping, formula):
    inputs = Inputs.of(COMPLETE, platform_scores=dict.fromkeys(PLATFORMS, 0.5))
    assert calculate(COMPLETE, mapping).aiv.point == formula(inputs).aiv


@pytest.mark.parametrize(
    ("mapping", "name", "missing"),
    [
        (MappingName.ORIGIN_A, "platform_scores.grok", ("platform_scores",)),
        (MappingName.ORIGIN_B, "platform_scores.grok", ()),
        (MappingName.ORIGIN_B, "authority_depth_index", ("authority_depth_index",)),
        (MappingName.ORIGIN_A, "authority_depth_index", ()),
        (MappingName.ORIGIN_A, "ugc_health_score", ("ugc_health_score",)),
    ],
)
def test_the_audit_view_misses_the_inputs_its_formula_reads(mapping, name, missing):
    found = calculate({**COMPLETE, name: None}, mapping)
    assert found.missing == missing
    assert (found.status is Status.NOT_MEASURED) == bool(missing)


def test_a_modifier_above_one_is_refused_by_name():
    with pytest.raises(InvalidInput, match="temporal_weight"):
        calculate({**COMPLETE, "temporal_weight": 1.05}, MappingName.MEASURED_1)


def test_stated_money_gives_an_exposure_without_a_range():
    money = {"monthly_opportunities": 100, "avg_gross_per_unit": 1000.0}
    found = calculate({**COMPLETE, **money}, MappingName.MEASURED_1)
    assert found.revenue_at_risk.point == (1 - found.aiv.point) * 100_000
    assert (found.revenue_at_risk.low, found.revenue_at_risk.high) == (None, None)


def test_a_stored_score_reads_like_a_computed_one():
    snapshot = snapshot_of([], score([]), aeo=None)
    assert of_snapshot(snapshot) == calculate({}, MappingName.MEASURED_1)
    assert isinstance(of_snapshot(snapshot), Calculation)
