"""Turn verified facts about a dealer into the JSON that is stored, and back into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aiv.domain.errors import InvalidInput
from aiv.domain.markets import hours
from aiv.domain.markets.dealer_record import DealerRecord
from aiv.domain.markets.hours import Holiday, Spans, Week

DEPARTMENTS: Final = {
    "sales": "Sales",
    "service": "Service",
    "parts": "Parts",
    "finance": "Finance",
}
MAX_LINES: Final = 60
MAX_LINE: Final = 300


def of_record(record: DealerRecord) -> dict[str, object]:
    """Give the facts that the record itself states; None where it states none."""
    address = {
        name: getattr(record, name)
        for name in ("street", "city", "region", "postal_code", "country")
    }
    return {
        "phone": record.phone or None,
        "website": record.website or None,
        "makes": list(record.makes) or None,
        "address": address if record.street and record.city else None,
    }


def of_hours(week: Mapping[str, Spans], holidays: Sequence[Holiday]) -> dict[str, object] | None:
    """Give the fact of opening hours: {"week": {"mon": [["09:00", "18:00"]]}, "holidays": []}."""
    if not week and not holidays:
        return None
    return {
        "week": _week(week),
        "holidays": [
            {"date": each.day, "spans": _spans(each.spans), "name": each.name} for each in holidays
        ],
    }


def of_departments(phones: Mapping[str, str], weeks: Mapping[str, Week]) -> object | None:
    """Give the fact of departments: {"service": {"phone": ..., "week": {...}}}."""
    found = {
        name: {"phone": phones.get(name, ""), "week": _week(weeks.get(name, {}))}
        for name in DEPARTMENTS
        if phones.get(name) or weeks.get(name)
    }
    return found or None


def lines(text: str) -> list[str]:
    """Give the lines of a list, each once. Raises InvalidInput beyond 60 lines or 300 signs."""
    found = list(
        dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip())
    )
    if len(found) > MAX_LINES or any(len(line) > MAX_LINE for line in found):
        raise InvalidInput("lines", f"write at most {MAX_LINES} lines of {MAX_LINE} letters")
    return found


def week_of(value: Any) -> Week:
    """Give the week of a stored fact."""
    stored = value.get("week", {}) if isinstance(value, dict) else {}
    return {day: _tuples(stored[day]) for day in hours.DAYS if day in stored}


def holidays_text(value: Any) -> str:
    """Write the holidays of a stored fact as a person types them."""
    stored = value.get("holidays", []) if isinstance(value, dict) else []
    return "\n".join(
        f"{each['date']} {hours.show_day(_tuples(each['spans']))} {each['name']}".strip()
        for each in stored
    )


def _tuples(spans: Any) -> Spans:
    return tuple((opens, closes) for opens, closes in spans)


def _spans(spans: Spans) -> list[list[str]]:
    return [list(span) for span in spans]


def _week(week: Mapping[str, Spans]) -> dict[str, list[list[str]]]:
    return {day: _spans(week[day]) for day in hours.DAYS if day in week}
