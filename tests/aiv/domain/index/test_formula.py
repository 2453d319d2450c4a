"""The complete formula of the index."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.index import aiv_full
from tests.aiv.domain.index.figures import NAMES, blocks, complete, shares
from tests.aiv.domain.properties import QUICK, ROUNDING


def test_a_hand_computed_dealer() -> None:
    found = aiv_full(*blocks())
    # core .125+.12+.075+.06+.01 = .39; sel .28+.14+.18 = .6; mods .36; .39*.36*1.15
    assert found is not None
    assert found.aiv_core == pytest.approx(0.39)
    assert found.aiv_sel == pytest.approx(0.6)
    assert found.aiv_mods == pytest.approx(0.36)
    assert found.aiv == found.aiv_unclamped == pytest.approx(0.39 * 0.36 * 1.15)


def test_the_best_dealer_is_clamped_at_one() -> None:
    found = aiv_full(*blocks(**dict.fromkeys(NAMES, 1.0)))
    assert found is not None
    assert found.aiv_unclamped == pytest.approx(0.95 * 1.25)
    assert found.aiv == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_one_missing_input_leaves_no_full_index(name: str) -> None:
    assert aiv_full(*blocks(**{name: None})) is None


@pytest.mark.parametrize("value", [-0.01, 1.05, math.nan])
@pytest.mark.parametrize("name", ["SEO", "SCR", "temporal_weight"])
def test_a_value_outside_its_bounds_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(InvalidInput) as refused:
        aiv_full(*blocks(**{name: value}))
    assert refused.value.field == name


@QUICK
@given(values=complete, name=st.sampled_from(NAMES), higher=shares)
def test_the_index_never_falls_when_an_input_rises(
    values: dict[str, float], name: str, higher: float
) -> None:
    before = aiv_full(*blocks(**values))
    after = aiv_full(*blocks(**{**values, name: max(values[name], higher)}))
    assert before is not None
    assert after is not None
    assert after.aiv >= before.aiv - ROUNDING
