"""The mapping measured-1 from the sixteen inputs to the index's blocks."""

from __future__ import annotations

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.index import Inputs, Status, aiv_partial, map_measured_1
from aiv.domain.index.partial import PartialAiv
from tests.aiv.domain.index.figures import MEASURED, MODS, PLATFORM_SCORES, inputs

INDEX_INPUTS = [
    name for name in MEASURED if name.split("_")[0] not in {"ctr", "conversion", "avg", "monthly"}
]


def index_of(values: Inputs) -> PartialAiv:
    """Map the inputs and compute the index."""
    mapped = map_measured_1(values)
    return aiv_partial(mapped.core, mapped.sel, mapped.mods)


def test_every_pillar_reads_its_own_input() -> None:
    mapped = map_measured_1(inputs())
    core = {"SEO": 0.5, "AEO": 0.4, "GEO": 0.3, "UGC": 0.6, "GeoLocal": 0.2}
    assert mapped.core == pytest.approx(core)
    assert mapped.sel == {"SCS": 0.8, "SIS": 0.4, "SCR": 0.6}
    assert mapped.mods == MODS


@pytest.mark.parametrize("name", ["schema_coverage_ratio", "authority_depth_index"])
def test_seo_needs_both_of_its_inputs(name: str) -> None:
    assert map_measured_1(inputs(**{name: None})).core["SEO"] is None


def test_the_assistants_are_averaged_over_those_measured() -> None:
    scores = {"chatgpt": 0.1, "claude": 0.2, "perplexity": 0.6}
    mapped = map_measured_1(inputs(platform_scores=scores))
    assert mapped.core["AEO"] == pytest.approx(0.3)
    assert mapped.platform_coverage == pytest.approx(0.5)


def test_two_of_six_assistants_are_too_few() -> None:
    mapped = map_measured_1(inputs(platform_scores={"chatgpt": 0.1, "claude": 0.2}))
    assert mapped.core["AEO"] is None
    assert mapped.platform_coverage == pytest.approx(1 / 3)


def test_given_weights_replace_equal_ones() -> None:
    weights = {**dict.fromkeys(PLATFORM_SCORES, 0.1), "chatgpt": 0.5}
    scores = {**dict.fromkeys(PLATFORM_SCORES, None), "chatgpt": 0.9}
    mapped = map_measured_1(inputs(platform_scores=scores), weights)
    assert mapped.core["AEO"] == pytest.approx(0.9)


@pytest.mark.parametrize("scale", [0.01, 1.0, 12.0])
def test_the_scale_of_the_weights_does_not_matter(scale: float) -> None:
    scores = {"chatgpt": 0.1, "claude": 0.2, "perplexity": 0.3, "gemini": 0.6}
    mapped = map_measured_1(
        inputs(platform_scores=scores), dict.fromkeys(PLATFORM_SCORES, scale / 6)
    )
    assert mapped.core["AEO"] == pytest.approx(0.3)
    assert mapped.platform_coverage == pytest.approx(4 / 6)


def test_equal_weights_are_the_usual_ones() -> None:
    equal = map_measured_1(inputs(), dict.fromkeys(PLATFORM_SCORES, 1 / 6))
    assert map_measured_1(inputs()) == equal


def test_weights_of_zero_measure_nothing() -> None:
    mapped = map_measured_1(inputs(), dict.fromkeys(PLATFORM_SCORES, 0.0))
    assert (mapped.core["AEO"], mapped.platform_coverage) == (None, 0.0)


@pytest.mark.parametrize("scores", [None, {}, {"ai_mode": 0.9}])
def test_no_assistant_measured_is_not_a_zero(scores: dict[str, float] | None) -> None:
    mapped = map_measured_1(inputs(platform_scores=scores))
    assert (mapped.core["AEO"], mapped.platform_coverage) == (None, 0.0)


@pytest.mark.parametrize(
    ("name", "value"),
    [("ugc_health_score", 101.0), ("geo_local_rate", -0.1), ("temporal_weight", 1.05)],
)
def test_an_input_outside_its_bounds_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(InvalidInput) as refused:
        map_measured_1(inputs(**{name: value}))
    assert refused.value.field == name


def test_an_assistants_score_outside_its_bounds_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match=r"platform_scores\.grok"):
        map_measured_1(inputs(platform_scores={**PLATFORM_SCORES, "grok": 1.1}))


@pytest.mark.parametrize("name", INDEX_INPUTS)
def test_a_measured_zero_changes_the_index_and_stays_measured(name: str) -> None:
    before, after = index_of(inputs()), index_of(inputs(**{name: 0.0}))
    assert after.point is not None
    assert before.point is not None
    assert after.point < before.point
    assert (after.status, after.missing) == (Status.HEADLINE, ())


def test_assistants_that_never_name_the_dealer_are_measured() -> None:
    after = index_of(inputs(platform_scores=dict.fromkeys(PLATFORM_SCORES, 0.0)))
    assert (after.status, after.missing) == (Status.HEADLINE, ())
    assert after.point != index_of(inputs()).point


@pytest.mark.parametrize("name", INDEX_INPUTS)
def test_a_missing_input_is_not_a_measured_zero(name: str) -> None:
    assert index_of(inputs(**{name: None})) != index_of(inputs(**{name: 0.0}))
