"""Actions stand in an open order: size x proof / effort, and what does nothing stands last."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aiv.domain.actions.candidates import Candidate, Kind, priority, ranked
from aiv.domain.actions.grades import CERTAINTY, COST, GRADE_LABELS, GRADE_WORDS, Effort, Grade
from aiv.domain.errors import InvalidInput

AT = datetime(2026, 11, 24, tzinfo=UTC)


def candidate(
    key: str, *, size: float = 5.0, grade: Grade = Grade.REASONED, effort: Effort = Effort.SMALL
) -> Candidate:
    return Candidate(
        key=key, kind=Kind.FINDING, title=key, change="Change it", effort=effort,
        effort_reason="One file.", grade=grade, size=size, size_words="Measured.", since=AT,
    )  # fmt: skip


def test_a_priority_is_size_times_proof_by_effort() -> None:
    assert priority(8.0, Grade.OBSERVED, Effort.MEDIUM) == 8.0 * 0.5 / 2.0


@pytest.mark.parametrize("size", [-0.1, 10.1, float("nan")])
def test_a_size_outside_of_ten_is_refused(size: float) -> None:
    with pytest.raises(InvalidInput):
        priority(size, Grade.TRIED, Effort.SMALL)


def test_what_has_no_measured_effect_stands_last_however_large() -> None:
    large = candidate("llms", size=10.0, grade=Grade.NO_EFFECT)
    small = candidate("tiny", size=0.1, effort=Effort.LARGE)
    assert [each.key for each in ranked([large, small])] == ["tiny", "llms"]


def test_equal_weights_stand_by_size_and_then_by_key() -> None:
    twice = candidate("b", size=4.0, effort=Effort.MEDIUM)
    same = [candidate("c", size=2.0), candidate("a", size=2.0)]
    assert [each.key for each in ranked([*same, twice])] == ["b", "a", "c"]


def test_a_key_stands_once() -> None:
    assert len(ranked([candidate("a"), candidate("a")])) == 1


def test_every_grade_and_effort_has_a_factor_and_words() -> None:
    assert set(CERTAINTY) == set(GRADE_LABELS) == set(GRADE_WORDS) == set(Grade)
    assert set(COST) == set(Effort)
