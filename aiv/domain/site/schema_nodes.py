"""Read single JSON-LD nodes, whatever shape their authors gave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from aiv.domain.site.page_facts import Node, PageFacts

VIN_FIELDS: Final = ("vehicleIdentificationNumber",)


def types_of(node: Node) -> tuple[str, ...]:
    """Give the node's types by their short names: "http://schema.org/Car" is "Car"."""
    return tuple(_short(each) for each in listed(node.get("@type")) if isinstance(each, str))


def written_types(nodes: Iterable[Node]) -> tuple[str, ...]:
    """Give every type as written, each once, sorted."""
    found = (each for node in nodes for each in listed(node.get("@type")))
    return tuple(sorted({each for each in found if isinstance(each, str)}))


def is_any(node: Node, kinds: Iterable[str]) -> bool:
    """Tell whether the node is of one of the kinds."""
    return not set(types_of(node)).isdisjoint(kinds)


def of_kinds(nodes: Iterable[Node], kinds: Iterable[str]) -> tuple[Node, ...]:
    """Give the nodes of the kinds, in their order."""
    wanted = frozenset(kinds)
    return tuple(node for node in nodes if is_any(node, wanted))


def all_nodes(facts: PageFacts) -> tuple[Node, ...]:
    """Give the page's typed nodes of JSON-LD, then those of its microdata."""
    inner = (node for item in facts.microdata for node in _within(item.properties))
    return (*facts.nodes, *inner)


def listed(value: object) -> list[Any]:
    """Give one value or many as a list; nothing is an empty one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def first_node(value: object) -> Node | None:
    """Give the first object among one or many values."""
    return next((each for each in listed(value) if isinstance(each, dict)), None)


def word(value: object) -> str:
    """Give a value's words: a text, a number, or the name, value or id of a node."""
    for each in listed(value):
        if isinstance(each, str | int | float) and not isinstance(each, bool):
            if text := str(each).strip():
                return text
        elif isinstance(each, dict):
            for field in ("name", "value", "@value", "url", "@id"):
                if text := word(each.get(field)):
                    return text
    return ""


def is_filled(value: object) -> bool:
    """Tell whether a value says anything; a zero does, an empty text or object does not."""
    if isinstance(value, list):
        return any(is_filled(each) for each in value)
    if isinstance(value, dict):
        return any(is_filled(part) for key, part in value.items() if key != "@type")
    return value is not None and str(value).strip() != ""


def _short(kind: str) -> str:
    return kind.rstrip("/#").rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]


def _within(node: Node) -> Iterator[Node]:
    if node.get("@type"):
        yield node
    for value in node.values():
        for part in listed(value):
            if isinstance(part, dict):
                yield from _within(part)
