"""The prototype's two formulas, kept for audit."""

from __future__ import annotations

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.index import origin_a, origin_b
from tests.aiv.domain.index.figures import PLATFORM_SCORES, inputs


def test_variant_a_reads_the_assistants_in_the_seo_slot() -> None:
    found = origin_a(inputs())
    # .25*.4 + .30*.3 + .25*.6 + .10*.6 + .05*.8
    assert found is not None
    assert found.aiv_core == pytest.approx(0.44)
    assert found.aiv_sel == pytest.approx(0.35 * 0.8 + 0.35 * 0.4 + 0.3 * 0.6)
    assert found.aiv_mods == pytest.approx(0.36)


def test_variant_b_reads_schema_authority_and_overviews() -> None:
    found = origin_b(inputs())
    # .25*.6 + .30*.4 + .25*.3 + .10*.6 + .05*(.4+.4)/2
    assert found is not None
    assert found.aiv_core == pytest.approx(0.425)
    assert found.aiv_sel == pytest.approx(0.35 * 0.8 + 0.35 * 0.4 + 0.3 * 0.6)


def test_variant_b_is_blind_to_the_assistants() -> None:
    assert origin_b(inputs(platform_scores=None)) == origin_b(inputs())


def test_variant_a_needs_all_six_assistants() -> None:
    assert origin_a(inputs(platform_scores={**PLATFORM_SCORES, "grok": None})) is None


def test_variant_b_needs_the_authority() -> None:
    assert origin_b(inputs(authority_depth_index=None)) is None


@pytest.mark.parametrize("name", ["schema_coverage_ratio", "ugc_health_score", "temporal_weight"])
def test_a_missing_input_leaves_no_figure(name: str) -> None:
    assert origin_a(inputs(**{name: None})) is None
    assert origin_b(inputs(**{name: None})) is None


def test_money_and_lifts_that_are_not_measured_leave_only_their_figures_out() -> None:
    found = origin_b(inputs(ctr_delta=None, avg_gross_per_unit=None))
    assert found is not None
    assert (found.aivr, found.revenue_at_risk) == (None, None)
    assert found.aiv > 0.0


def test_the_prototype_let_a_modifier_reach_two() -> None:
    found = origin_a(inputs(temporal_weight=2.0))
    assert found is not None
    assert found.aiv_mods == pytest.approx(0.8)


def test_a_modifier_above_two_is_refused() -> None:
    with pytest.raises(InvalidInput, match="temporal_weight"):
        origin_a(inputs(temporal_weight=2.01))
