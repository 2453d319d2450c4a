"""How often what is stated is wrong, field by field."""

from __future__ import annotations

import pytest

from aiv.domain.stated.error_rates import Said, by_field
from aiv.domain.stated.values import Field


def said(intent: str, answer: str, *, is_right: bool, field: Field = Field.PHONE) -> Said:
    return Said(field=field, intent=intent, answer=answer, is_right=is_right)


def test_an_answer_is_wrong_when_one_of_its_statements_is() -> None:
    found = by_field([said("a", "1", is_right=True), said("a", "1", is_right=False)])[0]
    assert (found.answers, found.wrong) == (1, 1)


def test_below_two_questions_there_are_counts_and_no_rate() -> None:
    found = by_field([said("a", "1", is_right=True), said("a", "2", is_right=False)])[0]
    assert (found.answers, found.wrong, found.intents, found.rate) == (2, 1, 1, None)


def test_a_rate_has_an_interval_over_questions() -> None:
    rows = [said(str(n), str(n), is_right=n > 2) for n in range(10)]
    rate = by_field(rows)[0].rate
    assert rate is not None
    assert rate.theta == pytest.approx(0.3)
    assert rate.lo < 0.3 < rate.hi


def test_nothing_wrong_still_has_an_upper_bound() -> None:
    rate = by_field(said(str(n), str(n), is_right=True) for n in range(10))[0].rate
    assert rate is not None
    assert (rate.lo, rate.theta) == (0.0, 0.0)
    assert rate.hi > 0.1


def test_fields_are_never_blended() -> None:
    rows = [said("a", "1", is_right=True), said("a", "1", is_right=False, field=Field.HOURS)]
    assert [(each.field, each.wrong) for each in by_field(rows)] == [
        (Field.PHONE, 0),
        (Field.HOURS, 1),
    ]
