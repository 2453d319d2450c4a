"""Find the day that a shopper asks about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from aiv.domain.markets.hours import Holiday
from aiv.domain.shopper_chat import words

WEEKDAYS: Final = (
    ("monday", "mon", "lunes"),
    ("tuesday", "tue", "tues", "martes"),
    ("wednesday", "wed", "miercoles"),
    ("thursday", "thu", "thurs", "jueves"),
    ("friday", "fri", "viernes"),
    ("saturday", "sat", "sabado"),
    ("sunday", "sun", "domingo"),
)
MONTHS: Final = (
    ("january", "jan", "enero"), ("february", "feb", "febrero"), ("march", "mar", "marzo"),
    ("april", "apr", "abril"), ("may", "mayo"), ("june", "jun", "junio"),
    ("july", "jul", "julio"), ("august", "aug", "agosto"), ("september", "sept", "sep",
    "septiembre"), ("october", "oct", "octubre"), ("november", "nov", "noviembre"),
    ("december", "dec", "diciembre"),
)  # fmt: skip
_WEEKDAY: Final = {name: place for place, names in enumerate(WEEKDAYS) for name in names}
_MONTH: Final = {name: place for place, names in enumerate(MONTHS, start=1) for name in names}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTH_DAY = re.compile(rf"\b({_NAMES})\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of |de )?({_NAMES})\b")
_TOMORROW = re.compile(r"\b(tomorrow|manana)\b")
_TODAY = re.compile(r"\b(today|tonight|now|hoy|ahora|this (?:morning|afternoon|evening))\b")


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    def on(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return on


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _memorial(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


# The longer name first: Christmas Eve is not Christmas.
HOLIDAYS: Final[tuple[tuple[str, Callable[[int], date]], ...]] = (
    ("christmas eve", _fixed(12, 24)),
    ("nochebuena", _fixed(12, 24)),
    ("christmas", _fixed(12, 25)),
    ("navidad", _fixed(12, 25)),
    ("new year's eve", _fixed(12, 31)),
    ("new years eve", _fixed(12, 31)),
    ("new year", _fixed(1, 1)),
    ("ano nuevo", _fixed(1, 1)),
    ("thanksgiving", _nth(11, 3, 4)),
    ("black friday", lambda year: _nth(11, 3, 4)(year) + timedelta(days=1)),
    ("labor day", _nth(9, 0, 1)),
    ("memorial day", _memorial),
    ("independence day", _fixed(7, 4)),
    ("fourth of july", _fixed(7, 4)),
    ("4th of july", _fixed(7, 4)),
)


def asked(text: str, *, today: date, holidays: Sequence[Holiday]) -> tuple[date | None, bool]:
    """Give the day that is named, and whether it was named as a holiday; None for no day.

    A day without a year is the next one from today on.
    """
    said = words.plain(text)
    named = _holiday(said, today, holidays)
    if named is not None:
        return named, True
    return _plain_day(said, today), False


def _holiday(said: str, today: date, holidays: Sequence[Holiday]) -> date | None:
    own = (date.fromisoformat(each.day) for each in holidays if _is_named(each.name, said))
    coming = min((each for each in own if each >= today), default=None)
    if coming is not None:
        return coming
    for name, on in HOLIDAYS:
        if name in said:
            return on(today.year) if on(today.year) >= today else on(today.year + 1)
    return None


def _is_named(name: str, said: str) -> bool:
    known = words.plain(name).removesuffix(" day")
    return len(known) > 3 and re.search(rf"\b{re.escape(known)}\b(?! eve)", said) is not None


def _plain_day(said: str, today: date) -> date | None:
    if found := _ISO.search(said):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_DAY.search(said):
        return _coming(_MONTH[found[1]], int(found[2]), today)
    if found := _DAY_MONTH.search(said):
        return _coming(_MONTH[found[2]], int(found[1]), today)
    if _TOMORROW.search(said):
        return today + timedelta(days=1)
    for word in words.words(said):
        if word.removesuffix("s") in _WEEKDAY or word in _WEEKDAY:
            place = _WEEKDAY.get(word, _WEEKDAY.get(word.removesuffix("s"), 0))
            return today + timedelta(days=(place - today.weekday()) % 7)
    return today if _TODAY.search(said) else None


def _coming(month: int, day: int, today: date) -> date | None:
    this = _date(today.year, month, day)
    if this is None or this >= today:
        return this or _date(today.year + 1, month, day)
    return _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
