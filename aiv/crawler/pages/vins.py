"""Find the vehicle numbers that a page states: in its markup, its attributes and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from aiv.domain.site.page_facts import Node
from aiv.domain.site.schema_nodes import VIN_FIELDS

MAX_TRIES: Final = 20_000
_VIN = r"(?=[A-Z]{0,16}\d)(?=\d{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])"
# Only the rare part ignores case, so that the search for where it begins stays quick.
_ATTRIBUTE = re.compile(rf"data-vin\s{{0,9}}=\s{{0,9}}[\"']?((?i:{_VIN}))")
_WORDS = re.compile(rf"\bVIN\b((?i: number| no\.?)?\s{{0,9}}[:#]?\s{{0,9}}(?i:{_VIN}))")
_WHOLE = re.compile(_VIN)


def vins_of(source: str, *, text: str, nodes: Iterable[Node]) -> tuple[str, ...]:
    """Give each vehicle number once, in upper case: of the markup first, then of the words."""
    found = [
        *_stated(nodes),
        *(each.upper() for each in _near(_ATTRIBUTE, "data-vin", source)),
        *(each[-17:].upper() for each in _near(_WORDS, "VIN", text)),
    ]
    return tuple(dict.fromkeys(found))


def _near(pattern: re.Pattern[str], mark: str, text: str) -> Iterator[str]:
    """Give what the pattern finds where the mark stands; looking for a mark is quick."""
    at, tries = text.find(mark), 0
    while at >= 0 and tries < MAX_TRIES:
        if found := pattern.match(text, at):
            yield found[1]
        at, tries = text.find(mark, at + len(mark)), tries + 1


def _stated(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        for field in VIN_FIELDS:
            for value in _flat(node.get(field)):
                number = str(value).strip().upper()
                if _WHOLE.fullmatch(number):
                    yield number


def _flat(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
