"""Quiet hours follow the clock on the person's wall, also when it is moved."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from aiv.domain.alerting.quiet_hours import QuietHours

NIGHT = QuietHours(zone="America/New_York", begin=time(21), end=time(7))


def at(word: str) -> datetime:
    return datetime.fromisoformat(word).astimezone(UTC)


def test_an_evening_is_quiet_until_the_next_morning() -> None:
    assert NIGHT.ends_at(at("2026-12-01T22:00-05:00")) == at("2026-12-02T07:00-05:00")


def test_a_small_hour_is_quiet_until_the_same_morning() -> None:
    assert NIGHT.ends_at(at("2026-12-02T06:59-05:00")) == at("2026-12-02T07:00-05:00")


@pytest.mark.parametrize("word", ["2026-12-02T07:00-05:00", "2026-12-02T20:59-05:00"])
def test_the_day_is_not_quiet(word: str) -> None:
    assert NIGHT.ends_at(at(word)) is None


def test_hours_within_one_day_end_that_day() -> None:
    lunch = QuietHours(zone="America/New_York", begin=time(12), end=time(13))
    assert lunch.ends_at(at("2026-12-02T12:30-05:00")) == at("2026-12-02T13:00-05:00")
    assert lunch.ends_at(at("2026-12-02T13:30-05:00")) is None


def test_the_night_of_summer_time_is_an_hour_shorter() -> None:
    evening = at("2026-03-07T22:00-05:00")
    assert NIGHT.ends_at(evening) == at("2026-03-08T07:00-04:00")


def test_the_night_of_winter_time_is_an_hour_longer() -> None:
    evening = at("2026-10-31T22:00-04:00")
    assert NIGHT.ends_at(evening) == at("2026-11-01T07:00-05:00")


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    hours = QuietHours(zone="America/New_York", begin=time(22), end=time(1, 30))
    first, second = at("2026-11-01T01:15-04:00"), at("2026-11-01T01:15-05:00")
    assert hours.ends_at(first) == at("2026-11-01T01:30-04:00")
    assert hours.ends_at(second) == at("2026-11-01T01:30-05:00")


def test_an_end_that_the_clock_leaps_over_still_ends() -> None:
    hours = QuietHours(zone="America/New_York", begin=time(22), end=time(2, 30))
    assert hours.ends_at(at("2026-03-08T01:00-05:00")) == at("2026-03-08T03:30-04:00")
