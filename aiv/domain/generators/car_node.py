"""Write the Car node of a vehicle as the dealer's feed states it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from aiv.domain.generators.markup import filled
from aiv.domain.inventory.vehicle import Condition, StockStatus, Vehicle

SCHEMA: Final = "https://schema.org/"
CONDITIONS: Final = {
    Condition.NEW: f"{SCHEMA}NewCondition",
    Condition.USED: f"{SCHEMA}UsedCondition",
    Condition.CERTIFIED: f"{SCHEMA}UsedCondition",
}
UNITS: Final = {"mi": "SMI", "km": "KMT"}
MISSING_WORDS: Final = {
    "name": "Year, make and model",
    "image": "Images",
    "url": "The address of its page",
    "brand": "Make",
    "model": "Model",
    "vehicleModelDate": "Model year",
    "itemCondition": "New or used",
    "mileageFromOdometer": "Mileage with its unit",
    "offers.price": "Price",
    "offers.priceCurrency": "Currency",
    "offers.availability": "Whether it is in stock",
}
"""The fields that the audit looks for, in the words of the feed."""


def node(vehicle: Vehicle, dealer: Mapping[str, Any]) -> dict[str, Any]:
    """Give the node; what the feed does not state is left out.

    `dealer` is the store's own node: the offer names it as the seller by the same @id.
    """
    name = " ".join(
        str(part) for part in (vehicle.year, vehicle.make, vehicle.model, vehicle.trim) if part
    )
    is_named = bool(vehicle.year and vehicle.make and vehicle.model)
    return filled(
        {
            "@type": "Car",
            "name": name if is_named else "",
            "url": vehicle.url,
            "image": list(vehicle.images),
            "brand": {"@type": "Brand", "name": vehicle.make} if vehicle.make else None,
            "model": vehicle.model,
            "vehicleModelDate": str(vehicle.year) if vehicle.year else "",
            "vehicleConfiguration": vehicle.trim,
            "bodyType": vehicle.body,
            "color": vehicle.color,
            "vehicleIdentificationNumber": vehicle.vin,
            "sku": vehicle.stock_number,
            "itemCondition": CONDITIONS[vehicle.condition] if vehicle.condition else "",
            "mileageFromOdometer": _mileage(vehicle),
            "offers": _offer(vehicle, dealer),
        }
    )


def missing(made: Mapping[str, Any], vehicle: Vehicle) -> tuple[str, ...]:
    """Say what the feed does not state; a new vehicle owes no mileage, a sold one no offer."""
    excused = {"mileageFromOdometer"} if vehicle.condition is Condition.NEW else set()
    if vehicle.status is StockStatus.SOLD:
        excused |= {field for field in MISSING_WORDS if field.startswith("offers.")}
    return tuple(
        words
        for field, words in MISSING_WORDS.items()
        if field not in excused and not _has(made, field)
    )


def _mileage(vehicle: Vehicle) -> dict[str, Any] | None:
    if vehicle.mileage is None or vehicle.mileage_unit not in UNITS:
        return None
    return {
        "@type": "QuantitativeValue",
        "value": vehicle.mileage,
        "unitCode": UNITS[vehicle.mileage_unit],
    }


def _offer(vehicle: Vehicle, dealer: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give the offer; a price of nothing would be read as a price, and a sold car has none."""
    if vehicle.price is None or vehicle.price <= 0 or vehicle.status is StockStatus.SOLD:
        return None
    in_stock = vehicle.status is StockStatus.IN_STOCK
    seller = {name: dealer[name] for name in ("@type", "@id", "name") if name in dealer}
    return filled(
        {
            "@type": "Offer",
            "price": f"{vehicle.price:f}",
            "priceCurrency": vehicle.currency,
            "availability": f"{SCHEMA}InStock" if in_stock else "",
            "itemCondition": CONDITIONS[vehicle.condition] if vehicle.condition else "",
            "url": vehicle.url,
            "seller": seller,
        }
    )


def _has(made: Mapping[str, Any], field: str) -> bool:
    outer, _, inner = field.partition(".")
    value = made.get(outer)
    return inner in value if inner and isinstance(value, Mapping) else not inner and bool(value)
