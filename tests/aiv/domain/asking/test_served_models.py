"""Answers of different models under one name are different series."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aiv.domain.asking.served_models import Place, differs, places

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
LATER = MONDAY + timedelta(days=2)


def test_one_served_model_is_one_series_whatever_its_name() -> None:
    found = places({("gpt", "gpt-1-2026-10-01"): MONDAY, ("gpt", ""): LATER})
    assert set(found.values()) == {Place("", is_current=True)}


def test_a_second_served_model_starts_a_series_that_is_current() -> None:
    found = places({("gpt", "old"): MONDAY, ("gpt", "new"): LATER, ("claude", "c"): MONDAY})
    assert found == {
        ("gpt", "old"): Place("old", is_current=False),
        ("gpt", "new"): Place("new", is_current=True),
        ("claude", "c"): Place("", is_current=True),
    }


def test_an_unknown_model_goes_with_the_one_that_answered_last() -> None:
    found = places({("gpt", "old"): LATER, ("gpt", "new"): MONDAY, ("gpt", ""): MONDAY})
    assert found["gpt", ""] == Place("old", is_current=True)


def test_at_equal_times_every_reader_agrees() -> None:
    one, two = ("gpt", "a"), ("gpt", "b")
    for order in ([one, two], [two, one]):
        assert places(dict.fromkeys(order, MONDAY))[two].is_current


@pytest.mark.parametrize(
    ("asked", "served", "is_other"),
    [
        ("gpt-6.1-sol", "gpt-6.1-sol", False),
        ("gpt-6.1-sol", "gpt-6.1-sol-2026-10-01", False),
        ("claude-haiku-5-5", "claude-haiku-5-5-20261001", False),
        ("gpt-6.1-sol", "gpt-6.1-sol-mini", True),
        ("gpt-6.1-sol", "gpt-6-luna", True),
        ("", "gpt-6-luna", False),
        ("gpt-6.1-sol", "", False),
    ],
)
def test_another_model_than_was_asked_is_told(asked: str, served: str, is_other: bool) -> None:
    assert differs(asked, served) is is_other
