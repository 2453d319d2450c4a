"""Read the vehicle that a page shows, as its markup states it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

from aiv.domain.errors import InvalidInput
from aiv.domain.inventory import cells, vin
from aiv.domain.inventory.vehicle import Vehicle
from aiv.domain.site.page_facts import Node, PageFacts

KINDS: Final = frozenset({"Car", "Vehicle", "Motorcycle"})
DEEPEST: Final = 6
UNITS: Final = {"SMI": "mi", "KMT": "km"}

Value = TypeVar("Value")


def vehicle_of(facts: PageFacts, url: str) -> Vehicle | None:
    """Give the one vehicle of a page; None where it shows none or, as a list does, several."""
    nodes = (*facts.nodes, *(item.properties for item in facts.microdata))
    found = {number: node for node in nodes if _is_vehicle(node) and (number := _vin(node))}
    if len(found) == 1:
        ((number, node),) = found.items()
        return _vehicle(number, node, url)
    if not found and len(facts.vins) == 1:
        return Vehicle(vin=vin.clean(facts.vins[0]), url=url)
    return None


def _vehicle(number: str, node: Node, url: str) -> Vehicle:
    amount, currency = _read(cells.price, _text(node, "offers", "price")) or (None, "")
    miles, unit = _read(cells.mileage, _text(node, "mileageFromOdometer", "value")) or (None, "")
    return Vehicle(
        vin=number,
        stock_number=_text(node, "sku"),
        year=_read(cells.year, _text(node, "vehicleModelDate")[:4]),
        make=_text(node, "brand") or _text(node, "manufacturer"),
        model=_text(node, "model"),
        trim=_text(node, "vehicleConfiguration"),
        condition=_read(cells.condition, _text(node, "itemCondition"))
        or _read(cells.condition, _text(node, "offers", "itemCondition")),
        status=_read(cells.status, _text(node, "offers", "availability")),
        price=amount,
        currency=_text(node, "offers", "priceCurrency")[:3].upper() or currency,
        mileage=miles,
        mileage_unit=unit or UNITS.get(_text(node, "mileageFromOdometer", "unitCode"), ""),
        url=url,
    )


def _is_vehicle(node: Node) -> bool:
    return any(word.rsplit("/", 1)[-1] in KINDS for word in _texts(node.get("@type")))


def _vin(node: Node) -> str:
    return vin.clean(_text(node, "vehicleIdentificationNumber"))


def _read(read: Callable[[str], Value | None], text: str) -> Value | None:
    """Read a word of markup; what cannot be read is not stated."""
    try:
        return read(text)
    except InvalidInput:
        return None


def _text(node: Node, *path: str) -> str:
    value: Any = node
    for name in path:
        first = next(_flat(value), None)
        value = first.get(name) if isinstance(first, Mapping) else first
    return next((text for text in _texts(value) if text), "")


def _texts(value: Any) -> Iterator[str]:
    for each in _flat(value):
        if isinstance(each, Mapping):
            yield str(each.get("name") or each.get("value") or "").strip()
        else:
            yield str(each).strip()


def _flat(value: Any, depth: int = 0) -> Iterator[Any]:
    if isinstance(value, list | tuple) and depth < DEEPEST:
        for each in value:
            yield from _flat(each, depth + 1)
    elif value is not None:
        yield value
