"""Inputs that rest on the same intents move together as far as those intents carry both."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.common_intents import FALLBACK, MIN_COMMON, correlations


def sample(shares: dict[str, float], weight: float = 1.0) -> dict[str, tuple[float, float]]:
    return {intent: (share, weight) for intent, share in shares.items()}


def rising(n: int, first: int = 0) -> dict[str, float]:
    return {f"intent-{at}": at / 40 for at in range(first, first + n)}


def test_without_samples_the_conventions_hold() -> None:
    assert correlations({}) == dict(FALLBACK)


def test_too_few_common_intents_leave_the_convention() -> None:
    few = sample(rising(MIN_COMMON - 1))
    assert correlations({"AEO": few, "GEO": few})["AEO|GEO"] == 0.0


def test_a_part_of_the_same_answers_counts_as_far_as_it_carries_the_whole() -> None:
    """Twelve local ones of forty intents: the means share sqrt(12 / 40) of their noise."""
    found = correlations({"AEO": sample(rising(40)), "GeoLocal": sample(rising(12))})
    assert found["AEO|GeoLocal"] == pytest.approx(math.sqrt(12 / 40))


def test_the_same_sample_twice_moves_as_one() -> None:
    same = sample(rising(10))
    assert correlations({"AEO": same, "GEO": same})["AEO|GEO"] == pytest.approx(1.0)


def test_shares_that_fall_as_others_rise_move_against_each_other() -> None:
    up = rising(10)
    down = {intent: 1 - share for intent, share in up.items()}
    found = correlations({"GEO": sample(up), "GeoLocal": sample(down)})
    assert found["GEO|GeoLocal"] == pytest.approx(-1.0)


def test_an_input_that_never_varies_leaves_the_convention() -> None:
    never = dict.fromkeys(rising(12), 0.0)
    assert correlations({"AEO": sample(rising(12)), "GeoLocal": sample(never)}) == dict(FALLBACK)


def test_heavy_common_intents_count_more() -> None:
    light = correlations({"AEO": sample(rising(40)), "GEO": sample(rising(10))})
    heavy = {**sample(rising(40)), **sample(rising(10), weight=5.0)}
    assert correlations({"AEO": heavy, "GEO": sample(rising(10))})["AEO|GEO"] > light["AEO|GEO"]


def test_a_weight_of_nothing_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        correlations({"AEO": sample(rising(10), weight=0.0), "GEO": sample(rising(10))})
    assert refused.value.field == "weight"


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 9)), max_size=30),
    st.integers(0, 10),
)
def test_a_correlation_stays_between_minus_one_and_one(
    rows: list[tuple[float, float, float]], apart: int
) -> None:
    first = {f"intent-{at}": (x, w) for at, (x, _, w) in enumerate(rows)}
    second = {f"intent-{at + apart}": (y, w) for at, (_, y, w) in enumerate(rows)}
    found = correlations({"AEO": first, "GEO": second, "GeoLocal": second})
    assert all(-1.0 <= r <= 1.0 for r in found.values())
