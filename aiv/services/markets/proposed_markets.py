"""Find the market of a make in a place, or propose one with the library's questions."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from aiv.domain import library, slugs
from aiv.domain.errors import InvalidInput
from aiv.models import USED, Market, MarketState
from aiv.services.markets import panels
from dealershipai.accounts import audit
from dealershipai.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketChoice:
    """The make, or "used", and the place in which a dealer's shoppers ask."""

    make: str
    city: str
    region: str
    country: str
    time_zone: str


def name_of(choice: MarketChoice) -> str:
    """Give the name of a market: "Toyota, Naples FL"."""
    make = "Used cars" if choice.make == USED else choice.make
    return f"{make}, {choice.city} {choice.region}".strip()[:120]


def slug_of(choice: MarketChoice) -> str:
    """Give a slug of make, city and region that no market has yet."""
    slug = slugs.from_words(choice.make, choice.city, choice.region, fallback="market")
    taken = Market.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    return slugs.unused(slug, set(taken))


def standing(choice: MarketChoice) -> Market | None:
    """Give the market of this make and place, open or proposed, in whatever case it is written."""
    return Market.objects.filter(
        make__iexact=choice.make,
        city__iexact=choice.city,
        region__iexact=choice.region,
        country__iexact=choice.country,
    ).first()


def join_or_propose(choice: MarketChoice, *, proposer: User) -> Market:
    """Give the market that stands, else a proposed one; raises InvalidInput naming the field."""
    if known := standing(choice):
        return known
    _check(choice)
    try:
        with transaction.atomic():
            return _propose(choice, proposer)
    except IntegrityError:
        # Somebody proposed the same place in the same moment.
        if known := standing(choice):
            return known
        raise


def _propose(choice: MarketChoice, proposer: User) -> Market:
    market = Market.objects.create(
        slug=slug_of(choice),
        name=name_of(choice),
        make=choice.make,
        city=choice.city,
        region=choice.region,
        country=choice.country,
        time_zone=choice.time_zone,
        state=MarketState.PROPOSED,
        proposed_by=proposer,
    )
    place = library.Place(make=choice.make, city=choice.city, region=choice.region)
    panels.freeze(market, library.panel(place), author=proposer)
    audit.record(actor=proposer, action="market.proposed", target=market)
    return market


def _check(choice: MarketChoice) -> None:
    for field in ("make", "city"):
        if not getattr(choice, field):
            raise InvalidInput(field, "this is needed: it says what shoppers ask for and where")
    try:
        ZoneInfo(choice.time_zone)
    except (KeyError, ValueError, OSError) as error:
        raise InvalidInput("time_zone", "choose the time zone of the place") from error
