"""Edits of a panel: few at a month's start, unbranded, and question by question."""

from __future__ import annotations

from datetime import date

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.markets.panel_edits import (
    Edit,
    allowance,
    applied,
    check_unbranded,
    difference,
    first_month_with_room,
    month_after,
    wordings_of,
)
from aiv.domain.markets.panels import PanelIntent


def intent(slug: str, *wordings: str) -> PanelIntent:
    return PanelIntent(
        slug=slug, department="new", stage="discover", is_local=True, is_branded=False,
        wordings=wordings or (f"{slug}?",),
    )  # fmt: skip


def test_a_tenth_of_forty_questions_is_four() -> None:
    assert [allowance(n) for n in (0, 5, 40, 49)] == [0, 1, 4, 4]


def test_a_full_month_passes_changes_on() -> None:
    taken = {date(2027, 1, 1): 4, date(2027, 2, 1): 3}
    assert first_month_with_room(date(2026, 12, 31), taken, 40) == date(2027, 2, 1)


def test_a_month_after_december_is_january() -> None:
    assert month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert month_after(date(2026, 1, 31)) == date(2026, 2, 1)


def test_edits_add_reword_and_remove() -> None:
    old = (intent("a"), intent("b"), intent("c"))
    edits = [
        Edit(kind="remove", slug="a"),
        Edit(kind="reword", slug="b", wordings=("other?",)),
        Edit(kind="add", slug="d", department="used", stage="decide", wordings=("new?",)),
    ]
    new = applied(old, edits)
    assert [each.slug for each in new] == ["b", "c", "d"]
    found = difference(old, new)
    assert [each.slug for each in found.added] == ["d"]
    assert [each.slug for each in found.removed] == ["a"]
    assert [pair[1].wordings for pair in found.reworded] == [("other?",)]


def test_an_edit_of_a_question_that_is_gone_changes_nothing() -> None:
    old = (intent("a"),)
    assert applied(old, [Edit(kind="reword", slug="x", wordings=("y",))]) == old


def test_wordings_are_lines() -> None:
    assert wordings_of(" Who  fixes brakes? \n\nWho fixes brakes?\nWhere?") == (
        "Who fixes brakes?",
        "Where?",
    )


@pytest.mark.parametrize("text", ["", " \n ", "\n".join("abcdefg"), "x" * 401])
def test_wordings_that_cannot_be_asked_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        wordings_of(text)


def test_a_question_that_names_a_dealer_is_refused() -> None:
    with pytest.raises(InvalidInput, match="names no dealer"):
        check_unbranded(["Is marlin TOYOTA good?"], ["Marlin Toyota"])
    check_unbranded(["Who is good?"], ["Marlin Toyota"])
