"""Say whose phone or hours a line speaks of: the store's, or one of its departments'."""

from __future__ import annotations

import re
from typing import Final

from aiv.domain.stated.scopes import Line

_NAMES: Final = re.compile(
    r"\b(?:(?P<sales>sales|showroom)|(?P<service>service|repairs?|maintenance|quick lane)"
    r"|(?P<parts>parts)|(?P<finance>financ\w+)"
    r"|(?P<other>body shop|collision|rental|roadside|fax|express|customer care|corporate))\b",
    re.I,
)


def named(line: Line, at: int) -> str:
    """Give the department named last before a place of the line, else above it, else nothing."""
    found = list(_NAMES.finditer(line.text, 0, at)) or list(_NAMES.finditer(line.heading))
    return str(found[-1].lastgroup) if found else ""
