"""Test how stores in the markup are judged."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.domain.site.schema_dealers import (
    DEALER_FIELDS,
    address_of,
    dealer_nodes,
    filled_dealer_fields,
    geo_of,
    hours_of,
    store_names,
)

ADDRESS = {
    "@type": "PostalAddress",
    "streetAddress": "12 Harbor Rd",
    "addressLocality": "Naples",
    "addressRegion": "FL",
    "postalCode": "34102",
    "addressCountry": "US",
}
DEALER: dict[str, Any] = {
    "@type": "AutoDealer",
    "@id": "#dealer",
    "name": "Larkspur Motors",
    "address": ADDRESS,
    "telephone": "+1 239-555-0142",
    "url": "https://www.larkspur.example/",
    "openingHoursSpecification": [{"dayOfWeek": "Monday", "opens": "09:00", "closes": "18:00"}],
    "geo": {"latitude": "26.14", "longitude": -81.79},
    "image": "/store.jpg",
    "logo": "/logo.png",
    "sameAs": ["https://social.example/larkspur"],
}


def test_a_full_dealer_fills_all_ten() -> None:
    assert filled_dealer_fields(DEALER) == DEALER_FIELDS


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address", {**ADDRESS, "postalCode": ""}),
        ("address", "12 Harbor Rd, Naples"),
        ("geo", {"latitude": "north"}),
        ("geo", {"latitude": 91, "longitude": 0}),
        ("openingHoursSpecification", [{"opens": "09:00"}]),
        ("sameAs", ["", ""]),
    ],
)
def test_a_half_filled_fact_is_not_filled(field: str, value: object) -> None:
    assert field not in filled_dealer_fields(DEALER | {field: value})


def test_hours_in_the_short_form_count() -> None:
    dealer = DEALER | {"openingHoursSpecification": None, "openingHours": "Mo-Fr 09:00-18:00"}
    assert "openingHoursSpecification" in filled_dealer_fields(dealer)


def test_hours_without_a_day_are_none() -> None:
    assert hours_of({"openingHoursSpecification": ["Mo", {"opens": "09:00"}]}) == ()


def test_a_place_is_read_from_texts_and_numbers() -> None:
    assert geo_of(DEALER) == (26.14, -81.79)


def test_an_address_gives_its_filled_parts() -> None:
    assert address_of({"address": [{"addressLocality": "Naples"}]}) == {"addressLocality": "Naples"}
    assert address_of({"address": "12 Harbor Rd"}) == {"streetAddress": "12 Harbor Rd"}
    assert address_of({}) == {}


def test_departments_of_other_kinds_are_no_dealers() -> None:
    nodes = [DEALER, {"@type": "AutoRepair"}, {"@type": "Organization"}]
    assert dealer_nodes(nodes) == (DEALER,)


def test_stores_are_named_in_their_order() -> None:
    nodes = [{"@type": "LocalBusiness", "name": "B"}, DEALER, {"@type": "AutoDealer"}]
    assert store_names(nodes) == ("B", "Larkspur Motors")


def test_an_organization_counts_as_a_store_once_it_says_where_it_stands() -> None:
    bare = {"@type": "Organization", "name": "Larkspur Group"}
    assert store_names([bare]) == ()
    assert store_names([bare | {"address": ADDRESS}]) == ("Larkspur Group",)
