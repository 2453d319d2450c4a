"""Prove how a stored score comes apart into parts, each with the inputs behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.index import CORE_WEIGHTS, MODIFIERS, SELECTION_WEIGHTS
from aiv.domain.score import anatomy
from aiv.domain.score.anatomy import Part
from aiv.domain.statistics.rates import wilson
from tests import scored


def part(name: str, values: dict[str, float] | None = None) -> Part:
    found = anatomy.parts(scored.snapshot(scored.COMPLETE if values is None else values))
    return next(each for each in found if each.kind.name == name)


def test_every_part_of_the_formula_is_there_once() -> None:
    names = [each.kind.name for each in anatomy.parts(scored.snapshot({}))]
    assert sorted(names) == sorted([*CORE_WEIGHTS, *SELECTION_WEIGHTS, *MODIFIERS])


def test_a_part_has_the_value_that_entered_the_index() -> None:
    assert part("SEO").value == pytest.approx((0.6 + 0.5) / 2)
    assert part("UGC").value == pytest.approx(0.74)


def test_a_part_without_its_inputs_is_not_measured() -> None:
    found = part("GEO", {})
    assert not found.is_measured
    assert found.records[0].reason


def test_a_measured_zero_is_measured() -> None:
    found = part("GEO", {**scored.COMPLETE, "google_aio_inclusion_rate": 0.0})
    assert found.is_measured
    assert (found.lo, found.value) == (0.0, 0.0)


def test_the_assistants_interval_comes_from_their_composite() -> None:
    found = part("AEO")
    assert (found.lo, found.hi) == wilson(found.value, scored.AEO.n_star)


def test_a_mean_of_two_inputs_carries_both_errors() -> None:
    found = part("SEO")
    assert found.value and found.lo and found.hi
    assert found.hi - found.value == pytest.approx(1.96 * (0.03**2 + 0.03**2) ** 0.5 / 2, abs=1e-4)


def test_an_input_without_an_interval_gives_none() -> None:
    assert part("UGC").lo is None


def test_assistants_stand_below_their_pillar() -> None:
    assert len(part("AEO").records) == 6


def test_what_widens_the_interval_most_comes_first() -> None:
    shares = [one.share for one in anatomy.uncertainties(scored.snapshot(scored.COMPLETE))]
    assert shares == sorted(shares, reverse=True)
    assert len(shares) > 1


def test_nothing_measured_has_no_uncertainty() -> None:
    assert anatomy.uncertainties(scored.snapshot({})) == ()


@given(st.fixed_dictionaries({}, optional={n: st.floats(0, 1) for n in scored.COMPLETE}))
def test_a_value_lies_inside_its_interval(values: dict[str, float]) -> None:
    for each in anatomy.parts(scored.snapshot(values)):
        if each.value is not None and each.lo is not None and each.hi is not None:
            assert each.lo - 1e-9 <= each.value <= each.hi + 1e-9
