"""Check when two places are the same."""

from __future__ import annotations

from aiv.domain.asking import places
from aiv.domain.asking.places import Place


def test_no_place_has_an_empty_key() -> None:
    assert places.key(None) == ""


def test_places_a_few_metres_apart_are_one() -> None:
    near, here = Place(lat=26.10001, lng=-81.8), Place(lat=26.10002, lng=-81.8)
    assert places.key(near) == places.key(here)


def test_places_of_different_zip_codes_differ() -> None:
    assert places.key(Place(zip="00000")) != places.key(Place(zip="00001"))


def test_a_key_never_outgrows_its_column() -> None:
    long, other = Place(city="x" * 200, region="y"), Place(city="x" * 200, region="z")
    assert len(places.key(long)) <= places.MAX_KEY
    assert places.key(long) != places.key(other)


def test_only_what_is_known_is_stored() -> None:
    assert Place(zip="00000").as_json() == {"zip": "00000"}
