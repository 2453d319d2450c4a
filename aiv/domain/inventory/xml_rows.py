"""Read the vehicles of an XML feed: Google's RSS or Atom, or any list of vehicle elements.

Entities are not resolved, nothing is fetched, and what was read is let go at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from lxml import etree

from aiv.domain.errors import InvalidInput
from aiv.domain.inventory import columns
from aiv.domain.inventory.feed import RawRow

ITEMS: Final = frozenset({"item", "entry", "vehicle", "listing", "car", "unit", "ad"})
FRAMES: Final = frozenset({"rss", "channel", "feed", "inventory", "vehicles", "listings"})
ROW_DEPTH: Final = 2
MAX_CELLS: Final = 300


def read(file: IO[bytes]) -> Iterator[RawRow]:
    """Give one row for each vehicle element, counted from 1.

    Raises InvalidInput naming "file" where the XML breaks or holds no vehicle.
    """
    number = 0
    try:
        for element in _elements(file):
            number += 1
            yield _row(number, element)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        reason = f"is broken XML at line {line:,}; export it again"
        raise InvalidInput("file", reason) from error
    if not number:
        raise InvalidInput("file", "holds no vehicles; each one is an element such as <item>")


def _elements(file: IO[bytes]) -> Iterator[etree._Element]:
    """Give the outermost elements that are vehicles, and forget each one behind us."""
    parsing = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth, inside = 0, 0
    for event, element in parsing:
        if event == "start":
            depth += 1
            if not inside and _is_item(element, depth):
                inside = depth
        else:
            if depth == inside:
                inside = 0
                yield element
                _forget(element)
            elif not inside:
                _forget(element)
            depth -= 1


def _is_item(element: etree._Element, depth: int) -> bool:
    name = _name(element)
    return name in ITEMS or (depth == ROW_DEPTH and name not in FRAMES)


def _forget(element: etree._Element) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _row(number: int, element: etree._Element) -> RawRow:
    # A price inside <shipping> is not the vehicle's: what stands directly in it comes first.
    leaves = sorted(_leaves(element), key=lambda leaf: leaf.getparent() is not element)
    found = [(str(name), str(value)) for name, value in element.attrib.items()]
    found += [(_name(leaf), _text(leaf)) for leaf in leaves]
    kept = [pair for pair in found if pair[1].strip()][:MAX_CELLS]
    return RawRow(number, tuple(name for name, _ in kept), tuple(value for _, value in kept))


def _leaves(element: etree._Element) -> list[etree._Element]:
    """Give what holds words; of what nobody reads each name once."""
    found, seen = [], set()
    for leaf in element.iterdescendants():
        if not isinstance(leaf.tag, str) or any(isinstance(child.tag, str) for child in leaf):
            continue
        name = _name(leaf)
        if columns.field_of(name) is None and name in seen:
            continue
        seen.add(name)
        found.append(leaf)
    return found


def _text(leaf: etree._Element) -> str:
    # Atom writes an address as an attribute of an empty element.
    return (leaf.text or "").strip() or str(leaf.get("href") or leaf.get("url") or "")


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""
