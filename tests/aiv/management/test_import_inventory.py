"""The command takes a file in and prints what came of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from aiv.models import Dealer, InventoryVehicle
from tests.stocked import csv, feed, listed

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"


@pytest.fixture
def file(dealers: list[Dealer], tmp_path: Path) -> Path:
    path = tmp_path / "stock.csv"
    path.write_bytes(feed(3))
    return path


def test_a_file_is_taken_in(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_inventory", SLUG, str(file))
    report = json.loads(capsys.readouterr().out)
    assert (report["state"], report["added"], report["faults"]) == ("finished", 3, [])
    assert InventoryVehicle.objects.count() == 3


def test_a_repeat_says_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        call_command("import_inventory", SLUG, str(file))
    report = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (report["is_repeat"], report["added"]) == (True, 0)


def test_a_lost_row_is_named_and_ends_with_1(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(csv([listed(1), listed(2, VIN="")]))
    with pytest.raises(SystemExit, match="1"):
        call_command("import_inventory", SLUG, str(file))
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert fault == {"row": 2, "column": "VIN", "reason": "is missing", "lost": True}


def test_what_is_no_feed_ends_with_1(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(SystemExit, match="1"):
        call_command("import_inventory", SLUG, str(file))
    assert "is packed or a document" in json.loads(capsys.readouterr().out)["failure"]


def test_an_unknown_dealer_and_a_missing_file_are_said(file: Path) -> None:
    with pytest.raises(CommandError, match="no dealer nobody"):
        call_command("import_inventory", "nobody", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_inventory", SLUG, str(file.with_name("none.csv")))
