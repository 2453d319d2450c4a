"""A week's board is due on Monday morning of the place, whatever its clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.boards import board_weeks
from aiv.domain.changes.weeks import Week
from aiv.domain.errors import InvalidInput

EASTERN = "America/New_York"


@given(st.dates(min_value=date(2000, 1, 3), max_value=date(9000, 1, 1)))
def test_every_week_is_read_as_it_is_written(day: date) -> None:
    week = Week(day - timedelta(days=day.weekday()))
    assert board_weeks.parsed(week.word) == week


@pytest.mark.parametrize(
    "word", ["", "latest", "2026-W00", "2026-W54", "2025-W53", "2026-w49", "2026-W4", "0001-W01",
             "9999-W52", "2026-W49\n", "²026-W49"]
)  # fmt: skip
def test_what_is_no_week_is_refused(word: str) -> None:
    with pytest.raises(InvalidInput, match="week"):
        board_weeks.parsed(word)


@pytest.mark.parametrize(
    ("monday", "hours"),
    [
        (date(2026, 3, 2), 167),  # the clocks go forward on Sunday, 8 March
        (date(2026, 10, 26), 169),  # and back on Sunday, 1 November
        (date(2026, 6, 1), 168),
    ],
)
def test_a_week_is_as_long_as_its_clocks_make_it(monday: date, hours: int) -> None:
    week = Week(monday)
    assert week.ends_at(EASTERN) - week.begins_at(EASTERN) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("now", "word"),
    [
        (datetime(2026, 12, 7, 10, 59, tzinfo=UTC), "2026-W48"),
        (datetime(2026, 12, 7, 11, 0, tzinfo=UTC), "2026-W49"),
        (datetime(2026, 12, 13, 23, 0, tzinfo=UTC), "2026-W49"),
        # After the clocks went forward six in the morning comes an hour earlier in UTC.
        (datetime(2026, 3, 9, 9, 59, tzinfo=UTC), "2026-W09"),
        (datetime(2026, 3, 9, 10, 0, tzinfo=UTC), "2026-W10"),
        (datetime(2026, 11, 2, 10, 59, tzinfo=UTC), "2026-W43"),
        (datetime(2026, 11, 2, 11, 0, tzinfo=UTC), "2026-W44"),
    ],
)
def test_a_week_is_due_on_monday_morning_of_the_place(now: datetime, word: str) -> None:
    assert board_weeks.last_due(now, EASTERN).word == word


def test_a_place_further_west_is_due_later() -> None:
    now = datetime(2026, 12, 7, 12, 0, tzinfo=UTC)
    assert board_weeks.last_due(now, EASTERN).word == "2026-W49"
    assert board_weeks.last_due(now, "America/Los_Angeles").word == "2026-W48"
