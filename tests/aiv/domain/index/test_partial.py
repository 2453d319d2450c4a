"""The index under missing inputs: status, coverage, bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.index import Status, aiv_full, aiv_partial
from tests.aiv.domain.index.figures import MODS, NAMES, SEL, blocks, complete, incomplete, shares
from tests.aiv.domain.properties import QUICK, ROUNDING


def test_a_missing_pillar_renormalises_the_core_to_its_full_weight() -> None:
    found = aiv_partial(*blocks(GeoLocal=None))
    assert found.aiv_core == pytest.approx(0.95 * 0.38 / 0.90)
    assert found.coverage.core == pytest.approx(0.90 / 0.95)


def test_a_missing_score_renormalises_the_selection() -> None:
    found = aiv_partial(*blocks(SCR=None))
    assert found.aiv_sel == pytest.approx(0.6)
    assert found.coverage.sel == pytest.approx(0.70)


def test_a_missing_modifier_takes_the_geometric_mean_of_the_others() -> None:
    found = aiv_partial(*blocks(inventory_truth_mult=None))
    assert found.aiv_mods == pytest.approx(0.72 ** (4 / 3))
    assert found.coverage.mods == 0.75


def test_a_missing_feed_is_not_rewarded() -> None:
    found = aiv_partial(*blocks(inventory_truth_mult=None))
    as_if_perfect = aiv_full(*blocks(inventory_truth_mult=1.0))
    assert found.point is not None
    assert as_if_perfect is not None
    assert found.point < as_if_perfect.aiv


def test_missing_inputs_are_listed_in_the_order_of_the_formula() -> None:
    found = aiv_partial(*blocks(crawl_budget_mult=None, UGC=None, SCS=None, SEO=None))
    assert found.missing == ("SEO", "UGC", "SCS", "crawl_budget_mult")


def test_an_absent_name_is_a_missing_one() -> None:
    core, sel, mods = blocks()
    del core["UGC"]
    assert aiv_partial(core, sel, mods) == aiv_partial(*blocks(UGC=None))


@pytest.mark.parametrize(
    ("missing", "status"),
    [
        ([], Status.HEADLINE),
        (["GeoLocal", "UGC"], Status.HEADLINE),
        (["SEO"], Status.PARTIAL),
        (["AEO"], Status.PARTIAL),
        (["GEO"], Status.PARTIAL),
        (["SIS"], Status.HEADLINE),
        (["SCS", "SIS"], Status.PARTIAL),
        (["temporal_weight"], Status.HEADLINE),
        (["temporal_weight", "entity_confidence"], Status.PARTIAL),
        (["temporal_weight", "entity_confidence", "crawl_budget_mult"], Status.NOT_MEASURED),
        (["SEO", "AEO"], Status.NOT_MEASURED),
        (list(SEL), Status.NOT_MEASURED),
        (list(MODS), Status.NOT_MEASURED),
        (list(NAMES), Status.NOT_MEASURED),
    ],
)
def test_the_status_follows_the_coverage(missing: list[str], status: Status) -> None:
    found = aiv_partial(*blocks(**dict.fromkeys(missing)))
    assert found.status is status
    assert (found.point is None) is (status is Status.NOT_MEASURED)


def test_a_threshold_is_met_within_rounding() -> None:
    found = aiv_partial(*blocks(SCS=None))
    assert found.coverage.sel == pytest.approx(0.65)
    assert found.status is Status.HEADLINE


def test_a_wholly_missing_block_has_no_parts() -> None:
    found = aiv_partial(*blocks(**dict.fromkeys(SEL)))
    assert (found.aiv_core, found.aiv_sel, found.aiv_mods) == (None, None, None)


def test_the_bounds_fill_in_nothing_and_everything() -> None:
    found = aiv_partial(*blocks(GEO=None))
    assert found.lower_bound == pytest.approx((0.39 - 0.075) * 0.36 * 1.15)
    assert found.upper_bound == pytest.approx((0.39 - 0.075 + 0.25) * 0.36 * 1.15)


def test_a_missing_modifier_makes_the_lower_bound_zero() -> None:
    assert aiv_partial(*blocks(entity_confidence=None)).lower_bound == 0.0


def test_nothing_exceeds_one() -> None:
    found = aiv_partial(*blocks(**{**dict.fromkeys(NAMES, 1.0), "GeoLocal": None}))
    assert (found.point, found.lower_bound, found.upper_bound) == (1.0, 1.0, 1.0)


def test_peers_fill_in_the_plausible_range() -> None:
    found = aiv_partial(*blocks(GEO=None), peer_lo={"GEO": 0.1}, peer_hi={"GEO": 0.5})
    assert found.plausible_low == pytest.approx((0.39 - 0.075 + 0.025) * 0.36 * 1.15)
    assert found.plausible_high == pytest.approx((0.39 - 0.075 + 0.125) * 0.36 * 1.15)


def test_without_peers_nothing_is_plausible() -> None:
    found = aiv_partial(*blocks(GEO=None))
    assert (found.plausible_low, found.plausible_high) == (None, None)


def test_peers_that_do_not_know_the_missing_input_give_no_range() -> None:
    found = aiv_partial(*blocks(GEO=None, UGC=None), peer_lo={"GEO": 0.1}, peer_hi={"GEO": None})
    assert (found.plausible_low, found.plausible_high) == (None, None)


def test_a_peer_value_outside_its_bounds_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match=r"peer_hi\.GEO"):
        aiv_partial(*blocks(GEO=None), peer_hi={"GEO": 1.5})


def test_a_measured_value_outside_its_bounds_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match="entity_confidence"):
        aiv_partial(*blocks(entity_confidence=1.05))


@QUICK
@given(values=complete)
def test_a_complete_set_gives_the_formula(values: dict[str, float]) -> None:
    full, partial = aiv_full(*blocks(**values)), aiv_partial(*blocks(**values))
    assert full is not None
    assert partial.point == pytest.approx(full.aiv, abs=ROUNDING)
    assert partial.lower_bound == pytest.approx(full.aiv, abs=ROUNDING)
    assert partial.upper_bound == pytest.approx(full.aiv, abs=ROUNDING)


@QUICK
@given(values=incomplete)
def test_the_point_lies_within_the_bounds(values: dict[str, float | None]) -> None:
    found = aiv_partial(*blocks(**values))
    assert found.lower_bound <= found.upper_bound + ROUNDING
    if found.point is not None:
        assert found.lower_bound - ROUNDING <= found.point <= found.upper_bound + ROUNDING


@QUICK
@given(values=incomplete, name=st.sampled_from(NAMES))
def test_losing_an_input_never_raises_an_error(values: dict[str, float | None], name: str) -> None:
    assert name in aiv_partial(*blocks(**{**values, name: None})).missing


@QUICK
@given(values=incomplete, name=st.sampled_from(NAMES), higher=shares)
def test_the_point_never_falls_when_a_measured_input_rises(
    values: dict[str, float | None], name: str, higher: float
) -> None:
    before, value = aiv_partial(*blocks(**values)), values[name]
    if before.point is None or value is None:
        return
    after = aiv_partial(*blocks(**{**values, name: max(value, higher)}))
    assert after.point is not None
    assert after.point >= before.point - ROUNDING
