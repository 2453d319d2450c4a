"""Read which vehicles a shopper looks for; only names that the feed itself holds are names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from aiv.domain.shopper_chat import words
from aiv.domain.shopper_chat.knowledge import Knowledge, VehicleWish

OLDEST: Final = 1950
NEWEST: Final = 2050
_VIN = re.compile(r"\b[a-hj-npr-z0-9]{17}\b")
_STOCK = re.compile(r"\b(?:stock|stk)\s*(?:number|num|no\.?|#)?\s*:?\s*#?\s*([a-z]*\d[a-z0-9-]*)\b")
_YEAR = re.compile(r"(?<![$\d,.])\b(19[5-9]\d|20[0-4]\d)\b(?![,.]?\d)")
_SUM = r"\$?\s?(\d{1,3}(?:,\d{3})+|\d{1,6})\s?(k|grand|thousand|mil)?\b"
_AT_MOST = re.compile(
    rf"\b(?:under|below|less than|up to|at most|max(?:imum)?|menos de|hasta) {_SUM}"
)
_AT_LEAST = re.compile(rf"\b(?:over|above|more than|at least|from|mas de|desde) {_SUM}")
_BETWEEN = re.compile(rf"\b(?:between|entre) {_SUM} (?:and|to|y) {_SUM}|{_SUM} ?(?:-|to) ?{_SUM}")
_CERTIFIED = re.compile(r"\b(?:certified|cpo|certificad[oa]s?)\b")
_USED = re.compile(r"\b(?:used|pre-?owned|second.?hand|usad[oa]s?)\b")
_NEW = re.compile(r"\b(?:brand.?new|new|nuev[oa]s?)\b(?! (?:year|york|to)\b)")
# Smaller figures are years, miles or counts, and no prices of cars.
LEAST_PRICE: Final = 500


def read(text: str, known: Knowledge) -> VehicleWish:
    """Give what is looked for; a wish that names nothing `is_open`."""
    said = words.plain(text)
    vin, stock = _VIN.search(said), _STOCK.search(said)
    low, high = _prices(said)
    years = sorted(int(each) for each in _YEAR.findall(said))
    return VehicleWish(
        makes=_named(known.stock_makes, said),
        models=_named(known.stock_models, said),
        year_from=years[0] if years else None,
        year_to=years[-1] if years else None,
        price_from=low,
        price_to=high,
        condition=_condition(said),
        vin=vin[0].upper() if vin and any(each.isdigit() for each in vin[0]) else "",
        stock_number=stock[1].upper() if stock else "",
    )


def _named(names: Iterable[str], said: str) -> frozenset[str]:
    return frozenset(name for name in names if _is_named(words.plain(name), said))


def _is_named(name: str, said: str) -> bool:
    if not name or (name.isdigit() and len(name) > 3):
        return False
    return re.search(rf"(?<![\w]){re.escape(name)}s?(?![\w])", said) is not None


def _prices(said: str) -> tuple[int | None, int | None]:
    if found := _BETWEEN.search(said):
        pair = [part for part in (found.group(1, 2), found.group(3, 4),
                                  found.group(5, 6), found.group(7, 8)) if part[0]]  # fmt: skip
        # "20 to 25k": the unit behind the second holds for both.
        low, high = (_sum(digits, unit or pair[1][1]) for digits, unit in pair)
        if low is not None and high is not None and not _are_years(low, high):
            return min(low, high), max(low, high)
    above, below = _AT_LEAST.search(said), _AT_MOST.search(said)
    return (
        _sum(*above.group(1, 2)) if above else None,
        _sum(*below.group(1, 2)) if below else None,
    )


def _are_years(low: int, high: int) -> bool:
    return all(OLDEST <= each <= NEWEST for each in (low, high))


def _sum(digits: str, unit: str | None) -> int | None:
    value = int(digits.replace(",", "")) * (1000 if unit else 1)
    return value if value >= LEAST_PRICE else None


def _condition(said: str) -> str:
    if _CERTIFIED.search(said):
        return "certified"
    if _USED.search(said):
        return "used"
    return "new" if _NEW.search(said) else ""
