"""The bounds let good values through unchanged and name the field of a bad one."""

from __future__ import annotations

import math

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics import bounds


@pytest.mark.parametrize("value", [0.0, 0.5, 1.0])
def test_a_share_passes_unchanged(value: float) -> None:
    assert bounds.share("rate", value) == value


@pytest.mark.parametrize("value", [-0.001, 1.05, math.nan, math.inf])
def test_what_is_no_share_is_refused_by_name(value: float) -> None:
    with pytest.raises(InvalidInput, match="rate") as refused:
        bounds.share("rate", value)
    assert refused.value.field == "rate"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused(value: float) -> None:
    with pytest.raises(InvalidInput, match="delta"):
        bounds.finite("delta", value)


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(InvalidInput, match="gross: -1 is below 0"):
        bounds.not_negative("gross", -1)


def test_zero_is_not_positive() -> None:
    with pytest.raises(InvalidInput, match="half_life"):
        bounds.positive("half_life", 0.0)


@pytest.mark.parametrize("part", [-1, 4, math.nan])
def test_a_part_never_exceeds_its_whole(part: float) -> None:
    with pytest.raises(InvalidInput, match="cells"):
        bounds.part_of("cells", part, 3)


def test_lists_of_two_lengths_are_refused() -> None:
    with pytest.raises(InvalidInput, match="differ in length"):
        bounds.same_length("y, m", [1], [1, 2])
