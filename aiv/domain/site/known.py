"""Hold what is known of a dealer beside its site: the record, and sources that were connected.

None is "not connected": the checks that need it stay unmeasured and say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from aiv.domain.inventory.vehicle import Vehicle
from aiv.domain.markets.dealer_record import DealerRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The inventory as the dealer's feed states it, and when the feed was made."""

    vehicles: tuple[Vehicle, ...]
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFigures:
    """Reviews over all connected platforms: health 0..100, and replies of the last 180 days."""

    n: int
    health: float | None
    answered_in_week: int | None = None
    answerable: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The dealer's record as another platform shows it; an empty text is "not stated"."""

    platform: str
    read_on: date
    name: str = ""
    phone: str = ""
    street: str = ""
    postal_code: str = ""
    website: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpeed:
    """What Chrome's users measured at the 75th percentile; None is "too few visits"."""

    lcp_ms: float | None = None
    inp_ms: float | None = None
    cls: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BotVisits:
    """What the access log shows of one verified bot."""

    token: str
    requests: int
    errors: int
    vehicle_pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decode:
    """What the maker's number itself says of a vehicle; an empty text is "not decoded"."""

    year: int | None = None
    make: str = ""
    model: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The dealer's verified record and every source that was connected.

    `facts` are verified facts by kind, as DealerFact stores them. `rendered` holds the visible
    text of pages after scripts ran, by address; `pin` the verified latitude and longitude.
    `has_index_now` is the owner's word, `referrals` sessions by assistant.
    """

    record: DealerRecord
    aliases: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    feed: Feed | None = None
    reviews: ReviewFigures | None = None
    listings: tuple[Listing, ...] | None = None
    visits: tuple[BotVisits, ...] | None = None
    referrals: Mapping[str, int] | None = None
    field_speed: FieldSpeed | None = None
    decodes: Mapping[str, Decode] | None = None
    rendered: Mapping[str, str] | None = None
    pin: tuple[float, float] | None = None
    has_index_now: bool | None = None
