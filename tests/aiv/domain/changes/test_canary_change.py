"""Canaries: answers that differ more between weeks than within one mark the week."""

from __future__ import annotations

import random

from aiv.domain.changes.canary_change import Texts, compare

OLD = [f"old{number}" for number in range(40)]
NEW = [f"new{number}" for number in range(40)]


def week(words: list[str], seed: int, *, answers: int = 3, questions: int = 12) -> Texts:
    rng = random.Random(seed)
    return {
        f"q{at}": [" ".join(rng.sample(words, 25)) for _ in range(answers)]
        for at in range(questions)
    }


def test_answers_of_the_same_model_are_no_event() -> None:
    found = compare(week(OLD, 1), week(OLD, 2))
    assert found is not None
    assert not found.moved
    assert abs(found.drop) < 0.03


def test_chance_alone_marks_few_weeks() -> None:
    marks = 0
    for seed in range(200):
        found = compare(week(OLD, seed), week(OLD, seed + 1000))
        marks += found is not None and found.moved
    assert marks <= 4


def test_another_way_of_answering_is_an_event() -> None:
    found = compare(week(OLD, 1), week([*OLD[:25], *NEW[:15]], 2))
    assert found is not None
    assert found.moved
    assert found.questions == 12


def test_single_answers_are_held_against_the_week_before() -> None:
    before, after = week(OLD, 1, answers=1), week(NEW, 2, answers=1)
    assert compare(before, after) is None
    found = compare(before, after, earlier=week(OLD, 3, answers=1))
    assert found is not None
    assert found.moved


def test_seven_questions_say_nothing() -> None:
    assert compare(week(OLD, 1, questions=7), week(NEW, 2)) is None


def test_empty_answers_are_alike() -> None:
    empty = {f"q{at}": ["", ""] for at in range(12)}
    found = compare(empty, empty)
    assert found is not None
    assert (found.drop, found.moved) == (0.0, False)
