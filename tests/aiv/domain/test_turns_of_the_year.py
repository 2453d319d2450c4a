"""Weeks are counted through leap days, the turn of a year and the 53rd week without a gap."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aiv.domain.asking import periods
from aiv.domain.boards import board_weeks
from aiv.domain.changes import weeks
from aiv.domain.changes.weeks import Week

EAST = "America/New_York"
FIRST, LAST = Week(date(2023, 12, 25)), Week(date(2034, 1, 2))
LONG_YEARS = (2026, 2032)
"""Those of the ten that have 53 weeks."""


def every() -> list[Week]:
    found = [FIRST]
    while found[-1] < LAST:
        found.append(found[-1].after)
    return found


def test_ten_years_of_weeks_have_a_word_each_that_names_them() -> None:
    words = [week.word for week in every()]
    assert len(set(words)) == len(words) and words == sorted(words)
    assert [weeks.named(word) for word in words] == every()
    assert [board_weeks.parsed(word) for word in words] == every()


def test_only_long_years_have_a_53rd_week() -> None:
    assert [week.word for week in every() if week.word.endswith("W53")] == [
        f"{year}-W53" for year in LONG_YEARS
    ]
    assert [weeks.named(f"{year}-W53") for year in range(2024, 2034) if year not in LONG_YEARS] == (
        [None] * 8
    )


@pytest.mark.parametrize("zone", [EAST, "Pacific/Auckland", "UTC"])
def test_every_hour_of_ten_years_lies_in_one_week(zone: str) -> None:
    for week in every():
        assert week.ends_at(zone) == week.after.begins_at(zone)
        assert weeks.week_of(week.begins_at(zone), zone) == week
        assert weeks.week_of(week.ends_at(zone) - timedelta(seconds=1), zone) == week


@pytest.mark.parametrize(
    ("at", "word"),
    [
        (datetime(2028, 2, 29, 12, tzinfo=UTC), "2028-W09"),
        (datetime(2027, 1, 1, 4, 59, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 3, 23, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 4, 5, tzinfo=UTC), "2027-W01"),
        (datetime(2024, 12, 30, 12, tzinfo=UTC), "2025-W01"),
    ],
)
def test_a_day_at_the_turn_lies_in_the_week_of_its_monday(at: datetime, word: str) -> None:
    assert weeks.week_of(at, EAST).word == word


def test_the_board_and_the_schedule_of_every_week_come_on_its_monday() -> None:
    for week in every():
        due = board_weeks.due_at(week, EAST)
        assert board_weeks.last_due(due, EAST) == week
        assert board_weeks.last_due(due - timedelta(seconds=1), EAST) == week.before
        asked = periods.current(due, zone=EAST, weekday=0, hour=board_weeks.HOUR)
        assert asked == periods.Period(week.after.monday, due)


@pytest.mark.parametrize(
    ("at", "month"),
    [
        (datetime(2028, 2, 29, 23, 59, tzinfo=UTC), date(2028, 2, 1)),
        (datetime(2028, 3, 1, tzinfo=UTC), date(2028, 3, 1)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
        (datetime(2027, 1, 1, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_money_changes_its_month_at_the_turn(at: datetime, month: date) -> None:
    assert periods.month_of(at) == month
