"""Weeks: Monday to Sunday where the market is, across changes of clocks and of the year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aiv.domain.changes import weeks
from aiv.domain.changes.weeks import Week

NEW_YORK = "America/New_York"


def test_an_early_monday_in_utc_is_still_sunday_there() -> None:
    at = datetime(2026, 11, 23, 3, tzinfo=UTC)
    assert weeks.week_of(at, NEW_YORK) == Week(date(2026, 11, 16))
    assert weeks.week_of(at, "UTC") == Week(date(2026, 11, 23))


def test_a_week_in_which_clocks_change_is_an_hour_longer() -> None:
    week = Week(date(2026, 10, 26))
    assert week.ends_at(NEW_YORK) - week.begins_at(NEW_YORK) == timedelta(days=7, hours=1)


@pytest.mark.parametrize(
    ("monday", "word", "label"),
    [
        (date(2026, 11, 23), "2026-W48", "23 to 29 Nov 2026"),
        (date(2026, 11, 30), "2026-W49", "30 Nov to 6 Dec 2026"),
        (date(2026, 12, 28), "2026-W53", "28 Dec 2026 to 3 Jan 2027"),
    ],
)
def test_a_week_has_a_word_and_a_label(monday: date, word: str, label: str) -> None:
    assert (Week(monday).word, Week(monday).label) == (word, label)
    assert weeks.named(word) == Week(monday)


@pytest.mark.parametrize("word", ["", "2026-W00", "2025-W53", "2026-48", "2026-W48\n", "0000-W01"])
def test_another_word_names_no_week(word: str) -> None:
    assert weeks.named(word) is None
