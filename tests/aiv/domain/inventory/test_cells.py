"""A cell is read exactly or refused; what is not stated is None."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.inventory import cells
from aiv.domain.inventory.vehicle import Condition, StockStatus

TODAY = date(2026, 11, 24)
READERS: list[Callable[[str], Any]] = [
    cells.price,
    cells.mileage,
    cells.year,
    cells.condition,
    cells.status,
    cells.day,
    cells.is_certified,
    lambda text: cells.day_before(text, TODAY),
]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("10499 USD", "10499", "USD"),
        ("$10,499", "10499", "USD"),
        ("$10,499.00", "10499.00", "USD"),
        ("10499", "10499", ""),
        ("USD 10,499", "10499", "USD"),
        ("10.499,50 EUR", "10499.50", "EUR"),
        ("€10.499", "10499", "EUR"),
        ("10 499 CAD", "10499", "CAD"),
        (" 21995.5 ", "21995.5", ""),
        ("1,234,567 usd", "1234567", "USD"),
    ],
)
def test_an_amount_is_read_with_its_currency(text: str, amount: str, currency: str) -> None:
    assert cells.price(text) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text", ["", " ", "Call", "call for price", "N/A", "-", "TBD", "0", "$0.00"]
)
def test_no_amount_is_not_stated(text: str) -> None:
    assert cells.price(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "-5",
        "1e9",
        "NaN",
        "Infinity",
        "soon",
        "10,49,9",
        "10499 dollars",
        "٣٤٥",
        "99999999999",
        "$10,499 to $12,000",
        "1" * 400,
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="price"):
        cells.price(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("31250", (31250, "")),
        ("31,250 mi", (31250, "mi")),
        ("50,292 km", (50292, "km")),
        ("12345.0", (12345, "")),
        ("0 miles", (0, "mi")),
        ("7 KMT", (7, "km")),
    ],
)
def test_a_mileage_is_read_with_its_unit(text: str, read: tuple[int, str]) -> None:
    assert cells.mileage(text) == read


@pytest.mark.parametrize("text", ["12k", "-5", "5 furlongs", "9999999"])
def test_what_is_no_mileage_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="mileage"):
        cells.mileage(text)


@pytest.mark.parametrize(("text", "year"), [("2025", 2025), ("1987.0", 1987), ("", None)])
def test_a_year_has_four_digits(text: str, year: int | None) -> None:
    assert cells.year(text) == year


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("New", Condition.NEW),
        ("U", Condition.USED),
        ("pre-owned", Condition.USED),
        ("Certified Pre-Owned", Condition.CERTIFIED),
        ("https://schema.org/UsedCondition", Condition.USED),
    ],
)
def test_a_condition_is_read(text: str, condition: Condition) -> None:
    assert cells.condition(text) is condition


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In Stock", StockStatus.IN_STOCK),
        ("in_stock", StockStatus.IN_STOCK),
        ("Sold", StockStatus.SOLD),
        ("https://schema.org/SoldOut", StockStatus.SOLD),
        ("OutOfStock", StockStatus.SOLD),
        ("Sale Pending - In Transit", StockStatus.IN_TRANSIT),
        ("In Production", StockStatus.IN_PRODUCTION),
    ],
)
def test_a_state_is_read(text: str, status: StockStatus) -> None:
    assert cells.status(text) is status


@pytest.mark.parametrize("text", ["2026-08-18", "08/18/26", "8/18/2026", "2026-08-18T10:00:00Z"])
def test_a_day_is_read(text: str) -> None:
    assert cells.day(text) == date(2026, 8, 18)


@pytest.mark.parametrize("text", ["2026-02-30", "18.08.2026", "13/45/2026", "0000-01-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        cells.day(text)


def test_days_in_stock_count_back() -> None:
    assert cells.day_before("14", TODAY) == date(2026, 11, 10)
    with pytest.raises(InvalidInput):
        cells.day_before("999999", TODAY)


@pytest.mark.parametrize(("text", "known"), [("Yes", True), ("0", False), ("", None)])
def test_certified_is_yes_or_no(text: str, known: bool | None) -> None:
    assert cells.is_certified(text) is known


def test_images_stand_apart_by_several_signs_and_count_once() -> None:
    texts = [
        "https://a.example/1.jpg|https://a.example/2.jpg;https://a.example/1.jpg",
        "https://a.example/3.jpg?w=1,2, https://a.example/4.jpg javascript:alert(1)",
    ]
    assert cells.images(texts) == (
        "https://a.example/1.jpg",
        "https://a.example/2.jpg",
        "https://a.example/3.jpg?w=1,2",
        "https://a.example/4.jpg",
    )


@given(st.text(), st.sampled_from(READERS))
def test_no_text_breaks_a_reader(text: str, read: Callable[[str], Any]) -> None:
    try:
        read(text)
    except InvalidInput as refusal:
        assert refusal.reason


@given(st.integers(1, 9_999_999), st.sampled_from(["{}", "${:,}", "{:,} USD", "{}.00"]))
def test_every_amount_is_read_as_it_was_written(amount: int, shape: str) -> None:
    read = cells.price(shape.format(amount))
    assert read
    assert read[0] == amount
