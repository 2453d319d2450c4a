"""Ranks by drawing questions anew: clear dealers stand apart, the others are tied."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.joint_ranks import Asked, joint_rank_sets
from aiv.domain.statistics.ranks import rank_sets
from tests.aiv.domain.properties import QUICK, shares

QUESTIONS = 40
EVEN, ODD = [0.3, 0.5] * 20, [0.5, 0.3] * 20


def asked(*values: list[float], error: float = 0.03, weights: list[float] | None = None) -> Asked:
    return Asked(
        values=values,
        errors=[error] * len(values),
        weights=weights or [1.0] * len(values[0] if values else []),
    )


def sets_of(*panels: Asked) -> tuple[tuple[int, int], ...]:
    found = joint_rank_sets(panels)
    assert found is not None
    return found.sets


def test_clear_differences_give_single_ranks() -> None:
    low, high, middle = [0.1, 0.12] * 20, [0.9, 0.88] * 20, [0.5, 0.52] * 20
    assert sets_of(asked(low, high, middle)) == ((3, 3), (1, 1), (2, 2))


def test_what_the_questions_cannot_tell_is_tied() -> None:
    assert sets_of(asked(EVEN, ODD, [0.95] * QUESTIONS)) == ((2, 3), (2, 3), (1, 1))


def test_dealers_alike_on_every_question_are_tied() -> None:
    assert set(sets_of(asked(*[[0.0] * QUESTIONS] * 4, error=0.02))) == {(1, 4)}


def test_questions_that_move_both_tell_more_than_the_dealers_apart() -> None:
    hard = list(np.linspace(0.1, 0.9, QUESTIONS))
    own, rival = hard, [share - 0.09 for share in hard]
    by_itself = rank_sets([float(np.mean(own)), float(np.mean(rival))], [0.039] * 2)
    assert by_itself is not None and by_itself.sets == ((1, 2), (1, 2))
    assert sets_of(asked(own, rival, error=0.039)) == ((1, 1), (2, 2))


def test_dealers_of_two_panels_are_compared_as_two_apart() -> None:
    hard = list(np.linspace(0.1, 0.9, QUESTIONS))
    rival = [share - 0.09 for share in hard]
    assert sets_of(asked(hard, error=0.039), asked(rival, error=0.039)) == ((1, 2), (1, 2))


def test_the_same_counts_give_the_same_ranks() -> None:
    panel = asked(EVEN, ODD, [0.42] * QUESTIONS)
    assert joint_rank_sets([panel]) == joint_rank_sets([panel])


def test_a_question_weighs_as_shoppers_ask_it() -> None:
    first, second = [1.0] * 20 + [0.0] * 20, [0.0] * 20 + [1.0] * 20
    weights = [1.0] * 20 + [1e-6] * 20
    assert sets_of(asked(first, second, weights=weights)) == ((1, 1), (2, 2))


def test_a_single_dealer_is_first() -> None:
    found = joint_rank_sets([asked(EVEN)])
    assert found is not None
    assert (found.critical, found.sets) == (None, ((1, 1),))


@pytest.mark.parametrize("panels", [[], [asked()], [asked([0.1], [0.9])]])
def test_without_dealers_or_with_one_question_there_are_no_ranks(panels: list[Asked]) -> None:
    assert joint_rank_sets(panels) is None


@pytest.mark.parametrize(
    ("panel", "field"),
    [
        (asked([0.1, math.nan]), "values"),
        (asked([0.1, 0.2], [0.1]), "values"),
        (asked([0.1, 0.2], error=-0.1), "errors"),
        (asked([0.1, 0.2], weights=[1.0, 0.0]), "weights"),
    ],
)
def test_an_impossible_number_is_refused(panel: Asked, field: str) -> None:
    with pytest.raises(InvalidInput, match=field):
        joint_rank_sets([panel])


@QUICK
@given(rows=st.lists(st.lists(shares, min_size=5, max_size=5), min_size=2, max_size=6))
def test_a_dealers_place_in_the_list_lies_in_its_set(rows: list[list[float]]) -> None:
    points = [sum(row) / 5 for row in rows]
    for point, (best, worst) in zip(points, sets_of(asked(*rows)), strict=True):
        surely_before = sum(other > point + 1e-9 for other in points)
        surely_behind = sum(other < point - 1e-9 for other in points)
        assert best <= 1 + surely_before
        assert worst >= len(rows) - surely_behind
