"""Judge vehicle nodes: the twelve fields that a machine needs, and the offer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from aiv.domain.site.page_facts import Node
from aiv.domain.site.schema_nodes import first_node, is_filled, listed, of_kinds, word

CAR_TYPES: Final = frozenset(["Car", "Vehicle", "Motorcycle", "BusOrCoach", "MotorizedBicycle"])
CAR_FIELDS: Final = (
    "name",
    "image",
    "url",
    "brand",
    "model",
    "vehicleModelDate",
    "vehicleIdentificationNumber",
    "itemCondition",
    "mileageFromOdometer",
    "offers.price",
    "offers.priceCurrency",
    "offers.availability",
)
AVAILABILITIES: Final = frozenset(
    {"InStock", "OutOfStock", "PreOrder", "PreSale", "BackOrder", "SoldOut", "InStoreOnly",
     "OnlineOnly", "Discontinued", "LimitedAvailability", "MadeToOrder", "Reserved"}
)  # fmt: skip
CONDITIONS: Final = frozenset(
    ["NewCondition", "UsedCondition", "RefurbishedCondition", "DamagedCondition"]
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,2})?")


def car_nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Give the vehicles wherever they stand: on top, in a graph, a list or inside an offer."""
    return of_kinds(nodes, CAR_TYPES)


def filled_fields(car: Node) -> tuple[str, ...]:
    """Give which of CAR_FIELDS the node fills; a zero is filled."""
    return tuple(field for field in CAR_FIELDS if _has(car, field))


def required_fill(car: Node) -> float:
    """Give the share 0..1 of the twelve fields that is filled (site_audit.md, C03)."""
    return len(filled_fields(car)) / len(CAR_FIELDS)


def offers_of(car: Node) -> tuple[Node, ...]:
    """Give the offers that stand inside of a vehicle."""
    return tuple(each for each in listed(car.get("offers")) if isinstance(each, dict))


def price_of(offer: Node) -> str:
    """Give the offer's price as written, also where it stands in a price specification."""
    inner = first_node(offer.get("priceSpecification")) or {}
    return word(offer.get("price")) or word(inner.get("price"))


def currency_of(offer: Node) -> str:
    """Give the offer's currency as written."""
    inner = first_node(offer.get("priceSpecification")) or {}
    return word(offer.get("priceCurrency")) or word(inner.get("priceCurrency"))


def offer_faults(car: Node, offer: Node, *, today: date) -> tuple[str, ...]:
    """Name what is wrong with an offer: price, priceCurrency, availability, itemCondition, ..."""
    price = price_of(offer)
    condition = word(offer.get("itemCondition")) or word(car.get("itemCondition"))
    faults = (
        ("price", not _NUMBER.fullmatch(price) or float(price) <= 0),
        ("priceCurrency", not _CURRENCY.fullmatch(currency_of(offer))),
        ("availability", _enumerated(word(offer.get("availability"))) not in AVAILABILITIES),
        ("itemCondition", _enumerated(condition) not in CONDITIONS),
        ("seller", not is_filled(offer.get("seller"))),
        ("priceValidUntil", _is_past(word(offer.get("priceValidUntil")), today)),
    )
    return tuple(name for name, is_fault in faults if is_fault)


def _has(car: Node, field: str) -> bool:
    outer, _, inner = field.partition(".")
    if not inner:
        return is_filled(car.get(outer))
    return any(is_filled(offer.get(inner)) for offer in offers_of(car))


def _enumerated(value: str) -> str:
    return value.rstrip("/").rpartition("/")[2]


def _is_past(value: str, today: date) -> bool:
    try:
        return date.fromisoformat(value[:10]) < today
    except ValueError:
        return False
