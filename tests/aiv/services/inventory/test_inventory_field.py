"""Three real days of one model in one city: what moves is plausible, placeholders are excused."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from aiv.models import Dealer, InventoryImport, InventoryVehicle
from tests.stocked import AT, taken

pytestmark = [pytest.mark.django_db, pytest.mark.field]
HEADER = ("vin", "stock_number", "year", "trim", "price", "msrp", "status", "link")
KEYS = ("vin", "stock_number", "year", "trim", "total_price", "msrp", "status", "detail_url")


@pytest.fixture
def days(field_data: Path) -> list[bytes]:
    files = sorted((field_data / "dealer_sites" / "toyota-seattle-inventory").glob("*.json"))
    return [_feed(json.loads(file.read_text("utf-8"))) for file in files]


@pytest.fixture
def imported(days: list[bytes], dealers: list[Dealer]) -> list[InventoryImport]:
    return [
        taken(dealers[0], content, at=AT + timedelta(days=number))
        for number, content in enumerate(days)
    ]


def test_vehicles_come_and_go_a_few_in_a_hundred_a_day(imported: list[InventoryImport]) -> None:
    for before, after in pairwise(imported):
        assert before.rows_total
        assert 0.02 <= after.gone / before.rows_total <= 0.12
        assert 0.005 <= after.added / before.rows_total <= 0.10


def test_nothing_but_numbers_that_stand_twice_is_lost(imported: list[InventoryImport]) -> None:
    reasons = {fault[2] for row in imported for fault in row.faults if fault[3]}
    assert all("already" in reason for reason in reasons)
    assert sum(row.rows_lost for row in imported) <= 2


def test_illegal_numbers_are_placeholders_of_vehicles_in_production(
    imported: list[InventoryImport],
) -> None:
    wrong = InventoryVehicle.objects.exclude(vin_fault="")
    assert 10 <= wrong.count() <= 20
    assert set(wrong.values_list("is_vin_excused", "status")) == {(True, "in_production")}


def _feed(rows: list[dict[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows([row[key] for key in KEYS] for row in rows)
    return text.getvalue().encode()
