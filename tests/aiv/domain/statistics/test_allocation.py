"""Check that answers are spent where the uncertainty is, within their bounds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics import allocation
from aiv.domain.statistics.allocation import Cell


def cell(named: int, answered: int = 12, weight: float = 1.0) -> Cell:
    return Cell(weight=weight, named=named, answered=answered)


def shared(cells: Mapping[Any, Cell], *, total: int) -> dict[Any, int]:
    """Share answers out as one dealer alone would want them."""
    return allocation.shared(
        {key: allocation.spread_of(each) for key, each in cells.items()}, total=total
    )


def test_the_worth_of_an_answer_is_that_of_the_method() -> None:
    h = 3.5 / 13
    assert allocation.spread_of(cell(3, weight=2)) == pytest.approx(2 * math.sqrt(h * (1 - h)))


def test_a_cell_that_wavers_gets_more_than_one_that_is_settled() -> None:
    given_ = shared({"wavers": cell(6), "settled": cell(0)}, total=8)
    assert given_["wavers"] > given_["settled"] >= 1


def test_no_cell_goes_without_and_none_takes_all() -> None:
    cells = {"heavy": cell(6, weight=1000), **{n: cell(0) for n in range(5)}}
    given_ = shared(cells, total=18)
    assert given_["heavy"] == allocation.MOST
    assert sum(given_.values()) == 18


def test_cells_of_no_weight_share_evenly() -> None:
    assert shared({n: cell(1, weight=0) for n in range(3)}, total=9) == dict.fromkeys(range(3), 3)


def test_nothing_to_ask_is_nothing_given() -> None:
    assert shared({}, total=10) == {}


CELLS = st.builds(
    lambda named, more, weight: cell(named, named + more, weight),
    st.integers(0, 20), st.integers(0, 20), st.floats(0, 100),
)  # fmt: skip


@given(st.dictionaries(st.integers(), CELLS, max_size=30), st.integers(0, 400))
def test_the_sum_is_kept_wherever_the_bounds_allow(cells: dict[int, Cell], total: int) -> None:
    given_ = shared(cells, total=total)
    wanted = min(max(total, len(cells)), 8 * len(cells))
    assert sum(given_.values()) == wanted
    assert all(1 <= count <= 8 for count in given_.values())


def test_more_named_than_answered_is_refused() -> None:
    with pytest.raises(InvalidInput, match="cell"):
        allocation.spread_of(cell(13))


def test_only_a_change_that_may_be_one_is_confirmed() -> None:
    assert [allocation.needs_confirmation(p) for p in (0.0, 0.19, 0.2, 1.0)] == [
        True, True, False, False,
    ]  # fmt: skip
