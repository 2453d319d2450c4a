"""Read a dealer's inventory: the feed, its imports, the vehicles on offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from aiv.domain.inventory.vehicle import Condition, StockStatus, Vehicle
from aiv.models import (
    Dealer,
    ImportState,
    InventoryComparison,
    InventoryFeed,
    InventoryImport,
    InventoryVehicle,
)

PAGE_SIZE: Final = 25
SHOWN_IMPORTS: Final = 10
SHOWN_FAULTS: Final = 50
OPEN: Final = (ImportState.PLANNED, ImportState.RUNNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleFilters:
    """What the list is narrowed to; empty words narrow nothing."""

    words: str = ""
    condition: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Count the vehicles on offer, by condition and by what is wrong with their numbers."""

    total: int
    new: int
    used: int
    priced: int
    wrong_numbers: int
    excused_numbers: int


def dealer(slug: str) -> Dealer | None:
    """Give the dealer an operator names."""
    return Dealer.objects.filter(slug=slug).first()


def feed_of(dealer: Dealer) -> InventoryFeed | None:
    """Give the dealer's feed, or None."""
    rows = InventoryFeed.objects.filter(dealer=dealer).select_related("dealer", "connected_by")
    return rows.first()


def vehicles(dealer: Dealer) -> tuple[Vehicle, ...]:
    """Give the vehicles that the dealer's feed offers, as the domain knows them, in one query."""
    rows = InventoryVehicle.objects.filter(feed__dealer=dealer, is_current=True)
    return tuple(vehicle(row) for row in rows.order_by("vin").iterator(chunk_size=2000))


def vehicle(row: InventoryVehicle) -> Vehicle:
    """Give a stored vehicle as the domain knows it."""
    return Vehicle(
        vin=row.vin,
        stock_number=row.stock_number,
        year=row.year,
        make=row.make,
        model=row.model,
        trim=row.trim,
        body=row.body,
        color=row.color,
        condition=Condition(row.condition) if row.condition else None,
        status=StockStatus(row.status) if row.status else None,
        price=row.price,
        msrp=row.msrp,
        currency=row.currency,
        mileage=row.mileage,
        mileage_unit=row.mileage_unit,
        url=row.url,
        images=tuple(row.images),
        in_stock_since=row.in_stock_since,
        store_code=row.store_code,
        row=row.row,
    )


def counts(feed: InventoryFeed) -> Counts:
    """Count the vehicles on offer, in one query."""
    wrong = ~Q(vin_fault="")
    found = _on_offer(feed).aggregate(
        total=Count("pk"),
        new=Count("pk", filter=Q(condition="new")),
        used=Count("pk", filter=Q(condition__in=("used", "certified"))),
        priced=Count("pk", filter=Q(price__isnull=False)),
        wrong_numbers=Count("pk", filter=wrong & Q(is_vin_excused=False)),
        excused_numbers=Count("pk", filter=wrong & Q(is_vin_excused=True)),
    )
    return Counts(**found)


def page(feed: InventoryFeed, *, filters: VehicleFilters, number: int) -> Page[Any]:
    """Give one page of the vehicles on offer, in two queries."""
    rows = _filtered(feed, filters).order_by("make", "model", "-year", "vin")
    return Paginator(rows, PAGE_SIZE).get_page(number)


def every(feed: InventoryFeed, *, filters: VehicleFilters) -> QuerySet[InventoryVehicle]:
    """Give all vehicles of a filtered list, for a file."""
    return _filtered(feed, filters).order_by("make", "model", "-year", "vin")


def wrong_numbers(feed: InventoryFeed) -> list[InventoryVehicle]:
    """Give vehicles whose number is faulty, those that must be mended first."""
    rows = _on_offer(feed).exclude(vin_fault="")
    return list(rows.order_by("is_vin_excused", "vin")[:SHOWN_FAULTS])


def imports(feed: InventoryFeed) -> list[InventoryImport]:
    """Give the newest imports of a feed, in one query."""
    return list(feed.imports.select_related("started_by").order_by("-planned_at")[:SHOWN_IMPORTS])


def last_read(feed: InventoryFeed) -> InventoryImport | None:
    """Give the newest import that read a file to its end; a repeat read nothing new."""
    rows = feed.imports.filter(state=ImportState.FINISHED, is_repeat=False)
    return rows.order_by("-planned_at").first()


def under_way(dealer: Dealer) -> InventoryImport | None:
    """Give the import that waits or runs; a feed has one at a time."""
    return InventoryImport.objects.filter(feed__dealer=dealer, state__in=OPEN).first()


def comparison(feed: InventoryFeed) -> InventoryComparison | None:
    """Give how far the feed agreed with the site last time."""
    return InventoryComparison.objects.filter(feed=feed).select_related("audit").first()


def _on_offer(feed: InventoryFeed) -> QuerySet[InventoryVehicle]:
    return InventoryVehicle.objects.filter(feed=feed, is_current=True)


def _filtered(feed: InventoryFeed, filters: VehicleFilters) -> QuerySet[InventoryVehicle]:
    rows = _on_offer(feed)
    for word in filters.words.split()[:5]:
        rows = rows.filter(_matches(word))
    if filters.condition:
        rows = rows.filter(condition=filters.condition)
    return rows.filter(status=filters.status) if filters.status else rows


def _matches(word: str) -> Q:
    wanted = Q(year=int(word)) if word.isascii() and word.isdigit() and len(word) == 4 else Q()
    for name in ("vin", "stock_number", "make", "model", "trim"):
        wanted |= Q(**{f"{name}__icontains": word})
    return wanted
