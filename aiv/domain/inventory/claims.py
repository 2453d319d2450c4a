"""Find what an answer states about a dealer's vehicles, and check it against the feed.

Deterministic and narrow on purpose: only what names a vehicle by its number, by its stock number,
or by year, make and model with a price beside it can be checked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aiv.domain.inventory.vehicle import StockStatus, Vehicle
from aiv.domain.score import inputs

REACH: Final = 120
"""Code points after a vehicle within which a price is taken for its own."""
_VIN: Final = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])")
_STOCK: Final = re.compile(
    r"\bstock(?: ?(?:#|no\.?|number))[: ]{0,3}(?P<number>[A-Za-z0-9-]{3,20})", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_PRICE: Final = re.compile(r"\$ ?(?P<amount>\d{1,3}(?:,\d{3})+|\d{4,7})(?:\.\d{2})?")
# Not what the vehicle costs: a list price, a rate by the month, a saving, one end of a range.
_NOT_A_PRICE: Final = re.compile(r"msrp|sav\w+|off|down|rebate|under|below|up to|between", re.I)
_AFTERWARDS: Final = re.compile(
    r"\s*(?:/ ?mo|per month|a month|monthly|off\b|down\b|[-–—]|to \$)", re.I
)
_FROM: Final = re.compile(r"(?:from|starting|starts|start)\b[^.$]{0,20}$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about a vehicle: where it stands in the answer, what it says, if it is so.

    `correct` is what the feed says instead, in words.
    """

    start: int
    quote: str
    stated: str
    is_correct: bool
    correct: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """What a feed offers, looked up by number, stock number, and year with make and model."""

    by_vin: Mapping[str, Vehicle]
    by_stock: Mapping[str, Vehicle]
    models: Mapping[int, Mapping[str, tuple[Vehicle, ...]]]


def stock_of(vehicles: Iterable[Vehicle]) -> Stock:
    """Order a feed's vehicles for looking up; sold ones are not offered."""
    offered = [each for each in vehicles if each.status is not StockStatus.SOLD]
    models: dict[int, dict[str, list[Vehicle]]] = defaultdict(lambda: defaultdict(list))
    for each in offered:
        if each.year and each.make and each.model:
            models[each.year][f"{each.make} {each.model}".lower()].append(each)
    return Stock(
        {each.vin: each for each in offered},
        {each.stock_number.upper(): each for each in offered if each.stock_number},
        {
            year: {name: tuple(found) for name, found in named.items()}
            for year, named in models.items()
        },
    )


def check(text: str, stock: Stock, *, own: Sequence[int], others: Sequence[int]) -> list[Claim]:
    """Give what an answer states about this dealer's vehicles, in order.

    `own` and `others` are where the answer names this dealer and other ones (code points): what
    follows another dealer's name is that dealer's. A claim is a number or stock number (correct
    when the feed offers it, at the price beside it), or year, make and model with a price
    (correct when the feed offers one at that price). Vehicles the feed does not know by year,
    make and model are not checkable: the answer may speak of the model at large.
    """
    found = [*_by_number(text, stock), *_by_model(text, stock)]
    mine = [each for each in found if _is_of(each.start, own, others)]
    return sorted(mine, key=lambda each: each.start)


def _is_of(at: int, own: Sequence[int], others: Sequence[int]) -> bool:
    """Tell whether the name before a place is this dealer's."""
    named = sorted([*((start, True) for start in own), *((start, False) for start in others)])
    before = bisect_right(named, (at, True)) - 1
    return before >= 0 and named[before][1]


def _by_number(text: str, stock: Stock) -> Iterator[Claim]:
    for match in _VIN.finditer(text):
        if not match[0].isalpha() and not match[0].isdigit():
            vehicle = stock.by_vin.get(match[0])
            yield _of_one(text, match.start(), match.end(), f"VIN {match[0]}", vehicle)
    for match in _STOCK.finditer(text):
        if any(sign.isdigit() for sign in match["number"]):
            number = match["number"].upper().rstrip("-")
            vehicle = stock.by_stock.get(number)
            yield _of_one(text, match.start(), match.end(), f"stock number {number}", vehicle)


def _of_one(text: str, start: int, end: int, named: str, vehicle: Vehicle | None) -> Claim:
    price = _price_after(text, end)
    stated = named if price is None else f"{named} at ${price[0]:,}"
    is_correct = vehicle is not None and (price is None or _may_cost(vehicle, price[0]))
    return Claim(
        start=start,
        quote=_quote(text, start, end),
        stated=stated,
        is_correct=is_correct,
        correct=_offered([vehicle] if vehicle else []),
    )


def _by_model(text: str, stock: Stock) -> Iterator[Claim]:
    lowered = text.lower() if len(text.lower()) == len(text) else text
    for match in _YEAR.finditer(text):
        named = stock.models.get(int(match[0]), {})
        following = lowered[match.end() : match.end() + 80].lstrip()
        name = max((each for each in named if _begins(following, each)), key=len, default="")
        price = _price_after(text, match.end()) if name else None
        if price is None:
            continue
        stated = f"{match[0]} {name} at ${price[0]:,}"
        yield Claim(
            start=match.start(),
            quote=_quote(text, match.start(), match.end()),
            stated=stated,
            is_correct=_is_offered(named[name], price[0], is_lowest=price[1]),
            correct=_offered(named[name]),
        )


def _offered(vehicles: Sequence[Vehicle]) -> str:
    """Say what the feed offers and asks."""
    prices = sorted({each.price for each in vehicles if each.price is not None})
    if not vehicles:
        return "the feed offers no such vehicle"
    if not prices:
        return "the feed states no price"
    ends = dict.fromkeys(f"${price:,.0f}" for price in (prices[0], prices[-1]))
    return f"the feed asks {' to '.join(ends)}"


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def _is_offered(vehicles: Sequence[Vehicle], price: int, *, is_lowest: bool) -> bool:
    """Tell whether one of them costs so; "from $28,000" speaks of the cheapest."""
    priced = [each for each in vehicles if each.price is not None]
    if is_lowest and priced:
        priced = [min(priced, key=lambda each: each.price or Decimal(0))]
    return any(_costs(each, price) for each in priced)


def _may_cost(vehicle: Vehicle, price: int) -> bool:
    """Tell whether the feed does not contradict a price; it may state none."""
    return vehicle.price is None or _costs(vehicle, price)


def _costs(vehicle: Vehicle, price: int) -> bool:
    if vehicle.price is None:
        return False
    return inputs.price_agrees(feed=float(vehicle.price), site=float(price))


def _price_after(text: str, end: int) -> tuple[int, bool] | None:
    """Give the first price in reach on the same line, and whether it is said to be the lowest."""
    line = text[end : end + REACH].split("\n", 1)[0]
    # The next vehicle's price is not this one's.
    following = _YEAR.search(line)
    line = line[: following.start()] if following else line
    match = _PRICE.search(line)
    if match is None or _AFTERWARDS.match(line, match.end()):
        return None
    before = line[: match.start()]
    if _NOT_A_PRICE.search(before[-25:]):
        return None
    return int(match["amount"].replace(",", "")), bool(_FROM.search(before))


def _quote(text: str, start: int, end: int) -> str:
    line_end = text.find("\n", end)
    stop = min(end + REACH, len(text) if line_end < 0 else line_end)
    return " ".join(text[start:stop].split())
