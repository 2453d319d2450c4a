"""Find the vehicle numbers that a page states: in its markup, its attributes and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from aiv.domain.site.page_facts import Node
from aiv.domain.site.schema_nodes import VIN_FIELDS

_VIN = r"(?=[A-Z]{0,16}\d)(?=\d{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])"
# Only the rare part ignores case, so that the search for where it begins stays quick.
_ATTRIBUTE = re.compile(rf"data-vin\s{{0,9}}=\s{{0,9}}[\"']?((?i:{_VIN}))")
_WORDS = re.compile(rf"\b(?:VIN|Vin|vin)\b((?i: number| no\.?)?\s{{0,9}}[:#]?\s{{0,9}}(?i:{_VIN}))")
_WHOLE = re.compile(_VIN)


def vins_of(source: str, *, text: str, nodes: Iterable[Node]) -> tuple[str, ...]:
    """Give each vehicle number once, in upper case: of the markup first, then of the words."""
    found = [
        *_stated(nodes),
        *(each.upper() for each in _ATTRIBUTE.findall(source)),
        *(each[-17:].upper() for each in _WORDS.findall(text)),
    ]
    return tuple(dict.fromkeys(found))


def _stated(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        for field in VIN_FIELDS:
            for value in _flat(node.get(field)):
                number = str(value).strip().upper()
                if _WHOLE.fullmatch(number):
                    yield number


def _flat(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
