"""Check that JSON of strangers is read strictly and has one canonical form."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain import storable, strict_json
from aiv.domain.errors import InvalidInput


@pytest.mark.parametrize(
    "text",
    ["", "{", "nul", "[1,]", "{'a': 1}", "NaN", "[Infinity]", "-Infinity", "1e999", "[-1e999]",
     '{"a": 1, "a": 1}', '[{"b": {"a": 1, "a": 2}}]', "9" * 5000, b"\xff", b"\xc0\xaf",
     b"\xed\xa0\x80"],
)  # fmt: skip
def test_what_is_not_strict_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(InvalidInput):
        strict_json.parse(text)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 101 + "]" * 101])
def test_an_abyss_is_refused_quickly(text: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(InvalidInput, match="nested deeper"):
        strict_json.parse(text)
    assert time.perf_counter() - begun < 0.2


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidInput, match="longer than 5 MB"):
        strict_json.parse(b" " * 5_000_001)


def test_depth_up_to_the_limit_is_read() -> None:
    assert strict_json.parse("[" * 100 + "]" * 100) is not None


def test_equal_values_have_one_canonical_form() -> None:
    assert strict_json.canonical({"b": 1.0, "a": "é"}) == '{"a":"\\u00e9","b":1}'
    assert strict_json.digest({"b": 1, "a": 2.5}) == strict_json.digest({"a": 2.5, "b": 1.0})


@pytest.mark.parametrize("value", ["a\x00b", "\ud800", "é🚗", {"b": [1, 2.5, None], "a": True}])
def test_the_exact_form_loses_nothing_and_can_be_stored(value: object) -> None:
    written = strict_json.exact(value)
    assert json.loads(written) == value
    assert storable.is_storable(written)


def test_the_exact_form_keeps_the_order_of_keys() -> None:
    assert strict_json.exact({"b": 1, "a": 2}) == '{"b":1,"a":2}'


@pytest.mark.parametrize("value", ["a\x00", {"\ud800": 1}, [[float("nan")]], {"a": [1e999]}])
def test_what_no_database_stores_is_told(value: object) -> None:
    assert strict_json.storage_fault(value)


@given(st.text())
def test_a_cleaned_text_has_no_fault(value: str) -> None:
    assert strict_json.storage_fault(storable.json_value({value: [value]})) == ""


def test_a_replaced_sign_keeps_every_offset() -> None:
    assert storable.text("a\x00\udfffb🚗") == "a\ufffd\ufffdb🚗"
