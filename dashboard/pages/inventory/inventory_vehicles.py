"""Say what a feed states of its vehicles, and what is wrong with their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from aiv.domain.inventory import agreement
from aiv.domain.inventory.vehicle import Vehicle
from aiv.models import Dealer, InventoryVehicle
from aiv.selectors.inventory import inventory

UNSTATED = "not stated"
HEADER = (
    "vin", "stock_number", "year", "make", "model", "trim", "condition", "status", "price",
    "currency", "mileage", "mileage_unit", "in_stock_since", "url", "vin_fault",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleRow:
    """One vehicle in words."""

    vin: str
    stock_number: str
    name: str
    url: str
    state: str
    price: str
    mileage: str
    vin_fault: str
    is_vin_excused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleList:
    """One page of the list with its steps."""

    rows: tuple[VehicleRow, ...]
    total: int
    shown: str
    previous_url: str
    next_url: str
    file_url: str
    clear_url: str
    is_filtered: bool


def listing(dealer: Dealer, rows: Page[Any], words: Mapping[str, str]) -> VehicleList:
    """Lay out one page of vehicles; `words` are kept by every step."""
    path = reverse("dashboard:inventory", args=[dealer.slug])
    total = rows.paginator.count
    kept = {name: word for name, word in words.items() if word and name != "page"}
    return VehicleList(
        rows=tuple(row_of(row) for row in rows),
        total=total,
        shown=f"{rows.start_index():,} to {rows.end_index():,} of {total:,} vehicles",
        previous_url=_step(path, kept, rows.number - 1) if rows.has_previous() else "",
        next_url=_step(path, kept, rows.number + 1) if rows.has_next() else "",
        file_url=f"{reverse('dashboard:inventory_vehicles', args=[dealer.slug])}?{urlencode(kept)}",
        clear_url=path,
        is_filtered=bool(kept),
    )


def row_of(row: InventoryVehicle) -> VehicleRow:
    """Put a stored vehicle into words."""
    shown = previewed(inventory.vehicle(row))
    return replace(shown, vin_fault=row.vin_fault, is_vin_excused=row.is_vin_excused)


def previewed(vehicle: Vehicle) -> VehicleRow:
    """Put a vehicle that was only read into words."""
    states = (vehicle.condition, vehicle.status)
    return VehicleRow(
        vin=vehicle.vin,
        stock_number=vehicle.stock_number,
        name=agreement.title(vehicle) or "Year, make and model not stated",
        url=vehicle.url,
        state=", ".join(each.value.replace("_", " ") for each in states if each) or UNSTATED,
        price=_price(vehicle.price, vehicle.currency),
        mileage=_mileage(vehicle),
        vin_fault="",
        is_vin_excused=False,
    )


def cells(row: InventoryVehicle) -> list[object]:
    """Give a vehicle as cells of a file; amounts stay numbers."""
    found = {name: getattr(row, name) for name in HEADER}
    if row.price is not None:
        found["price"] = float(row.price)
    found["in_stock_since"] = row.in_stock_since.isoformat() if row.in_stock_since else None
    return [found[name] for name in HEADER]


def _price(amount: Decimal | None, currency: str) -> str:
    if amount is None:
        return UNSTATED
    shown = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"${shown}" if currency in ("", "USD") else f"{shown} {currency}"


def _mileage(vehicle: Vehicle) -> str:
    if vehicle.mileage is None:
        return UNSTATED
    return f"{vehicle.mileage:,} {vehicle.mileage_unit or 'mi'}"


def _step(path: str, words: Mapping[str, str], number: int) -> str:
    return f"{path}?{urlencode({**words, 'page': number})}#vehicles"
