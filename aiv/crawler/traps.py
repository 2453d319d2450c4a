"""Keep a crawl out of places that make addresses without end: facets, calendars, sessions."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final
from urllib.parse import parse_qsl, urlsplit

A_PARAMETER_SET: Final = 20
A_PATH: Final = 60
"""How many addresses of one path are asked for, whatever their parameters are called."""
A_NUMBERED_PATH: Final = 20
_DIGITS: Final = re.compile(r"\d+")


class Traps:
    """Count addresses by their form, and say when a form has had enough."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, ...]] = Counter()

    def lets(self, url: str, *, is_vehicle: bool) -> bool:
        """Take an address into account; say whether its form was not yet seen too often."""
        forms = _forms(url, is_vehicle=is_vehicle)
        if any(self._counts[form] >= most for form, most in forms):
            return False
        self._counts.update(form for form, _ in forms)
        return True


def _forms(url: str, *, is_vehicle: bool) -> list[tuple[tuple[str, ...], int]]:
    parts = urlsplit(url)
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    forms = []
    if names:
        forms.append((("parameters", parts.path, *names), A_PARAMETER_SET))
        forms.append((("path", parts.path), A_PATH))
    # The number in a vehicle's address is its own; in a calendar's it only counts.
    if not is_vehicle and _DIGITS.search(parts.path):
        forms.append((("numbered", _DIGITS.sub("0", parts.path), *names), A_NUMBERED_PATH))
    return forms
