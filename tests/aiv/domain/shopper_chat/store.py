"""Give an invented store with hours, departments, services, policies and a small stock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

from aiv.domain.markets.hours import Holiday
from aiv.domain.shopper_chat.knowledge import (
    Department,
    Found,
    Knowledge,
    OwnWords,
    Vehicle,
    VehicleWish,
)
from aiv.domain.shopper_chat.replies import Reply, reply

SEEN = datetime(2026, 11, 2, 11, 30, tzinfo=UTC)
# Monday, 10:00 in New York.
NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
DAY = (("09:00", "19:00"),)
WEEK = {**dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), DAY), "sat": (("09:00", "17:00"),),
        "sun": ()}  # fmt: skip
SERVICE_WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), (("07:30", "18:00"),))
COROLLA = Vehicle(
    title="2024 Velmar Coast LE", vin="5YJSA1E26HF000337", stock_number="H1024",
    price=Decimal("23450.00"), currency="USD", mileage=12040, mileage_unit="mi", color="Blue",
)  # fmt: skip
TRUCK = Vehicle(title="2026 Velmar Ridge", vin="1HGCM82633A004352", stock_number="H2044")


def search(wish: VehicleWish) -> Found:
    """Find in two vehicles, one without a price."""
    fits = [
        each
        for each, model, year in ((COROLLA, "coast", 2024), (TRUCK, "ridge", 2026))
        if (not wish.models or model in {name.lower() for name in wish.models})
        and (not wish.vin or wish.vin == each.vin)
        and (not wish.stock_number or wish.stock_number == each.stock_number)
        and (wish.year_from is None or year >= wish.year_from)
        and (wish.price_to is None or (each.price is not None and each.price <= wish.price_to))
    ]
    return Found(vehicles=tuple(fits[:3]), total=len(fits), seen_at=SEEN)


STORE = Knowledge(
    store="Harbor Point Velmar",
    zone="America/New_York",
    phone="(239) 555-0100",
    address="100 Harbor Way, Demo Harbor, ME 04101",
    week=WEEK,
    holidays=(
        Holiday(day="2026-11-26", spans=(), name="Thanksgiving"),
        Holiday(day="2026-12-24", spans=(("09:00", "13:00"),), name="Christmas Eve"),
    ),
    departments={
        "service": Department(label="Service", phone="(239) 555-0111", week=SERVICE_WEEK),
        "parts": Department(label="Parts", phone="(239) 555-0112"),
    },
    makes=("Velmar",),
    services=("Oil changes", "Brake repair", "Tire rotation", "Recall work"),
    policies=(
        "A documentation fee of $85 applies to each purchase.",
        "Returns of parts within 30 days with receipt.",
    ),
    own_words=(
        OwnWords(question="Do you have a waiting lounge with wifi?",
                 answer="Yes, with coffee and a desk."),
    ),
    stock_makes=frozenset({"Velmar", "Ostrel"}),
    stock_models=frozenset({"Coast", "Ridge"}),
    search=search,
)  # fmt: skip
BARE = Knowledge(store="Bare Motors", zone="America/New_York")


def say(
    text: str,
    *,
    known: Knowledge = STORE,
    now: datetime = NOW,
    languages: Iterable[str] = ("en", "es"),
) -> Reply:
    """Ask the store."""
    return reply(text, known, now=now, languages=languages)
