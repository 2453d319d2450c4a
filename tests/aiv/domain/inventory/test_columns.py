"""A heading is known by its aliases, whatever its punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.inventory import columns


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("VIN", "vin"),
        ("Vin Number", "vin"),
        ("Stock #", "stock_number"),
        ("StockNo", "stock_number"),
        ("NewUsed", "condition"),
        ("inventory_type", "condition"),
        ("Model-Year", "year"),
        ("Odometer", "mileage"),
        ("miles", "mileage"),
        ("InternetPrice", "price"),
        ("price_current", "price"),
        ("vehicle_msrp", "msrp"),
        ("Retail", "msrp"),
        ("certified_pre-owned", "certified"),
        ("CPO", "certified"),
        ("date_in_stock", "in_stock_since"),
        ("Days In Stock", "days_in_stock"),
        ("Photo URL List", "images"),
        ("image_link", "images"),
        ("additional_image_link", "images"),
        ("link", "url"),
        ("store_code", "store_code"),
        ("dealer_id", "store_code"),
        ("brand", "make"),
        ("exterior_color", "color"),
        ("Comments", None),
        ("", None),
        ("VINs", None),
        ("priceless", None),
    ],
)
def test_a_heading_means(header: str, field: str | None) -> None:
    assert columns.field_of(header) == field


def test_googles_name_wins_and_the_other_is_spare() -> None:
    read = columns.read(["InternetPrice", "price", "vin", "Notes", " "])
    assert [(each.header, each.field) for each in read.taken] == [
        ("price", "price"),
        ("vin", "vin"),
    ]
    assert [each.header for each in read.spare] == ["InternetPrice"]
    assert read.unknown == ("Notes",)


def test_of_two_equal_headings_the_first_is_read() -> None:
    read = columns.read(["vin", "price", "Price"])
    assert [each.place for each in read.taken] == [0, 1]


def test_images_take_every_column() -> None:
    read = columns.read(["image_link", "additional_image_link", "photos"])
    assert len(read.taken) == 3


def test_a_fault_is_named_as_the_feed_heads_it() -> None:
    read = columns.read(["Stock #", "vin"])
    assert (read.header_of("stock_number"), read.header_of("price")) == ("Stock #", "price")
    assert read.fields == {"vin", "stock_number"}


def test_no_alias_means_two_fields() -> None:
    every = [alias for aliases in columns.ALIASES.values() for alias in aliases]
    assert len(every) == len(set(every))
    assert [alias for alias in every if columns.normal(alias) != alias] == []


@given(st.lists(st.text(max_size=20), max_size=20))
def test_every_heading_is_taken_spare_unknown_or_empty(headers: list[str]) -> None:
    read = columns.read(headers)
    known = len(read.taken) + len(read.spare) + len(read.unknown)
    assert known == sum(bool(header.strip()) for header in headers)
