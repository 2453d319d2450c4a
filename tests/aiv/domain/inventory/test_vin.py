"""A number is judged by its shape and check digit, and excused where it may be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.inventory import vin
from aiv.domain.inventory.vehicle import StockStatus

# The example of 49 CFR 565 that every textbook shows.
GOOD = "1M8GDM9AXKP042788"
SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
numbers = st.text(alphabet=SIGNS, min_size=17, max_size=17)


def judged(
    text: str,
    *,
    year: int | None = 2024,
    status: StockStatus | None = StockStatus.IN_STOCK,
    country: str = "US",
) -> vin.VinFault | None:
    return vin.fault(text, year=year, status=status, country=country, this_year=2026)


def test_a_good_number_has_no_fault() -> None:
    assert judged(GOOD) is None


def test_a_wrong_check_digit_is_named_with_the_right_one() -> None:
    found = judged(GOOD[:8] + "4" + GOOD[9:])
    assert found
    assert (found.position, found.is_excused) == (9, False)
    assert found.reason == "position 9 is 4, the check digit would be X"


@pytest.mark.parametrize("sign", ["I", "O", "Q", "*", "é"])
def test_a_sign_that_may_not_stand_there_is_named_with_its_place(sign: str) -> None:
    found = judged(GOOD[:11] + sign + GOOD[12:])
    assert found
    assert found.position == 12
    assert f"“{sign}” may not stand at position 12" in found.reason


@pytest.mark.parametrize("text", ["", GOOD[:-1], GOOD + "1"])
def test_another_length_is_a_fault_without_a_place(text: str) -> None:
    found = judged(text)
    assert found
    assert found.position is None
    assert f"it has {len(text)} signs instead of 17" in found.reason


@pytest.mark.parametrize("status", [StockStatus.IN_PRODUCTION, StockStatus.IN_TRANSIT])
def test_what_is_not_on_the_lot_yet_is_excused(status: StockStatus) -> None:
    found = judged(GOOD.replace("M8", "I8"), status=status)
    assert found
    assert found.is_excused


@pytest.mark.parametrize(
    ("number", "year", "is_excused"),
    [
        ("12345", 1980, True),
        ("12345", 1981, False),
        ("JT2AE82E0F30OOOOO", 2000, True),
        ("JT2AE82E0F30OOOOO", 2001, False),
        ("1T2AE82E0F30OOOOO", 2000, False),
    ],
)
def test_classics_and_old_imports_are_excused(number: str, year: int, is_excused: bool) -> None:
    found = judged(number, year=year)
    assert found
    assert found.is_excused == is_excused


def test_the_check_digit_is_the_law_of_north_america_only() -> None:
    wrong = "WVWZZZ1JZXW000001"
    assert judged(wrong, country="DE") is None
    assert judged(wrong, country="US")


@pytest.mark.parametrize(
    ("first", "region"),
    [("A", "Africa"), ("J", "Asia"), ("W", "Europe"), ("5", "North America"),
     ("6", "Oceania"), ("9", "South America"), ("0", ""), ("", "")],
)  # fmt: skip
def test_the_first_sign_tells_the_region(first: str, region: str) -> None:
    assert vin.region(first) == region


def test_spaces_and_dashes_are_taken_out() -> None:
    assert vin.clean(" 1m8gdm9a-xkp 042788\n") == GOOD


@given(numbers)
def test_one_of_eleven_digits_is_right(bare: str) -> None:
    right = [d for d in "0123456789X" if vin.check_digit(bare[:8] + d + bare[9:]) == d]
    assert len(right) == 1


@given(numbers, st.integers(0, 16), st.sampled_from(SIGNS))
def test_a_good_number_with_one_other_value_is_found(bare: str, at: int, sign: str) -> None:
    good = "1" + bare[1:]
    good = good[:8] + vin.check_digit(good) + good[9:]
    other = good[:at] + sign + good[at + 1 :]
    if at not in (0, 8) and vin._VALUES[sign] != vin._VALUES[good[at]]:
        assert judged(other)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    judged(vin.clean(text))
