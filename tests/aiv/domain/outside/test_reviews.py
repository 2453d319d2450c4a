"""Review health weighs the parts that are known."""

from __future__ import annotations

import math
from typing import Any

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.outside.reviews import UgcHealth, ugc_health


def health(**changed: Any) -> UgcHealth | None:
    """Score an invented dealer's reviews, some counts replaced."""
    known = {"n": 20, "mean": 4.8, "r0": 4.2, "n90": 20, "resp_answered": 3, "resp_total": 4}
    return ugc_health(**{**known, **changed})


def test_the_parts_are_those_of_the_method() -> None:
    found = health()
    assert found is not None
    assert found.parts["rating"] == pytest.approx(0.75)
    assert found.parts["recency"] == pytest.approx(1 - math.exp(-1))
    assert found.parts["volume"] == pytest.approx(math.log(21) / math.log(201))
    assert found.parts["response"] == 0.75


def test_the_score_is_the_weighted_sum_in_percent() -> None:
    found = health()
    assert found is not None
    parts = {name: part for name, part in found.parts.items() if part is not None}
    expected = 0.4 * parts["rating"] + 0.25 * parts["recency"] + 0.15 * parts["volume"] + 0.15
    assert found.score == pytest.approx(100 * expected)
    assert found.coverage == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("changed", "part", "coverage"),
    [
        ({"r0": None}, "rating", 0.60),
        ({"mean": None}, "rating", 0.60),
        ({"n90": None}, "recency", 0.75),
        ({"resp_total": 0, "resp_answered": 0}, "response", 0.80),
        ({"resp_total": None}, "response", 0.80),
    ],
)
def test_an_unknown_part_drops_out(changed: dict[str, Any], part: str, coverage: float) -> None:
    found = health(**changed)
    assert found is not None
    assert found.parts[part] is None
    assert found.coverage == pytest.approx(coverage)


def test_the_weights_of_unknown_parts_are_shared_out() -> None:
    found, whole = health(resp_total=None), health(resp_answered=0)
    assert found is not None
    assert whole is not None
    assert found.score == pytest.approx(whole.score / 0.8)


def test_many_reviews_fill_the_volume() -> None:
    found = health(n=5000)
    assert found is not None
    assert found.parts["volume"] == 1.0


@pytest.mark.parametrize(("stars", "rating"), [(1.0, 0.0), (5.0, 1.0)])
def test_the_rating_stays_between_zero_and_one(stars: float, rating: float) -> None:
    found = health(mean=stars, r0=stars)
    assert found is not None
    assert found.parts["rating"] == rating


def test_no_recent_review_and_no_reply_are_measured_zeros() -> None:
    found = health(n90=0, resp_answered=0)
    assert found is not None
    assert (found.parts["recency"], found.parts["response"]) == (0.0, 0.0)


@pytest.mark.parametrize("n", [0, None])
def test_no_reviews_are_not_measured(n: int | None) -> None:
    assert health(n=n) is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"n": -1}, "n"),
        ({"mean": 5.1}, "mean"),
        ({"r0": -1.0}, "r0"),
        ({"n90": -1}, "n90"),
        ({"resp_answered": 5}, "resp_answered"),
    ],
)
def test_what_is_out_of_bounds_is_named(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        health(**changed)
    assert refused.value.field == field
