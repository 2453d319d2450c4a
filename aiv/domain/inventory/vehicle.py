"""Hold one vehicle as a feed or a page states it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Condition(StrEnum):
    """Say how a vehicle is sold."""

    NEW = "new"
    USED = "used"
    CERTIFIED = "certified"


class StockStatus(StrEnum):
    """Say whether the vehicle stands on the lot."""

    IN_STOCK = "in_stock"
    IN_TRANSIT = "in_transit"
    IN_PRODUCTION = "in_production"
    SOLD = "sold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """One vehicle; None or an empty text is "not stated".

    Price in the feed's currency, mileage in `mileage_unit` ("mi" or "km"). `row` is the row or
    element of the feed it came from, counted from 1, None for one read from a page.
    """

    vin: str
    stock_number: str = ""
    year: int | None = None
    make: str = ""
    model: str = ""
    trim: str = ""
    body: str = ""
    color: str = ""
    condition: Condition | None = None
    status: StockStatus | None = None
    price: Decimal | None = None
    msrp: Decimal | None = None
    currency: str = ""
    mileage: int | None = None
    mileage_unit: str = ""
    url: str = ""
    images: tuple[str, ...] = ()
    in_stock_since: date | None = None
    store_code: str = ""
    row: int | None = None
