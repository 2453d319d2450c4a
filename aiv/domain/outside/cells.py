"""Read one cell of a CSV: numbers, shares, days and times as people and programs write them."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime
from typing import Final

from aiv.domain.errors import InvalidInput

MAX_COUNT: Final = 10**15
_COUNT: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,16}(?:\.0{1,6})?")
_NUMBER: Final = re.compile(r"\d{1,15}(?:\.\d{0,15})?|\.\d{1,15}")
_FORMATS: Final = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d",
    "%m/%d/%Y",
    "%m/%d/%y",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M %p",
    "%d.%m.%Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%d %B %Y",
)
_TIME_REMEDY: Final = "write a day such as 2026-05-31"


def count(field: str, cell: str) -> int | None:
    """Give a whole number of at least 0, None for an empty cell."""
    if not cell:
        return None
    if not cell.isascii() or not _COUNT.fullmatch(cell):
        raise InvalidInput(field, f"“{cell[:40]}” is no whole number")
    found = int(float(cell.replace(",", "")))
    if found > MAX_COUNT:
        raise InvalidInput(field, f"“{cell[:40]}” is too large to be a count")
    return found


def number(field: str, cell: str) -> float | None:
    """Give a number of at least 0, None for an empty cell."""
    if not cell:
        return None
    if not cell.isascii() or not _NUMBER.fullmatch(cell):
        raise InvalidInput(field, f"“{cell[:40]}” is no number of at least 0")
    found = float(cell)
    if not math.isfinite(found):
        raise InvalidInput(field, f"“{cell[:40]}” is no number of at least 0")
    return found


def share(field: str, cell: str) -> float | None:
    """Give a share 0..1 of "3.2%" or "0.032"; a bare 3.2 could mean either and is refused."""
    if not cell:
        return None
    is_percent = cell.endswith("%")
    found = number(field, cell.removesuffix("%").strip())
    if found is None:
        raise InvalidInput(field, f"“{cell[:40]}” is no share")
    found = found / 100.0 if is_percent else found
    if found > 1.0:
        raise InvalidInput(field, "write a share such as 0.032, or a percentage such as 3.2%")
    return found


def moment(field: str, cell: str, *, now: datetime) -> datetime:
    """Give a time that has come, as UTC; one without a zone is taken as UTC."""
    found = _moment(cell)
    if found is None:
        raise InvalidInput(field, f"“{cell[:40]}” is no date we can read; {_TIME_REMEDY}")
    if found.year < 1990 or found > now.replace(hour=23, minute=59, second=59):
        raise InvalidInput(field, f"“{cell[:40]}” lies in the future or before 1990")
    return found


def day(field: str, cell: str, *, now: datetime) -> date:
    """Give a day that has come."""
    return moment(field, cell, now=now).date()


def _moment(cell: str) -> datetime | None:
    if not cell or not cell.isascii() or len(cell) > 40:
        return None
    found = _iso(cell) or _written(cell)
    if found is None:
        return None
    try:
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except OverflowError:  # the last hours of year 9999, moved to UTC
        return None


def _iso(cell: str) -> datetime | None:
    # Python takes "20260531" for a day as well, and so do we.
    try:
        return datetime.fromisoformat(cell.removesuffix(" UTC"))
    except ValueError:
        return None


def _written(cell: str) -> datetime | None:
    for form in _FORMATS:
        try:
            return datetime.strptime(cell, form)
        except ValueError:
            continue
    return None
