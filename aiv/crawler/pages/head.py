"""Read what a page says of itself in its head: title, canonical address, orders to robots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_METAS: Final = 500

# Names under which a page may address one robot by meta; others are not read by anybody.
_ROBOT_NAMES: Final = ("bot", "spider", "crawler", "slurp", "bingpreview")
_TIMES: Final = frozenset(
    ["article:modified_time", "article:published_time", "og:updated_time", "last-modified"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head says; None is "not there"."""

    lang: str | None
    title: str | None
    description: str | None
    canonical: str | None
    robots: str | None
    bot_robots: Mapping[str, str]
    times: tuple[str, ...]


def read_head(tree: LexborHTMLParser) -> Head:
    """Give the head's facts, wherever in the page a sloppy template put them."""
    metas = _metas(tree)
    root = tree.css_first("html")
    return Head(
        lang=attribute(root, "lang") or None if root else None,
        title=_title(tree),
        description=_joined(metas, "description"),
        canonical=_canonical(tree),
        robots=_joined(metas, "robots"),
        bot_robots={
            name: content for name, content in metas if any(word in name for word in _ROBOT_NAMES)
        },
        times=tuple(content for name, content in metas if name in _TIMES),
    )


def attribute(node: LexborNode, name: str) -> str:
    """Give an attribute's words on one line, or an empty text."""
    return " ".join((node.attributes.get(name) or "").split())


def words_of(node: LexborNode) -> str:
    """Give a node's words on one line."""
    return " ".join(node.text(separator=" ").split())


def _title(tree: LexborHTMLParser) -> str | None:
    """Give the first title that is the page's and not a drawing's."""
    for node in tree.css("title"):
        if node.parent is None or node.parent.tag not in {"svg", "g", "symbol", "path"}:
            return " ".join(node.text().split()) or None
    return None


def _metas(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    found = []
    for node in tree.css("meta[content]")[:MAX_METAS]:
        name = attribute(node, "name") or attribute(node, "property")
        if name:
            found.append((name.lower(), attribute(node, "content")))
    return found


def _joined(metas: list[tuple[str, str]], name: str) -> str | None:
    """Give all of a name's contents: robots obey the strictest of several metas."""
    found = dict.fromkeys(content for each, content in metas if each == name)
    return ", ".join(found) if found else None


def _canonical(tree: LexborHTMLParser) -> str | None:
    for node in tree.css("link[href]"):
        if "canonical" in (node.attributes.get("rel") or "").lower().split():
            return attribute(node, "href") or None
    return None
