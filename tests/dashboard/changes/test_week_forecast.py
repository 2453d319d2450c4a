"""The page forecasts the newest series alone, and says what is missing for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from aiv.models import DealerWeek
from dashboard.pages.changes import week_forecast

FIRST = date(2026, 9, 7)


def row(number: int, share: float = 0.3, series: str = "new", first: date = FIRST) -> DealerWeek:
    week = first + timedelta(weeks=number)
    return DealerWeek(week=week, series=series, share=share, lo=share - 0.1, hi=share + 0.1)


def test_nothing_measured_gives_nothing() -> None:
    assert week_forecast.build([]) == week_forecast.Forecast(rows=(), measured=0)


def test_an_older_series_does_not_count() -> None:
    line = [row(number, series="old") for number in range(8)] + [row(number) for number in (8, 9)]
    found = week_forecast.build(line)
    assert (found.rows, found.measured) == ((), 2)


def test_the_weeks_after_the_last_one_are_told() -> None:
    found = week_forecast.build([row(number) for number in range(8)])
    assert [each.week for each in found.rows][:2] == ["2 to 8 Nov 2026", "9 to 15 Nov 2026"]
    assert found.rows[0].likely == "23 to 37 of 100"


def test_a_week_without_a_row_is_a_missing_one() -> None:
    whole = week_forecast.build([row(number) for number in range(9)])
    holed = week_forecast.build([row(number) for number in range(10) if number != 4])
    assert (whole.measured, holed.measured) == (9, 9)
    assert holed.rows[0].week == "16 to 22 Nov 2026"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (date(2026, 12, 21), ["28 Dec 2026 to 3 Jan 2027", "4 to 10 Jan 2027"]),
        (date(2028, 2, 21), ["28 Feb to 5 Mar 2028", "6 to 12 Mar 2028"]),
    ],
)
def test_weeks_ahead_pass_the_turn_of_a_year_and_a_leap_day(last: date, told: list[str]) -> None:
    first = last - timedelta(weeks=7)
    found = week_forecast.build([row(number, first=first) for number in range(8)])
    assert (found.measured, [each.week for each in found.rows][:2]) == (8, told)
