"""Compare what a feed lists with what the dealer's own pages show, vehicle by vehicle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from aiv.domain import links
from aiv.domain.inventory import vin
from aiv.domain.inventory.vehicle import Condition, StockStatus, Vehicle
from aiv.domain.score import inputs

KM_A_MILE: Final = 1.609344


class Kind(StrEnum):
    """Say in which way feed and site differ about one vehicle."""

    GHOST = "ghost"
    ORPHAN = "orphan"
    PRICE = "price"
    MILEAGE = "mileage"
    STATUS = "status"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteStock:
    """The vehicles that a site's pages showed.

    `gone` are the canonical addresses that were asked for and brought no page; `read` those that
    brought one. `is_census` tells that every vehicle page of the site was read.
    """

    vehicles: tuple[Vehicle, ...]
    read: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    is_census: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference about one vehicle; `feed` and `site` are what either states, in words."""

    vin: str
    kind: Kind
    feed: str
    site: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What agreed and what did not.

    `judged` counts the vehicles of which both sides are known, `agreed` those without a
    difference that counts, `population` all that feed and site are known to hold. Silence is no
    difference: what only one of them states is not compared.
    """

    judged: int
    agreed: int
    population: int
    is_census: bool
    differences: tuple[Difference, ...]
    duplicates: Mapping[str, tuple[str, ...]]

    def of(self, kind: Kind) -> tuple[Difference, ...]:
        """Give the differences of one kind."""
        return tuple(each for each in self.differences if each.kind is kind)


def compare(feed: Iterable[Vehicle], site: SiteStock) -> Comparison:
    """Compare the vehicles that a feed offers with a site's pages; sold ones are left out.

    A vehicle of the feed is judged when its page was asked for, or when all pages were read.
    Source: measurement.md 3, inventory_truth_mult: present in both, same status, price within
    max($100, 1 %), mileage within max(1 %, 10 miles). A condition that differs is shown and does
    not count.
    """
    offered = {each.vin: each for each in feed if each.status is not StockStatus.SOLD}
    shown, duplicates = _by_vin(site.vehicles)
    differences: list[Difference] = []
    judged = agreed = 0
    for number in sorted(offered.keys() | shown.keys()):
        ours, theirs = offered.get(number), shown.get(number)
        if not _is_judged(ours, theirs, site):
            continue
        found = _differences(ours, theirs)
        judged += 1
        agreed += all(each.kind is Kind.CONDITION for each in found)
        differences += found
    population = len(offered.keys() | {vin for vin, each in shown.items() if _is_offered(each)})
    return Comparison(
        judged=judged,
        agreed=agreed,
        population=max(population, judged),
        is_census=site.is_census or judged >= population,
        differences=tuple(differences),
        duplicates=duplicates,
    )


def title(vehicle: Vehicle) -> str:
    """Give what a person calls the vehicle: "2025 Toyota RAV4 XLE"."""
    year = str(vehicle.year) if vehicle.year else ""
    words = (year, vehicle.make, vehicle.model, vehicle.trim)
    return " ".join(word for word in words if word)


def _by_vin(
    vehicles: Iterable[Vehicle],
) -> tuple[dict[str, Vehicle], dict[str, tuple[str, ...]]]:
    pages: dict[str, list[Vehicle]] = defaultdict(list)
    for vehicle in vehicles:
        pages[vin.clean(vehicle.vin)].append(vehicle)
    several = {
        number: tuple(sorted({each.url for each in found}))
        for number, found in pages.items()
        if len({links.canonical_url(each.url) for each in found}) > 1
    }
    return {number: _fullest(found) for number, found in pages.items()}, several


def _fullest(found: Sequence[Vehicle]) -> Vehicle:
    """Give the page that states most: a list shows a vehicle with less than its own page."""
    return max(found, key=lambda each: (each.price is not None) + (each.mileage is not None))


def _is_judged(ours: Vehicle | None, theirs: Vehicle | None, site: SiteStock) -> bool:
    if theirs is not None:
        return ours is not None or _is_offered(theirs)
    if ours is None:
        return False
    address = links.canonical_url(ours.url) if ours.url else ""
    return site.is_census or address in site.gone or address in site.read


def _is_offered(vehicle: Vehicle) -> bool:
    return vehicle.status is not StockStatus.SOLD


def _differences(ours: Vehicle | None, theirs: Vehicle | None) -> list[Difference]:
    if ours is None:
        return [_difference(Kind.ORPHAN, None, theirs, "not listed", "has a page")]
    if theirs is None:
        return [_difference(Kind.GHOST, ours, None, "listed", "no page")]
    if not _is_offered(theirs):
        return [_difference(Kind.GHOST, ours, theirs, "listed", "sold")]
    found = [_price(ours, theirs), _mileage(ours, theirs), _status(ours, theirs)]
    found.append(_condition(ours, theirs))
    return [each for each in found if each]


def _price(ours: Vehicle, theirs: Vehicle) -> Difference | None:
    if ours.price is None or theirs.price is None or _other_currency(ours, theirs):
        return None
    if inputs.price_agrees(feed=float(ours.price), site=float(theirs.price)):
        return None
    return _difference(Kind.PRICE, ours, theirs, _money(ours.price), _money(theirs.price))


def _other_currency(ours: Vehicle, theirs: Vehicle) -> bool:
    return bool(ours.currency and theirs.currency and ours.currency != theirs.currency)


def _mileage(ours: Vehicle, theirs: Vehicle) -> Difference | None:
    feed, site = _miles(ours), _miles(theirs)
    if feed is None or site is None or inputs.mileage_agrees(feed=feed, site=site):
        return None
    return _difference(Kind.MILEAGE, ours, theirs, _distance(ours), _distance(theirs))


def _status(ours: Vehicle, theirs: Vehicle) -> Difference | None:
    if ours.status is None or theirs.status is None or ours.status is theirs.status:
        return None
    return _difference(Kind.STATUS, ours, theirs, _words(ours.status), _words(theirs.status))


def _condition(ours: Vehicle, theirs: Vehicle) -> Difference | None:
    if ours.condition is None or theirs.condition is None:
        return None
    # Markup knows only new and used; a certified car is a used one.
    if (ours.condition is Condition.NEW) == (theirs.condition is Condition.NEW):
        return None
    feed, site = _words(ours.condition), _words(theirs.condition)
    return _difference(Kind.CONDITION, ours, theirs, feed, site)


def _difference(
    kind: Kind, ours: Vehicle | None, theirs: Vehicle | None, feed: str, site: str
) -> Difference:
    known = [each for each in (ours, theirs) if each is not None]
    return Difference(
        vin=known[0].vin,
        kind=kind,
        feed=feed,
        site=site,
        name=next((words for each in known if (words := title(each))), ""),
        url=next((each.url for each in reversed(known) if each.url), ""),
    )


def _miles(vehicle: Vehicle) -> float | None:
    if vehicle.mileage is None:
        return None
    return vehicle.mileage / KM_A_MILE if vehicle.mileage_unit == "km" else float(vehicle.mileage)


def _distance(vehicle: Vehicle) -> str:
    return f"{vehicle.mileage:,} {vehicle.mileage_unit or 'mi'}"


def _money(amount: Decimal) -> str:
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def _words(word: StrEnum) -> str:
    return word.value.replace("_", " ")
