"""Read the cells of a feed: an amount, a mileage, a year, a day, a word for a state.

Each function gives None for an empty cell and raises InvalidInput for one it cannot read: a
figure is never guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from aiv.domain.errors import InvalidInput
from aiv.domain.inventory.vehicle import Condition, StockStatus

MOST_DOLLARS: Final = Decimal(10_000_000)
MOST_MILES: Final = 2_000_000
MOST_DAYS: Final = 20_000
MOST_IMAGES: Final = 200
_AMOUNT: Final = re.compile(
    r"(?P<before>[A-Za-z]{3}|[$€£])? ?(?P<digits>[0-9][0-9,.' ]{0,20}) ?"
    r"(?P<after>[A-Za-z]{3}|[$€£])?"
)
_MILEAGE: Final = re.compile(r"(?P<digits>[0-9][0-9,. ]{0,12}) ?(?P<unit>[A-Za-z.]{0,12})")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:([,.' ])[0-9]{3})(?:\1[0-9]{3})*")
_PLAIN: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,2})?")
_BOTH: Final = re.compile(
    r"[0-9]{1,3}(?:[, '][0-9]{3})+\.[0-9]{1,2}|[0-9]{1,3}(?:[. '][0-9]{3})+,[0-9]{1,2}"
)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].{0,30})?")
_AMERICAN: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4})")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_SEPARATORS: Final = re.compile(r"[|;\s]+|,(?=\s*https?:)")
_SIGNS: Final = {"$": "USD", "€": "EUR", "£": "GBP"}
_UNSTATED: Final = frozenset(
    {
        "",
        "-",
        "--",
        "n/a",
        "na",
        "none",
        "null",
        "tbd",
        "call",
        "callforprice",
        "contactus",
        "call for price",
    }
)
_UNITS: Final = {
    **dict.fromkeys(("mi", "mi.", "mile", "miles", "smi"), "mi"),
    **dict.fromkeys(("km", "kms", "kmt", "kilometers", "kilometres"), "km"),
}
_CONDITIONS: Final = {
    **dict.fromkeys(("new", "n", "newcondition", "1"), Condition.NEW),
    **dict.fromkeys(("used", "u", "usedcondition", "preowned", "0"), Condition.USED),
    **dict.fromkeys(
        ("certified", "cpo", "c", "certifiedpreowned", "certifiedused"), Condition.CERTIFIED
    ),
}
_STATES: Final = (
    ("production", StockStatus.IN_PRODUCTION),
    ("transit", StockStatus.IN_TRANSIT),
    ("preorder", StockStatus.IN_TRANSIT),
    ("backorder", StockStatus.IN_TRANSIT),
    ("outofstock", StockStatus.SOLD),
    ("soldout", StockStatus.SOLD),
    ("discontinued", StockStatus.SOLD),
    ("instock", StockStatus.IN_STOCK),
    ("available", StockStatus.IN_STOCK),
    ("active", StockStatus.IN_STOCK),
    ("onlot", StockStatus.IN_STOCK),
)
_YES: Final = frozenset({"yes", "y", "true", "1", "certified", "cpo"})
_NO: Final = frozenset({"no", "n", "false", "0", "notcertified"})


def price(text: str) -> tuple[Decimal, str] | None:
    """Give an amount and its currency ("" where none is stated): "10499 USD", "$10,499.00".

    Zero is not a price: dealers write it where none is stated.
    """
    if _is_unstated(text):
        return None
    found = _AMOUNT.fullmatch(text.strip())
    amount = _number(found["digits"]) if found else None
    if found is None or amount is None:
        raise InvalidInput("price", "write an amount such as 10499 USD or $10,499")
    if amount > MOST_DOLLARS:
        raise InvalidInput("price", f"is above {MOST_DOLLARS:,}")
    before, after = found["before"] or "", found["after"] or ""
    return None if amount == 0 else (amount, _currency(before) or _currency(after))


def mileage(text: str) -> tuple[int, str] | None:
    """Give a whole mileage and its unit, "mi", "km" or "" where none is stated."""
    if _is_unstated(text):
        return None
    found = _MILEAGE.fullmatch(text.strip())
    amount = _number(found["digits"]) if found else None
    unit = _UNITS.get(found["unit"].lower(), "") if found else ""
    if found is None or amount is None or (found["unit"] and not unit):
        raise InvalidInput("mileage", "write a number such as 31250, 31,250 mi or 50,292 km")
    if amount > MOST_MILES:
        raise InvalidInput("mileage", f"is above {MOST_MILES:,}")
    return int(amount), unit


def year(text: str) -> int | None:
    """Give a model year of four digits."""
    if _is_unstated(text):
        return None
    if not _YEAR.fullmatch(text.strip().removesuffix(".0")):
        raise InvalidInput("year", "write four digits such as 2025")
    return int(text.strip()[:4])


def condition(text: str) -> Condition | None:
    """Give new, used or certified."""
    if _is_unstated(text):
        return None
    word = _word(text)
    if word not in _CONDITIONS:
        raise InvalidInput("condition", "write new, used or certified")
    return _CONDITIONS[word]


def is_certified(text: str) -> bool | None:
    """Tell whether a used vehicle is certified."""
    if _is_unstated(text):
        return None
    word = _word(text)
    if word not in _YES | _NO:
        raise InvalidInput("certified", "write yes or no")
    return word in _YES


def status(text: str) -> StockStatus | None:
    """Give where the vehicle stands; "Sale Pending - In Transit" is in transit."""
    if _is_unstated(text):
        return None
    word = _word(text)
    if word == "sold":
        return StockStatus.SOLD
    found = next((state for part, state in _STATES if part in word), None)
    if found is None:
        raise InvalidInput("status", "write in stock, in transit, in production or sold")
    return found


def day(text: str) -> date | None:
    """Give a day written as 2026-08-18 or 08/18/2026; a time behind it is left away."""
    if _is_unstated(text):
        return None
    if iso := _ISO.fullmatch(text.strip()):
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    elif american := _AMERICAN.fullmatch(text.strip()):
        century = 2000 if len(american[3]) == 2 else 0
        parts = century + int(american[3]), int(american[1]), int(american[2])
    else:
        raise InvalidInput("in_stock_since", "write a day such as 2026-08-18")
    try:
        return date(*parts)
    except ValueError as error:
        raise InvalidInput("in_stock_since", "is no day of the calendar") from error


def day_before(text: str, today: date) -> date | None:
    """Give the day that lies so many days back."""
    if _is_unstated(text):
        return None
    days = text.strip().removesuffix(".0")
    if not (days.isascii() and days.isdigit()) or int(days[:6]) > MOST_DAYS:
        raise InvalidInput("in_stock_since", "write a number of days")
    return today - timedelta(days=int(days[:6]))


def images(texts: list[str]) -> tuple[str, ...]:
    """Give the addresses of images, each once; they stand apart by | ; spaces or commas."""
    parts = (part.strip(" ,") for text in texts for part in _SEPARATORS.split(text))
    found = dict.fromkeys(part for part in parts if part.startswith(("http://", "https://")))
    return tuple(found)[:MOST_IMAGES]


def _is_unstated(text: str) -> bool:
    return text.strip().lower() in _UNSTATED


def _word(text: str) -> str:
    return re.sub(r"https?://schema\.org/|[\W_]+", "", text.strip().lower())


def _currency(sign: str) -> str:
    return _SIGNS.get(sign, sign.upper())


def _number(digits: str) -> Decimal | None:
    """Give the number; "10,499" is ten thousand and "10.49" ten and a half, in any language."""
    text = digits.strip()
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub(r"[^0-9]", "", text))
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _BOTH.fullmatch(text):
        whole, fraction = re.split(r"[.,](?=[0-9]{1,2}$)", text)
        return Decimal(re.sub(r"[^0-9]", "", whole) + "." + fraction)
    return None
