"""The interval of the index follows from its inputs' standard errors."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from aiv.domain.errors import InvalidInput
from aiv.domain.index import AivSpread, aiv_delta
from aiv.domain.statistics.quantiles import Z975
from tests.aiv.domain.index.figures import NAMES, SEL, blocks, complete
from tests.aiv.domain.properties import QUICK, ROUNDING

AIV = 0.39 * 0.36 * 1.15
STEP = 1e-6


def spread(
    se: dict[str, float], corr: dict[str, float] | None = None, **changed: float | None
) -> AivSpread:
    """Give a spread that exists."""
    found = aiv_delta(*blocks(**changed), se, corr)
    assert found is not None
    return found


def test_one_uncertain_input_gives_its_gradient_times_its_error() -> None:
    found = spread({"GEO": 0.1})
    assert found.gradient["GEO"] == pytest.approx(0.25 * 0.36 * 1.15)
    assert found.se == pytest.approx(0.1 * 0.25 * 0.36 * 1.15)
    assert found.variance_share == {"GEO": pytest.approx(1.0)}


def test_the_interval_is_symmetric_on_the_logit_scale() -> None:
    found = spread({"GEO": 0.1})
    assert found.lo is not None
    assert found.hi is not None
    centre = math.log(AIV / (1 - AIV))
    half = Z975 * found.se / (AIV * (1 - AIV))
    assert math.log(found.lo / (1 - found.lo)) == pytest.approx(centre - half)
    assert math.log(found.hi / (1 - found.hi)) == pytest.approx(centre + half)


@pytest.mark.parametrize("missing", [(), ("GeoLocal",), ("SCR",), ("inventory_truth_mult",)])
def test_the_gradient_is_the_numerical_derivative(missing: tuple[str, ...]) -> None:
    gone = dict.fromkeys(missing)
    found = spread({}, **gone)
    assert set(found.gradient) == set(NAMES) - set(missing)
    for name in found.gradient:
        core, sel, mods = blocks(**gone)
        value = {**core, **sel, **mods}[name]
        assert value is not None
        lower = spread({}, **{**gone, name: value - STEP})
        assert found.gradient[name] == pytest.approx((found.aiv - lower.aiv) / STEP, abs=1e-6)


def test_correlated_errors_add_their_product() -> None:
    apart, together = (
        spread({"AEO": 0.1, "GEO": 0.1}),
        spread({"AEO": 0.1, "GEO": 0.1}, {"GEO|AEO": 1.0}),
    )
    sides = [0.1 * apart.gradient[name] for name in ("AEO", "GEO")]
    assert apart.se == pytest.approx(math.hypot(*sides))
    assert together.se == pytest.approx(sum(sides))


def test_half_a_correlation_adds_half_the_product() -> None:
    found = spread({"AEO": 0.1, "GEO": 0.1}, {"AEO|GEO": 0.5})
    one, other = (0.1 * found.gradient[name] for name in ("AEO", "GEO"))
    assert found.se == pytest.approx(math.sqrt(one**2 + other**2 + one * other))


def test_a_small_index_has_an_interval() -> None:
    found = spread({"GEO": 0.1}, entity_confidence=0.1)
    assert found.lo is not None
    assert 0.0 < found.lo < found.aiv < 0.05


def test_a_correlation_of_an_input_without_error_changes_nothing() -> None:
    assert spread({"AEO": 0.1}, {"AEO|GEO": 0.9}) == spread({"AEO": 0.1})


def test_errors_that_cancel_leave_no_interval() -> None:
    ratio = 0.30 / 0.25
    found = spread({"AEO": 0.1, "GEO": 0.1 * ratio}, {"AEO|GEO": -1.0})
    assert found.se == pytest.approx(0.0, abs=1e-9)
    assert (found.lo, found.hi) == (None, None)


def test_a_crawl_error_moves_seo_and_selection_together() -> None:
    found = spread({"schema_coverage_ratio": 0.1})
    own = found.gradient["SEO"] / 2 + found.gradient["SCR"]
    assert found.se == pytest.approx(0.1 * own)


def test_a_crawl_error_equals_fully_correlated_halves() -> None:
    halves = spread({"SEO": 0.05, "SCR": 0.1}, {"SEO|SCR": 1.0})
    assert spread({"schema_coverage_ratio": 0.1}).se == pytest.approx(halves.se)


def test_no_error_gives_no_interval() -> None:
    found = spread({})
    assert (found.se, found.lo, found.hi, found.variance_share) == (0.0, None, None, {})


def test_errors_of_zero_explain_no_variance() -> None:
    assert spread({"GEO": 0.0}).variance_share == {"GEO": None}


def test_an_index_of_zero_has_no_interval() -> None:
    found = spread({"GEO": 0.1}, entity_confidence=0.0)
    assert (found.aiv, found.lo, found.hi) == (0.0, None, None)


def test_a_modifier_at_zero_still_has_a_slope() -> None:
    found = spread({}, entity_confidence=0.0)
    assert found.gradient["entity_confidence"] == pytest.approx(0.39 * 1.15 * 0.45)


def test_a_clamped_index_has_no_interval() -> None:
    found = spread({"GEO": 0.1}, **dict.fromkeys(NAMES, 1.0))
    assert (found.aiv, found.lo, found.hi) == (1.0, None, None)


def test_a_wholly_missing_block_has_no_spread() -> None:
    assert aiv_delta(*blocks(**dict.fromkeys(SEL)), {"GEO": 0.1}) is None


def test_an_unknown_error_is_no_error() -> None:
    assert spread({"GEO": 0.1, "AEO": None}).se == spread({"GEO": 0.1}).se


@pytest.mark.parametrize(
    ("se", "corr", "field"),
    [({"GEO": -0.1}, {}, "se.GEO"), ({"GEO": 0.1, "AEO": 0.1}, {"AEO|GEO": 1.2}, "corr")],
)
def test_what_is_out_of_bounds_is_named(
    se: dict[str, float], corr: dict[str, float], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        aiv_delta(*blocks(), se, corr)
    assert refused.value.field == field


@QUICK
@given(values=complete)
def test_the_point_lies_inside(values: dict[str, float]) -> None:
    found = spread(dict.fromkeys(NAMES, 0.05), **values)
    if found.lo is not None and found.hi is not None:
        assert found.lo - ROUNDING <= found.aiv <= found.hi + ROUNDING
