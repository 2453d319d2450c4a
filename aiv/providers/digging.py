"""Take values out of JSON of no guaranteed shape: what does not fit is None, never an error."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeAlias

from aiv.domain.evidence.answers import JSON

Body: TypeAlias = Mapping[str, JSON]
Step: TypeAlias = str | int

# Above these a figure is a fault of the sender; they also keep arithmetic from overflowing.
_MAX_WHOLE = 2**53
_MAX_EPOCH_S = 4_102_444_800  # 1 January 2100


def dig(value: JSON, *path: Step) -> JSON:
    """Follow keys and positions into nested JSON; give None where the path ends early."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        else:
            value = value[step] if isinstance(value, list) and step < len(value) else None
    return value


def text_at(value: JSON, *path: Step) -> str | None:
    """Give a text that is not empty."""
    found = dig(value, *path)
    return found if isinstance(found, str) and found else None


def whole_at(value: JSON, *path: Step) -> int | None:
    """Give a whole number from 0 upwards."""
    found = dig(value, *path)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    # The bounds come first: they also refuse what is not a number or not finite.
    return int(found) if 0 <= found <= _MAX_WHOLE and found == int(found) else None


def number_at(value: JSON, *path: Step) -> float | None:
    """Give a finite number."""
    found = dig(value, *path)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return float(found) if -_MAX_WHOLE <= found <= _MAX_WHOLE else None


def money_at(value: JSON, *path: Step) -> Decimal | None:
    """Give an amount from 0 upwards, exactly as it was written."""
    found = number_at(value, *path)
    return Decimal(str(dig(value, *path))) if found is not None and found >= 0 else None


def record_at(value: JSON, *path: Step) -> Body:
    """Give an object; an empty one where there is none."""
    found = dig(value, *path)
    return found if isinstance(found, dict) else {}


def records_at(value: JSON, *path: Step) -> list[Body]:
    """Give the objects of a list."""
    found = dig(value, *path)
    return (
        [member for member in found if isinstance(member, dict)] if isinstance(found, list) else []
    )


def texts_at(value: JSON, *path: Step) -> tuple[str, ...]:
    """Give the texts of a list that say something."""
    found = dig(value, *path)
    members = found if isinstance(found, list) else []
    return tuple(member for member in members if isinstance(member, str) and member.strip())


def wholes_at(value: JSON, *path: Step) -> list[int]:
    """Give the whole numbers of a list."""
    found = dig(value, *path)
    members = (whole_at(member) for member in found) if isinstance(found, list) else ()
    return [member for member in members if member is not None]


def total(figures: Iterable[int | None]) -> int | None:
    """Add up the known figures; None when none is known."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def moment_at(value: JSON, *path: Step) -> datetime | None:
    """Give a time in UTC, written as seconds since 1970 or as a text with its offset."""
    seconds = number_at(value, *path)
    if seconds is not None:
        return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < _MAX_EPOCH_S else None
    return _moment(text_at(value, *path) or "")


def parsed(text: str | None) -> JSON:
    """Read JSON that was sent inside a text; None where it is not JSON."""
    try:
        return json.loads(text or "")
    except (ValueError, RecursionError):
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.replace(" UTC", "+00:00").replace(" +", "+"))
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
