"""Hold everything that may be told to a shopper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from aiv.domain.markets.hours import Holiday, Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """One department; an empty phone or week is not on record."""

    label: str
    phone: str = ""
    week: Week = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """A question that the dealer answers in its own words."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """One vehicle as the feed states it; None and empty texts are not stated."""

    title: str
    vin: str
    stock_number: str = ""
    price: Decimal | None = None
    currency: str = ""
    mileage: int | None = None
    mileage_unit: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleWish:
    """What a shopper looks for; empty and None leave it open. Prices in the feed's currency."""

    makes: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    year_from: int | None = None
    year_to: int | None = None
    price_from: int | None = None
    price_to: int | None = None
    condition: str = ""
    vin: str = ""
    stock_number: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether nothing was named."""
        return self == VehicleWish()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The first of the vehicles that fit, how many fit, and when the feed was read last."""

    vehicles: tuple[Vehicle, ...]
    total: int
    seen_at: datetime


Search: TypeAlias = Callable[[VehicleWish], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The facts of one store; what is empty is not on record. `zone` is an IANA name."""

    store: str
    zone: str
    phone: str = ""
    website: str = ""
    address: str = ""
    week: Week = field(default_factory=dict)
    holidays: tuple[Holiday, ...] = ()
    departments: Mapping[str, Department] = field(default_factory=dict)
    makes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    # Names on offer, as the feed writes them; without a feed there is no search.
    stock_makes: frozenset[str] = frozenset()
    stock_models: frozenset[str] = frozenset()
    search: Search | None = None
