"""Read opening hours from markup and compare them with the verified ones."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from aiv.domain.markets import hours
from aiv.domain.markets.dealer_facts import week_of
from aiv.domain.markets.hours import Spans, Week
from aiv.domain.site.known import Known
from aiv.domain.site.page_facts import Node
from aiv.domain.site.schema_nodes import listed, word

_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})")
_LINE: Final = re.compile(
    r"((?:mo|tu|we|th|fr|sa|su)(?:\s?[-,]\s?(?:mo|tu|we|th|fr|sa|su))*)\s+"
    r"(\d{1,2}:\d{2})\s?-\s?(\d{1,2}:\d{2})",
    re.IGNORECASE,
)


def week_of_record(known: Known) -> Week:
    """Give the verified week; empty where nobody verified one."""
    return week_of(known.facts.get("hours"))


def week_of_node(node: Node) -> Week:
    """Give the week that a node states by openingHoursSpecification or openingHours."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in listed(node.get("openingHoursSpecification")):
        if isinstance(each, dict):
            opens, closes = _clock(word(each.get("opens"))), _clock(word(each.get("closes")))
            for day in _named_days(each):
                # A day that opens and closes at one time is how markup writes "closed".
                found[day] |= {(opens, closes)} if opens and closes and opens != closes else set()
    for line in listed(node.get("openingHours")):
        for days, opens, closes in _LINE.findall(str(line)):
            for day in _short_days(days):
                found[day].add((_clock(opens), _clock(closes)))
    return {day: tuple(sorted(found[day])) for day in hours.DAYS if day in found}


def agrees(stated: Week, wanted: Week) -> bool:
    """Tell whether no day that both name differs."""
    return all(stated[day] == wanted[day] for day in stated.keys() & wanted.keys())


def largest_gap_minutes(stated: Week, wanted: Week) -> int | None:
    """Give the largest difference of any opening or closing; a whole day where one is closed.

    None where no day is named by both.
    """
    shared = stated.keys() & wanted.keys()
    return max((_gap(stated[day], wanted[day]) for day in shared), default=None)


def _gap(one: Spans, other: Spans) -> int:
    if len(one) != len(other):
        return 24 * 60
    edges = zip((t for span in one for t in span), (t for span in other for t in span), strict=True)
    return max((abs(_minutes(a) - _minutes(b)) for a, b in edges), default=0)


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _clock(text: str) -> str:
    found = _CLOCK.search(text)
    return f"{int(found[1]):02d}:{found[2]}" if found else ""


def _named_days(specification: Node) -> list[str]:
    names = [word(day).rpartition("/")[2][:3].lower() for day in
             listed(specification.get("dayOfWeek"))]  # fmt: skip
    return [name for name in names if name in hours.DAYS]


def _short_days(text: str) -> list[str]:
    """Give the days of "Mo-Fr" or "Sa,Su"."""
    short = [day[:2] for day in hours.DAYS]
    days: list[str] = []
    for part in text.lower().replace(" ", "").split(","):
        first, _, last = part.partition("-")
        start, end = short.index(first), short.index(last or first)
        days += [hours.DAYS[(start + step) % 7] for step in range((end - start) % 7 + 1)]
    return days
