"""Test how vehicles in the markup are judged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aiv.domain.site.schema_cars import (
    CAR_FIELDS,
    car_nodes,
    currency_of,
    filled_fields,
    offer_faults,
    price_of,
    required_fill,
)

TODAY = date(2026, 11, 25)
OFFER: dict[str, Any] = {
    "@type": "Offer",
    "price": 19995,
    "priceCurrency": "USD",
    "availability": "https://schema.org/InStock",
    "itemCondition": "https://schema.org/UsedCondition",
    "seller": {"@type": "AutoDealer", "name": "Larkspur Motors"},
}
CAR: dict[str, Any] = {
    "@type": "Car",
    "name": "2024 Toyota Camry",
    "image": ["/a.jpg"],
    "url": "/used/camry",
    "brand": {"@type": "Brand", "name": "Toyota"},
    "model": "Camry",
    "vehicleModelDate": 2024,
    "vehicleIdentificationNumber": "4T1DAACK5TU123456",
    "itemCondition": "UsedCondition",
    "mileageFromOdometer": 0,
    "offers": OFFER,
}


def faults(**changed: Any) -> tuple[str, ...]:
    return offer_faults({"@type": "Car"}, OFFER | changed, today=TODAY)


def test_vehicles_are_found_among_other_nodes() -> None:
    assert car_nodes([{"@type": "Offer"}, CAR, {"@type": ["Product", "Vehicle"]}])[0] is CAR


def test_a_full_vehicle_fills_all_twelve() -> None:
    assert filled_fields(CAR) == CAR_FIELDS and required_fill(CAR) == 1


@pytest.mark.parametrize("empty", ["", None, [], {"@type": "Brand"}])
def test_an_empty_field_is_not_filled(empty: object) -> None:
    assert required_fill(CAR | {"brand": empty}) == pytest.approx(11 / 12)


def test_the_price_of_another_s_offer_is_not_the_vehicle_s() -> None:
    assert "offers.price" not in filled_fields({"@type": "Car", "price": 1})


def test_one_of_several_offers_is_enough() -> None:
    assert "offers.price" in filled_fields(CAR | {"offers": [{"@type": "Offer"}, OFFER]})


def test_a_price_may_stand_in_a_specification() -> None:
    offer = {"priceSpecification": {"price": "78890", "priceCurrency": "USD"}}
    assert (price_of(offer), currency_of(offer)) == ("78890", "USD")


def test_a_good_offer_has_no_fault() -> None:
    assert faults() == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", "Call for price"),
        ("price", "$19,995"),
        ("price", 0),
        ("price", None),
        ("priceCurrency", "$"),
        ("availability", "yes"),
        ("itemCondition", "Used"),
        ("seller", {}),
        ("priceValidUntil", "2026-11-24"),
    ],
)
def test_each_fault_of_an_offer_is_named(field: str, value: object) -> None:
    assert faults(**{field: value}) == (field,)


@pytest.mark.parametrize("until", ["2026-11-25", "soon", ""])
def test_an_offer_that_has_not_ended_is_no_fault(until: str) -> None:
    assert faults(priceValidUntil=until) == ()
