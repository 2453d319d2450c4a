"""Check that a market's document is read strictly and every fault is named with its place."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import FaultyDocument
from aiv.domain.markets import market_file
from aiv.models import Access, Platform
from tests import documents


def changed(**parts: Any) -> dict[str, Any]:
    """Give the document with the first row of a part changed; None leaves the key out."""
    document = copy.deepcopy(documents.MARKET)
    for part, changes in parts.items():
        row = document[part] if part == "market" else document[part][0]
        row.update(changes)
    return document


def places(document: object) -> list[str]:
    with pytest.raises(FaultyDocument) as caught:
        market_file.read(document)
    return [fault.place for fault in caught.value.faults]


def test_a_good_document_is_read_whole() -> None:
    found = market_file.read(documents.MARKET)
    assert (found.market.make, len(found.dealers), len(found.intents)) == ("Toyota", 2, 2)
    assert found.intents[0].wordings[1].startswith("Best place")


def test_phones_and_websites_get_one_form() -> None:
    dealer = market_file.read(documents.MARKET).dealers[1]
    assert dealer.phone == "+12395550102"
    assert dealer.website == "https://www.pelicancovetoyota.example"


def test_a_phone_is_read_as_in_the_markets_country() -> None:
    document = changed(market={"country": "gb"}, dealers={"phone": "020 7946 0018"})
    assert market_file.read(document).dealers[0].phone == "+442079460018"


def test_used_is_written_small() -> None:
    assert market_file.read(changed(market={"make": "Used"})).market.make == "used"


@pytest.mark.parametrize("absent", [None, "absent"])
@pytest.mark.parametrize(
    ("part", "keys"),
    [
        ("market", ["region", "country"]),
        ("dealers", ["aliases", "website", "phone", "street", "city", "region", "postal_code"]),
        ("dealers", ["makes"]),
        ("intents", ["weight"]),
        ("assistants", ["model", "settings"]),
    ],
)
def test_what_may_be_left_out_may_be_null_too(
    part: str, keys: list[str], absent: str | None
) -> None:
    document = changed(**{part: dict.fromkeys(keys)})
    row = document[part] if part == "market" else document[part][0]
    if absent:
        for key in keys:
            del row[key]
    assert market_file.read(document)


@pytest.mark.parametrize(
    ("part", "change", "place"),
    [
        ("market", {"slug": "Naïve"}, "market.slug"),
        ("market", {"slug": "ab\n"}, "market.slug"),
        ("market", {"name": ""}, "market.name"),
        ("market", {"country": "Mars"}, "market.country"),
        ("market", {"time_zone": "../../etc/passwd"}, "market.time_zone"),
        ("market", {"time_zone": "America"}, "market.time_zone"),
        ("market", {"centroids": [{"zip": "1", "lat": 91, "lng": 0}]}, "market.centroids[0].lat"),
        ("market", {"centroids": None}, "market.centroids"),
        ("market", {"colour": "red"}, "market.colour"),
        ("dealers", {"website": "javascript:alert(1)"}, "dealers[0].website"),
        ("dealers", {"website": "https://u:p@dealer.example"}, "dealers[0].website"),
        ("dealers", {"website": "http://127.0.0.1/"}, "dealers[0].website"),
        ("dealers", {"website": "http://[::1"}, "dealers[0].website"),
        ("dealers", {"phone": "no phone"}, "dealers[0].phone"),
        ("dealers", {"name": "Toyota \u202eevil"}, "dealers[0].name"),
        ("dealers", {"name": "Toy\u200bota"}, "dealers[0].name"),
        ("dealers", {"name": "Toyota\x00"}, "dealers[0].name"),
        ("dealers", {"name": "Toyota\ud800"}, "dealers[0].name"),
        ("dealers", {"name": "To" + "\u0301" * 30}, "dealers[0].name"),
        ("dealers", {"name": "T" * 5000}, "dealers[0].name"),
        ("dealers", {"name": 7}, "dealers[0].name"),
        ("dealers", {"aliases": "Harbor"}, "dealers[0].aliases"),
        ("dealers", {"aliases": ["Harbor", ""]}, "dealers[0].aliases[1]"),
        ("intents", {"weight": 0}, "intents[0].weight"),
        ("intents", {"weight": float("nan")}, "intents[0].weight"),
        ("intents", {"weight": float("inf")}, "intents[0].weight"),
        ("intents", {"weight": 10**400}, "intents[0].weight"),
        ("intents", {"weight": True}, "intents[0].weight"),
        ("intents", {"is_local": 1}, "intents[0].is_local"),
        ("intents", {"department": "new/used"}, "intents[0].department"),
        ("intents", {"wordings": []}, "intents[0].wordings"),
        ("intents", {"wordings": ["Same?", "Same?"]}, "intents[0].wordings"),
        ("intents", {"wordings": [f"Wording {n}?" for n in range(21)]}, "intents[0].wordings"),
        ("intents", {"slug": "service-brakes"}, "intents[1].slug"),
        ("assistants", {"platform": "oracle"}, "assistants[0].platform"),
        ("assistants", {"access": "stolen"}, "assistants[0].access"),
        ("assistants", {"provider": "p" * 21}, "assistants[0].provider"),
        ("assistants", {"settings": []}, "assistants[0].settings"),
        ("assistants", {"settings": {"depth": float("nan")}}, "assistants[0].settings"),
        ("assistants", {"settings": {"note": ["a\x00"]}}, "assistants[0].settings"),
    ],
)
def test_a_fault_is_named_with_its_place(part: str, change: dict[str, Any], place: str) -> None:
    assert places(changed(**{part: change})) == [place]


def test_every_fault_is_found_in_one_pass() -> None:
    document = changed(
        market={"city": None}, dealers={"slug": "?"}, intents={"stage": ""}, assistants={"x": 1}
    )
    found = ["market.city", "dealers[0].slug", "intents[0].stage", "assistants[0].x"]
    assert places(document) == found


@pytest.mark.parametrize("document", [None, 7, "text", [], {}])
def test_what_is_no_market_is_a_fault(document: object) -> None:
    assert places(document)


def test_a_repeated_slug_names_where_it_stood_first() -> None:
    document = copy.deepcopy(documents.MARKET)
    document["dealers"].append(document["dealers"][0])
    with pytest.raises(FaultyDocument, match=r"stands already at dealers\[0\]"):
        market_file.read(document)


@pytest.mark.parametrize("spelling", ["by_hand", "copied by hand", "Copied-by-hand"])
def test_by_hand_may_be_spelled_as_people_say_it(spelling: str) -> None:
    document = changed(assistants={"access": spelling, "surface": "copied_by_hand"})
    if spelling == "by_hand":
        assert market_file.read(document).assistants[0].surface == "copied by hand"
    else:
        assert market_file.read(document).assistants[0].access == "by_hand"


def test_words_and_models_know_the_same_platforms() -> None:
    assert set(market_file.PLATFORMS) == set(Platform.values)
    assert set(market_file.ACCESSES) == set(Access.values)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(
    part=st.sampled_from(["market", "dealers", "intents", "assistants"]),
    key=st.sampled_from(sorted({key for row in documents.MARKET["dealers"] for key in row})),
    value=JSON,
)
def test_no_value_anywhere_does_more_than_fault(part: str, key: str, value: object) -> None:
    try:
        found = market_file.read(changed(**{part: {key: value}}))
    except FaultyDocument as faulty:
        assert json.dumps([fault.place for fault in faulty.faults])
    else:
        assert found.market.slug
