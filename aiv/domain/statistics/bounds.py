"""Refuse numbers that lie outside the range a formula is defined on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from aiv.domain.errors import InvalidInput


def within(field: str, value: float, *, low: float, high: float) -> float:
    """Return the value as a float; InvalidInput when it is not a number in low..high."""
    if not low <= value <= high:  # also false for NaN
        raise InvalidInput(field, f"{value} lies outside {low:g} to {high:g}")
    return float(value)


def share(field: str, value: float) -> float:
    """Return a share (0..1); InvalidInput otherwise."""
    return within(field, value, low=0.0, high=1.0)


def finite(field: str, value: float) -> float:
    """Return any finite number; InvalidInput for NaN and infinities."""
    if not math.isfinite(value):
        raise InvalidInput(field, f"{value} is not a finite number")
    return float(value)


def not_negative(field: str, value: float) -> float:
    """Return a finite number of at least 0; InvalidInput otherwise."""
    if finite(field, value) < 0.0:
        raise InvalidInput(field, f"{value} is below 0")
    return float(value)


def positive(field: str, value: float) -> float:
    """Return a finite number above 0; InvalidInput otherwise."""
    if finite(field, value) <= 0.0:
        raise InvalidInput(field, f"{value} is not above 0")
    return float(value)


def part_of(field: str, part: float, whole: float) -> float:
    """Return a count that is not negative and not above its whole; InvalidInput otherwise."""
    if not 0.0 <= part <= whole:
        raise InvalidInput(field, f"{part} of {whole} is not a possible count")
    return float(part)


def same_length(field: str, *rows: Sequence[object]) -> None:
    """Raise InvalidInput unless all sequences have one length."""
    if len({len(row) for row in rows}) > 1:
        raise InvalidInput(field, "the lists differ in length")
