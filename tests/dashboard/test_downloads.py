"""A downloaded table holds text and numbers, never a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from dashboard.downloads import csv_file, guarded


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "\uff20x"]
)
def test_what_looks_like_a_formula_becomes_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Toyota", "", "a=b", "1-2", "'", -5, 2.5, Decimal("-1"), None])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert guarded(value) == value


def test_a_file_is_read_back_as_it_was_given() -> None:
    rows = [['a,"b"\nc', 5, None, -2.5, "=x"]]
    answer = csv_file("stock.csv", ("one", "two", "three", "four", "five"), rows)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(text))
    assert header[0] == "one"
    assert row == ['a,"b"\nc', "5", "", "-2.5", "'=x"]
    assert answer["Content-Disposition"] == 'attachment; filename="stock.csv"'
