"""Give the compiled roster of a market, by which its answers are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from aiv.domain.mentions import DealerEntry, MarketPlace, Roster, compile_roster
from aiv.models import USED, AliasKind, Dealer, Market


@dataclass(frozen=True, slots=True)
class MarketRoster:
    """Hold the names to look for and the place in which shoppers asked."""

    names: Roster
    place: MarketPlace


def dealers_of(market: Market) -> tuple[Dealer, ...]:
    """Give a market's dealers with their aliases."""
    return tuple(market.dealers.order_by("slug").prefetch_related("aliases"))


def of(market: Market, dealers: Iterable[Dealer]) -> MarketRoster:
    """Compile the names of a market's dealers; the same names are compiled once a process."""
    place = MarketPlace(
        make="" if market.make == USED else market.make, city=market.city, region=market.region
    )
    return MarketRoster(_compiled(tuple(entry(row) for row in dealers)), place)


def entry(dealer: Dealer) -> DealerEntry:
    """Describe a dealer as detection knows it."""
    known: dict[str, list[str]] = {kind: [] for kind in AliasKind.values}
    for alias in dealer.aliases.all():
        known[alias.kind].append(alias.value)
    return DealerEntry(
        id=str(dealer.pk),
        name=dealer.name,
        aliases=tuple(known[AliasKind.NAME]),
        website=dealer.website,
        phone=dealer.phone,
        street=dealer.street,
        city=dealer.city,
        region=dealer.region,
        makes=tuple(dealer.makes),
        domains=tuple(known[AliasKind.DOMAIN]),
        phones=tuple(known[AliasKind.PHONE]),
    )


@lru_cache(maxsize=32)
def _compiled(entries: tuple[DealerEntry, ...]) -> Roster:
    return compile_roster(entries)
