"""Rows become vehicles; what cannot be read is named, and no bytes raise anything else."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.inventory import csv_rows, feed, files
from aiv.domain.inventory.vehicle import Condition, StockStatus, Vehicle
from tests.stocked import number

TODAY = date(2026, 11, 24)
HEAD = "VIN,Stock #,Year,Make,Model,Price,Mileage,Type,Certified,Status,Date In Stock,Age,Images\n"
RSS = """<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
<title>Feed</title><link>https://www.dealer.example/</link>%s</channel></rss>"""


def read(content: str | bytes) -> list[feed.ReadRow]:
    body = content if isinstance(content, bytes) else content.encode()
    return list(feed.Reader(today=TODAY).rows(files.rows(io.BytesIO(body))))


def vehicles(content: str | bytes) -> list[Vehicle]:
    return [row.vehicle for row in read(content) if row.vehicle]


class TestRows:
    def test_a_full_row_gives_a_full_vehicle(self) -> None:
        row = f'{number(1)},A1,2024,Toyota,RAV4,"$31,250","1,200 mi",used,yes,In Stock,2026-11-01,,'
        (vehicle,) = vehicles(HEAD + row)
        assert (vehicle.vin, vehicle.stock_number, vehicle.year) == (number(1), "A1", 2024)
        assert (vehicle.price, vehicle.currency) == (Decimal(31250), "USD")
        assert (vehicle.mileage, vehicle.mileage_unit) == (1200, "mi")
        assert vehicle.condition is Condition.CERTIFIED
        assert vehicle.status is StockStatus.IN_STOCK
        assert (vehicle.in_stock_since, vehicle.row) == (date(2026, 11, 1), 1)

    def test_days_on_the_lot_give_the_day(self) -> None:
        (vehicle,) = vehicles(f"vin,age\n{number(1)},14\n")
        assert vehicle.in_stock_since == date(2026, 11, 10)

    def test_a_cell_that_cannot_be_read_is_named_and_the_vehicle_kept(self) -> None:
        (row,) = read(f"vin,Asking Price,Model Year\n{number(1)},soon,20x4\n")
        assert row.vehicle
        assert row.vehicle.price is None
        assert {(fault.row, fault.column, fault.is_lost) for fault in row.faults} == {
            (1, "Asking Price", False),
            (1, "Model Year", False),
        }

    @pytest.mark.parametrize("text", ["", " ", "N/A", "tbd", "0"])
    def test_a_row_without_a_number_is_lost(self, text: str) -> None:
        (row,) = read(f"vin,make\n{text},Toyota\n")
        assert (row.vehicle, row.faults[0].is_lost) == (None, True)

    def test_a_number_that_came_before_is_lost_with_its_first_row(self) -> None:
        rows = read(f"vin\n{number(1)}\n{number(2)}\n{number(1).lower()}\n")
        assert rows[2].vehicle is None
        assert rows[2].faults[0].reason == "stands in row 1 already"

    def test_a_number_out_of_all_measure_is_lost(self) -> None:
        (row,) = read("vin\n" + "A" * 40 + "\n")
        assert row.faults[0].reason == "has 40 signs"

    def test_new_stays_new_whatever_the_certified_column_says(self) -> None:
        (vehicle,) = vehicles(f"vin,condition,certified\n{number(1)},new,yes\n")
        assert vehicle.condition is Condition.NEW

    def test_signs_no_database_stores_are_replaced(self) -> None:
        (vehicle,) = vehicles(f"vin,make\n{number(1)},To\0yota\n")
        assert vehicle.make == "To\ufffdyota"

    def test_a_short_row_states_less(self) -> None:
        (vehicle,) = vehicles(f"make,vin,model\nToyota,{number(1)}\n")
        assert (vehicle.make, vehicle.model) == ("Toyota", "")

    def test_an_address_of_another_kind_is_not_taken(self) -> None:
        (row,) = read(f"vin,link\n{number(1)},javascript:alert(1)\n")
        assert row.vehicle
        assert row.vehicle.url == ""
        assert row.faults[0].column == "link"


class TestText:
    @pytest.mark.parametrize("sign", csv_rows.DELIMITERS)
    def test_the_delimiter_is_found(self, sign: str) -> None:
        content = sign.join(("vin", "make", "Price, with fees")) + "\n"
        (vehicle,) = vehicles(content + sign.join((number(1), "Toyota", "1")) + "\n")
        assert vehicle.make == "Toyota"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_the_encoding_is_found(self, encoding: str) -> None:
        (vehicle,) = vehicles(f"vin;model\n{number(1)};Citroën\n".encode(encoding))
        assert vehicle.model == "Citroën"

    def test_lines_inside_a_quoted_cell_stay_in_it(self) -> None:
        found = vehicles(f'vin,trim,make\n{number(1)},"a\nb",Toyota\n\n{number(2)},c,Toyota\n')
        assert [vehicle.trim for vehicle in found] == ["a b", "c"]
        assert [vehicle.row for vehicle in found] == [1, 2]

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "is empty"),
            (b"PK\x03\x04abc", "is packed"),
            (b"<html><body>", "is a web page"),
            (b"[1]", "is JSON"),
            (b"a;b\n1;2\n", "has no column for the VIN"),
            (b'vin\n"' + b"x" * 200_000, "quotation mark left open"),
        ],
    )
    def test_what_is_no_feed_is_refused(self, content: bytes, said: str) -> None:
        with pytest.raises(InvalidInput, match=said):
            read(content)


class TestXml:
    def test_googles_items_are_read(self) -> None:
        item = f"""<item><g:shipping><g:price>5 USD</g:price></g:shipping>
        <g:vin>{number(1)}</g:vin><g:price>21500 USD</g:price><link>https://a.example/1</link>
        <g:image_link>https://a.example/1.jpg</g:image_link>
        <g:additional_image_link>https://a.example/2.jpg</g:additional_image_link></item>"""
        (vehicle,) = vehicles(RSS % item)
        assert (vehicle.price, vehicle.url) == (Decimal(21500), "https://a.example/1")
        assert len(vehicle.images) == 2

    def test_atom_entries_are_read(self) -> None:
        entry = f'<entry><vin>{number(1)}</vin><link href="https://a.example/1"/></entry>'
        (vehicle,) = vehicles(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>')
        assert vehicle.url == "https://a.example/1"

    def test_any_list_of_elements_is_read_attributes_and_nesting_included(self) -> None:
        one = f'<Fahrzeug vin="{number(1)}"><specs><make>Toyota</make></specs></Fahrzeug>'
        (vehicle,) = vehicles(f"<lot>{one}</lot>")
        assert vehicle.make == "Toyota"

    def test_entities_are_not_resolved_and_nothing_is_fetched(self) -> None:
        doctype = '<!DOCTYPE x [<!ENTITY a "secret"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        (vehicle,) = vehicles(
            f"{doctype}<lot><car><vin>{number(1)}</vin><make>&a;&f;</make></car></lot>"
        )
        assert vehicle.make == ""

    def test_a_bomb_of_entities_stays_small(self) -> None:
        levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        doctype = f'<!DOCTYPE x [<!ENTITY l0 "boom">{levels}]>'
        content = f"{doctype}<lot><car><vin>{number(1)}</vin><trim>&l9;</trim></car></lot>"
        try:
            found = vehicles(content)
        except InvalidInput:
            return
        assert len(found[0].trim) <= feed.LONGEST_TEXT

    def test_an_item_without_a_number_is_named(self) -> None:
        rows = read(
            RSS % f"<item><g:make>Toyota</g:make></item><item><vin>{number(1)}</vin></item>"
        )
        assert [(row.vehicle is None) for row in rows] == [True, False]
        assert rows[0].faults[0].row == 1

    @pytest.mark.parametrize("tail", ["", "<item>", "</item></channel>", "\0"])
    def test_a_broken_file_says_where(self, tail: str) -> None:
        content = f"<rss><channel><item><vin>{number(1)}</vin></item>{tail}"
        with pytest.raises(InvalidInput, match="broken XML at line 1"):
            read(content)

    def test_depth_is_no_trap(self) -> None:
        with pytest.raises(InvalidInput, match="broken XML"):
            read("<a>" * 5_000)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    for content in (body, b"vin,make\n" + body, b"<lot><car>" + body, b"\xff\xfe" + body):
        try:
            read(content)
        except InvalidInput as refusal:
            assert refusal.field == "file"


@given(st.lists(st.text(max_size=30), min_size=13, max_size=13))
def test_no_cells_break_a_row(cells: list[str]) -> None:
    raw = feed.RawRow(1, tuple(HEAD.strip().split(",")), (number(1), *cells[1:]))
    found = feed.Reader(today=TODAY).row(raw)
    assert found.vehicle
    assert all(fault.reason for fault in found.faults)
