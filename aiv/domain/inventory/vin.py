"""Judge a vehicle identification number: its shape, its check digit, where and when it was built.

ISO 3779 fixes the structure; the check digit is the law of North America (49 CFR 565).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiv.domain.inventory.vehicle import StockStatus

LENGTH: Final = 17
CHECK_POSITION: Final = 9
FIRST_STANDARD_YEAR: Final = 1981
"""Older vehicles bear numbers of their makers' own making."""
OLD_IMPORT_YEARS: Final = 25
"""Imports older than this are exempt in Google's vehicle listings (site_audit.md 1.3)."""
NORTH_AMERICA: Final = frozenset({"US", "CA", "MX"})

# Stands where 0 would be: I, O and Q are not used, because they look like 1 and 0.
_VALUES: Final = {
    **{sign: int(sign) for sign in "0123456789"},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7,
    "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}
_WEIGHTS: Final = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_REGIONS: Final = (
    ("ABCDEFGH", "Africa"),
    ("JKLMNPR", "Asia"),
    ("STUVWXYZ", "Europe"),
    ("12345", "North America"),
    ("67", "Oceania"),
    ("89", "South America"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VinFault:
    """What is wrong with a number; `position` counts from 1, None where it is the length.

    `is_excused` tells that the vehicle may bear it: it is too old, or not built yet.
    """

    position: int | None
    reason: str
    is_excused: bool = False


def clean(text: str) -> str:
    """Give the number in capitals without the spaces and dashes that people put in."""
    return "".join(text.split()).replace("-", "").upper()


def fault(
    vin: str,
    *,
    year: int | None,
    status: StockStatus | None,
    country: str,
    this_year: int,
) -> VinFault | None:
    """Give the first fault of a cleaned number, or None; `country` is the market's, two letters.

    Source: site_audit.md 1.3 and D01 (exempt: before 1981, imports older than 25 years, and what
    is in production or in transit, whose number is often a placeholder).
    """
    found = _shape_fault(vin) or _check_fault(vin, country)
    if found is None:
        return None
    position, reason = found
    excuse = _excuse(vin, year, status, this_year)
    shown = f"{reason}; {excuse}" if excuse else reason
    return VinFault(position=position, reason=shown, is_excused=bool(excuse))


def check_digit(vin: str) -> str:
    """Give the digit that stands at position 9 of a well-formed number; X is ten."""
    total = sum(_VALUES[sign] * weight for sign, weight in zip(vin, _WEIGHTS, strict=True))
    return "X" if total % 11 == 10 else str(total % 11)


def region(vin: str) -> str:
    """Give the part of the world whose maker built it; an empty text where the sign is unknown."""
    return next((name for signs, name in _REGIONS if vin[:1] and vin[0] in signs), "")


def _shape_fault(vin: str) -> tuple[int | None, str] | None:
    for position, sign in enumerate(vin, start=1):
        if position > LENGTH:
            break
        if sign not in _VALUES:
            return position, f"“{sign}” may not stand at position {position}"
    if len(vin) != LENGTH:
        return None, f"it has {len(vin)} signs instead of {LENGTH}"
    return None


def _check_fault(vin: str, country: str) -> tuple[int, str] | None:
    if region(vin) != "North America" and country not in NORTH_AMERICA:
        return None
    expected = check_digit(vin)
    if vin[CHECK_POSITION - 1] == expected:
        return None
    found = vin[CHECK_POSITION - 1]
    return (
        CHECK_POSITION,
        f"position {CHECK_POSITION} is {found}, the check digit would be {expected}",
    )


def _excuse(vin: str, year: int | None, status: StockStatus | None, this_year: int) -> str:
    if status in (StockStatus.IN_PRODUCTION, StockStatus.IN_TRANSIT):
        return "it is not on the lot yet, so this may be a placeholder"
    if year is not None and year < FIRST_STANDARD_YEAR:
        return f"vehicles before {FIRST_STANDARD_YEAR} are exempt"
    is_old = year is not None and this_year - year > OLD_IMPORT_YEARS
    if is_old and region(vin) != "North America":
        return f"imports older than {OLD_IMPORT_YEARS} years are exempt"
    return ""
