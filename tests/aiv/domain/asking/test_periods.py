"""Check which week it is, across clocks that differ, changes of clocks and leap days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.asking import periods

EAST = "America/New_York"
SKEW = timedelta(minutes=10)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def week(now: datetime, *, zone: str = EAST, weekday: int = 0, hour: int = 6) -> periods.Period:
    return periods.current(now, zone=zone, weekday=weekday, hour=hour)


def test_a_week_begins_at_its_hour_of_the_market() -> None:
    assert week(at("2026-11-23T10:59:59")).start == date(2026, 11, 16)
    assert week(at("2026-11-23T11:00:00")).start == date(2026, 11, 23)


def test_a_monday_of_the_market_may_be_a_tuesday_of_utc() -> None:
    late = week(at("2026-11-24T04:00:00"), hour=23)
    assert late == periods.Period(date(2026, 11, 23), at("2026-11-24T04:00:00"))


@pytest.mark.parametrize("skew", [-SKEW, timedelta(), SKEW])
def test_clocks_that_differ_name_at_most_two_weeks_around_the_hour(skew: timedelta) -> None:
    begins_at = at("2026-11-23T11:00:00")
    named = {week(begins_at + timedelta(minutes=m) + skew).start for m in range(-30, 31)}
    assert named <= {date(2026, 11, 16), date(2026, 11, 23)}


def test_clocks_that_differ_agree_once_all_have_passed_the_hour() -> None:
    now = at("2026-11-23T11:30:00")
    assert len({week(now + skew).start for skew in (-SKEW, timedelta(), SKEW)}) == 1


def test_an_hour_that_is_skipped_is_the_next_one() -> None:
    skipped = week(at("2026-03-08T12:00:00"), weekday=6, hour=2)
    assert skipped == periods.Period(date(2026, 3, 8), at("2026-03-08T07:00:00"))


def test_an_hour_that_comes_twice_is_the_first() -> None:
    twice = [week(at(f"2026-11-01T0{h}:30:00"), weekday=6, hour=1).start for h in (5, 6)]
    assert twice == [date(2026, 11, 1)] * 2
    assert week(at("2026-11-01T05:30:00"), weekday=6, hour=1).begins_at == at("2026-11-01T05:00:00")


def test_the_hour_stays_that_of_the_wall_when_clocks_change() -> None:
    summer, winter = week(at("2026-10-26T12:00:00")), week(at("2026-11-02T12:00:00"))
    assert (summer.begins_at.hour, winter.begins_at.hour) == (10, 11)
    assert winter.begins_at - summer.begins_at == timedelta(days=7, hours=1)


def test_a_leap_day_is_a_day_like_others() -> None:
    assert week(at("2028-02-29T12:00:00"), weekday=1).start == date(2028, 2, 29)
    assert week(at("2028-03-06T12:00:00"), weekday=1).start == date(2028, 2, 29)


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.sampled_from([EAST, "America/Phoenix", "Pacific/Honolulu", "Asia/Kolkata", "UTC"]),
    st.integers(0, 6),
    st.integers(0, 23),
)
def test_every_moment_lies_in_the_week_it_names(
    now: datetime, zone: str, weekday: int, hour: int
) -> None:
    found = week(now, zone=zone, weekday=weekday, hour=hour)
    after = periods.following(found, zone=zone, hour=hour)
    assert found.begins_at <= now < after.begins_at
    assert found.start.weekday() == weekday


def test_money_is_counted_by_the_month_of_utc() -> None:
    late = datetime.fromisoformat("2026-11-30T22:00:00-05:00")
    assert periods.month_of(late) == date(2026, 12, 1)
