"""Tell which vehicles the feed holds; a price is told only as the feed states it."""

from __future__ import annotations

from aiv.domain.shopper_chat import opening, phrases
from aiv.domain.shopper_chat.knowledge import Found, Vehicle, VehicleWish
from aiv.domain.shopper_chat.saying import Asked, Reply
from aiv.domain.shopper_chat.topics import Topic


def give(asked: Asked, wish: VehicleWish) -> Reply | None:
    """Give the vehicles that fit; ask which one is meant when nothing was named."""
    if asked.known.search is None:
        return asked.missing(Topic.VEHICLES, "stock_word")
    if wish.is_open:
        return Reply(
            text=asked.say("which"),
            topic=Topic.VEHICLES,
            language=asked.language,
            is_answered=False,
        )
    found = asked.known.search(wish)
    if not found.total:
        text = asked.say("found_none", seen=_seen(asked, found))
        return Reply(
            text=text,
            topic=Topic.VEHICLES,
            language=asked.language,
            is_answered=True,
            offers_person=True,
        )
    lines = [_head(asked, found), *(_line(asked, each) for each in found.vehicles)]
    if any(each.price is not None for each in found.vehicles):
        lines.append(asked.say("ask_price"))
    return asked.told(Topic.VEHICLES, "\n".join(lines))


def _head(asked: Asked, found: Found) -> str:
    shown, seen = len(found.vehicles), _seen(asked, found)
    if found.total == 1:
        return asked.say("found_one", seen=seen)
    name = "found_many" if shown == found.total else "found_first"
    return asked.say(name, total=f"{found.total:,}", shown=str(shown), seen=seen)


def _line(asked: Asked, vehicle: Vehicle) -> str:
    parts = [vehicle.title, vehicle.color, _mileage(asked, vehicle), _price(asked, vehicle)]
    if vehicle.stock_number:
        parts.append(asked.say("stock", number=vehicle.stock_number))
    parts.append(f"VIN {vehicle.vin}")
    return "- " + ", ".join(part for part in parts if part)


def _mileage(asked: Asked, vehicle: Vehicle) -> str:
    if vehicle.mileage is None:
        return ""
    unit = "km" if vehicle.mileage_unit.lower() == "km" else "miles"
    return asked.say(unit, count=f"{vehicle.mileage:,}")


def _price(asked: Asked, vehicle: Vehicle) -> str:
    if vehicle.price is None:
        return asked.say("no_price")
    price = f"{vehicle.price:,.2f}".removesuffix(".00")
    written = f"${price}" if vehicle.currency in ("", "USD") else f"{price} {vehicle.currency}"
    return asked.say("price", price=written)


def _seen(asked: Asked, found: Found) -> str:
    at = opening.local(found.seen_at, asked.known.zone)
    clock = phrases.clock(asked.language, f"{at:%H:%M}")
    return f"{phrases.day(asked.language, at.date())}, {clock} {at.tzname()}"
