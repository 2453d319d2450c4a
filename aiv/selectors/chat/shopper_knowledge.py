"""Read what the widget may tell shoppers: verified facts, the dealer's own answers, its stock."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from django.db.models import Q, QuerySet

from aiv.domain.markets import dealer_facts
from aiv.domain.markets.hours import Holiday
from aiv.domain.shopper_chat.knowledge import (
    Department,
    Found,
    Knowledge,
    OwnWords,
    Vehicle,
    VehicleWish,
)
from aiv.models import (
    Dealer,
    DealerFact,
    InventoryFeed,
    InventoryVehicle,
    OwnAnswer,
    VehicleStatus,
)

SHOWN: Final = 3
# Enough for a store's own line-up; more names would only slow the reading of a message.
MOST_NAMES: Final = 500


def of(dealer: Dealer) -> Knowledge:
    """Give everything that may be told of a dealer, in a fixed number of queries."""
    facts = dict(DealerFact.objects.filter(dealer=dealer).values_list("kind", "value"))
    feed = InventoryFeed.objects.filter(dealer=dealer, stated_at__isnull=False).first()
    return Knowledge(
        store=dealer.name,
        zone=zone_of(dealer),
        phone=_text(facts.get("phone")),
        website=_text(facts.get("website")),
        address=_address(facts.get("address")),
        week=dealer_facts.week_of(facts.get("hours")),
        holidays=_holidays(facts.get("hours")),
        departments=_departments(facts.get("departments")),
        makes=_lines(facts.get("makes")),
        services=_lines(facts.get("services")),
        policies=_lines(facts.get("policies")),
        own_words=_own_words(dealer),
        stock_makes=_names(feed, "make"),
        stock_models=_names(feed, "model"),
        search=partial(search, feed) if feed else None,
    )


def zone_of(dealer: Dealer) -> str:
    """Give the time zone of the dealer's market; a dealer stands in one place only."""
    zones = dealer.markets.order_by("created_at").values_list("time_zone", flat=True)
    return zones.first() or "UTC"


def search(feed: InventoryFeed, wish: VehicleWish) -> Found:
    """Find the vehicles on offer that fit a wish, the cheapest first, those without price last."""
    rows = _on_offer(feed).filter(_fits(wish))
    ordered = rows.order_by("price", "-year", "vin")
    priced = list(ordered.filter(price__isnull=False)[:SHOWN])
    rest = list(ordered.filter(price__isnull=True)[: SHOWN - len(priced)])
    return Found(
        vehicles=tuple(_vehicle(row) for row in (*priced, *rest)),
        total=rows.count(),
        seen_at=feed.stated_at or feed.connected_at,
    )


def _on_offer(feed: InventoryFeed) -> QuerySet[InventoryVehicle]:
    rows = InventoryVehicle.objects.filter(feed=feed, is_current=True)
    return rows.exclude(status=VehicleStatus.SOLD)


def _fits(wish: VehicleWish) -> Q:
    fits = Q()
    if wish.vin:
        fits &= Q(vin=wish.vin)
    if wish.stock_number:
        fits &= Q(stock_number__iexact=wish.stock_number)
    if wish.makes:
        fits &= Q(make__in=wish.makes)
    if wish.models:
        fits &= Q(model__in=wish.models)
    if wish.condition == "used":
        fits &= Q(condition__in=("used", "certified"))
    elif wish.condition:
        fits &= Q(condition=wish.condition)
    bounds = {
        "year__gte": wish.year_from,
        "year__lte": wish.year_to,
        "price__gte": wish.price_from,
        "price__lte": wish.price_to,
    }
    return fits & Q(**{name: value for name, value in bounds.items() if value is not None})


def _vehicle(row: InventoryVehicle) -> Vehicle:
    named = (str(row.year) if row.year else "", row.make, row.model, row.trim)
    return Vehicle(
        title=" ".join(part for part in named if part) or "Vehicle",
        vin=row.vin,
        stock_number=row.stock_number,
        price=row.price,
        currency=row.currency,
        mileage=row.mileage,
        mileage_unit=row.mileage_unit,
        color=row.color,
    )


def _names(feed: InventoryFeed | None, field: str) -> frozenset[str]:
    if feed is None:
        return frozenset()
    names = _on_offer(feed).exclude(**{field: ""}).order_by(field).values_list(field, flat=True)
    return frozenset(names.distinct()[:MOST_NAMES])


def _own_words(dealer: Dealer) -> tuple[OwnWords, ...]:
    rows = OwnAnswer.objects.filter(dealer=dealer)
    return tuple(OwnWords(question=row.question, answer=row.answer) for row in rows)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _address(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    place = " ".join(filter(None, (_text(value.get("region")), _text(value.get("postal_code")))))
    parts = (_text(value.get("street")), _text(value.get("city")), place)
    return ", ".join(part for part in parts if part)


def _holidays(value: Any) -> tuple[Holiday, ...]:
    stored = value.get("holidays", []) if isinstance(value, dict) else []
    return tuple(
        Holiday(
            day=each["date"],
            spans=tuple((opens, closes) for opens, closes in each["spans"]),
            name=each.get("name", ""),
        )
        for each in stored
    )


def _departments(value: Any) -> Mapping[str, Department]:
    if not isinstance(value, dict):
        return {}
    return {
        slug: Department(
            label=dealer_facts.DEPARTMENTS[slug],
            phone=_text(each.get("phone")),
            week=dealer_facts.week_of(each),
        )
        for slug, each in value.items()
        if slug in dealer_facts.DEPARTMENTS and isinstance(each, dict)
    }
