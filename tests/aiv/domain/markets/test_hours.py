"""Check that opening hours are read as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.markets import dealer_facts, hours

HALF_HOURS = [f"{at // 60:02d}:{at % 60:02d}" for at in range(0, 24 * 60, 30)]
spans = st.lists(st.sampled_from(HALF_HOURS), max_size=6, unique=True).map(
    lambda times: tuple(zip(*[iter(sorted(times))] * 2, strict=False))
)
weeks = st.dictionaries(st.sampled_from(hours.DAYS), spans)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9:00-18:00", (("09:00", "18:00"),)),
        ("9am - 6 PM", (("09:00", "18:00"),)),
        ("13:00–18:00, 09:00–12:00", (("09:00", "12:00"), ("13:00", "18:00"))),
        ("8 to 12", (("08:00", "12:00"),)),
        ("12 a.m.-12 p.m.", (("00:00", "12:00"),)),
        ("10:00-24:00", (("10:00", "24:00"),)),
        (" Closed ", ()),
    ],
)
def test_a_day_is_read(text: str, found: hours.Spans) -> None:
    assert hours.read_day(text) == found


@pytest.mark.parametrize(
    "text", ["", "nine to five", "18:00-9:00", "9-5", "9:00-12:00, 11:00-15:00", "25:00-26:00"]
)
def test_a_day_that_makes_no_sense_says_what_to_write(text: str) -> None:
    with pytest.raises(InvalidInput) as fault:
        hours.read_day(text)
    assert fault.value.field == "hours"


def test_a_range_of_days_is_read() -> None:
    week = hours.read_week("Mon-Fri 7:30-18:00\nSaturday: 8am-4pm\nSun closed")
    assert week["wed"] == (("07:30", "18:00"),)
    assert week["sat"] == (("08:00", "16:00"),)
    assert week["sun"] == ()


def test_a_day_no_line_names_is_unknown_and_not_closed() -> None:
    assert hours.read_week("Sun closed") == {"sun": ()}


def test_a_range_may_go_over_the_weekend() -> None:
    assert list(hours.read_week("Sat-Mon 9:00-12:00")) == ["mon", "sat", "sun"]


@pytest.mark.parametrize("text", ["Mon-Fri 9:00-12:00\nTue closed", "Xyz 9:00-12:00", "9:00-12:00"])
def test_a_week_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        hours.read_week(text)


def test_holidays_are_read_in_order() -> None:
    found = hours.read_holidays("2026-12-25 closed Christmas Day\n2026-11-27 10:00-16:00 Friday")
    assert [(each.day, each.spans, each.name) for each in found] == [
        ("2026-11-27", (("10:00", "16:00"),), "Friday"),
        ("2026-12-25", (), "Christmas Day"),
    ]


@pytest.mark.parametrize(
    "text", ["Christmas closed", "2026-02-30 closed", "2026-12-25 closed\n2026-12-25 closed"]
)
def test_a_holiday_that_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        hours.read_holidays(text)


@given(weeks)
def test_a_week_is_read_as_it_is_written(week: hours.Week) -> None:
    assert hours.read_week(hours.show_week(week)) == week


@given(weeks)
def test_a_stored_week_comes_back(week: hours.Week) -> None:
    fact = dealer_facts.of_hours(week, ())
    assert dealer_facts.week_of(fact) == week


def test_stored_holidays_come_back_as_typed() -> None:
    text = "2026-11-27 10:00-16:00 Friday\n2026-12-25 closed Christmas Day"
    fact = dealer_facts.of_hours({}, hours.read_holidays(text))
    assert dealer_facts.holidays_text(fact) == text


def test_nothing_written_is_no_fact() -> None:
    assert dealer_facts.of_hours({}, ()) is None
    assert dealer_facts.of_departments({"service": ""}, {}) is None


def test_a_list_keeps_each_line_once() -> None:
    assert dealer_facts.lines(" Oil  change \n\nOil change\nTires") == ["Oil change", "Tires"]


def test_a_list_without_end_is_refused() -> None:
    with pytest.raises(InvalidInput):
        dealer_facts.lines("\n".join(str(number) for number in range(61)))


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reader in (hours.read_day, hours.read_week, hours.read_holidays):
        try:
            reader(text)
        except InvalidInput as fault:
            assert fault.reason
