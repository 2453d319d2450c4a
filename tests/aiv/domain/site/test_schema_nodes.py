"""Test how nodes of any shape are read."""

from __future__ import annotations

import pytest

from aiv.domain.site.schema_nodes import all_nodes, is_filled, types_of, word, written_types
from tests.aiv.domain.site.made import facts_of


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("Car", ("Car",)),
        ("http://schema.org/Car", ("Car",)),
        ("schema:Car", ("Car",)),
        (["Product", "https://schema.org/Car/"], ("Product", "Car")),
        (None, ()),
        ({"@id": "x"}, ()),
    ],
)
def test_types_have_short_names(written: object, short: tuple[str, ...]) -> None:
    assert types_of({"@type": written}) == short


def test_types_are_also_given_as_written() -> None:
    nodes = [{"@type": "schema:Car"}, {"@type": ["Offer", "schema:Car"]}]
    assert written_types(nodes) == ("Offer", "schema:Car")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" Larkspur ", "Larkspur"),
        (19995, "19995"),
        (0, "0"),
        (["", "b"], "b"),
        ({"@type": "Brand", "name": "Toyota"}, "Toyota"),
        ({"@value": "x"}, "x"),
        ({"@id": "#dealer"}, "#dealer"),
        (None, ""),
        (True, ""),
        ([], ""),
    ],
)
def test_a_value_has_words(value: object, expected: str) -> None:
    assert word(value) == expected


@pytest.mark.parametrize("value", [0, "0", 0.0, ["", "x"], {"@type": "Brand", "name": "Toyota"}])
def test_a_zero_is_filled(value: object) -> None:
    assert is_filled(value)


@pytest.mark.parametrize("value", [None, "", "  ", [], [""], {}, {"@type": "Brand"}, {"name": ""}])
def test_an_empty_value_is_not(value: object) -> None:
    assert not is_filled(value)


def test_nodes_of_microdata_follow_those_of_json_ld() -> None:
    item = {"@type": "Car", "offers": [{"@type": "Offer"}], "note": {"a": "untyped"}}
    nodes = all_nodes(facts_of({"@type": "AutoDealer"}, microdata=[item]))
    assert [node["@type"] for node in nodes] == ["AutoDealer", "Car", "Offer"]
