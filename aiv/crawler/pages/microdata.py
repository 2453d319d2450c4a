"""Read microdata: items, their properties, and which values only an attribute carries."""

from __future__ import annotations

from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from aiv.crawler.pages.body import absolute
from aiv.crawler.pages.head import attribute, words_of
from aiv.domain.site.page_facts import MicrodataItem

MAX_ITEMS: Final = 2_000
MAX_VALUE: Final = 2_000
_ADDRESSES: Final = {"a": "href", "area": "href", "link": "href", "object": "data"}
_SOURCES: Final = frozenset(["audio", "embed", "iframe", "img", "source", "track", "video"])
# Where HTML says that the value stands in an attribute, a reader sees it there or on the page.
_BY_NATURE: Final = frozenset(["meta", *_ADDRESSES, *_SOURCES, "data", "meter", "time"])


def read_microdata(tree: LexborHTMLParser, *, base: str) -> tuple[MicrodataItem, ...]:
    """Give the outermost items in their order, those inside of them as nodes."""
    scopes = tree.css("[itemscope]")[:MAX_ITEMS]
    if not scopes:
        return ()
    reader = _Reader(tree, {node.mem_id for node in scopes}, base)
    return tuple(reader.item(node) for node in scopes if reader.is_outermost(node))


class _Reader:
    """Fill every item of a page in one walk over its properties."""

    def __init__(self, tree: LexborHTMLParser, scopes: set[int], base: str) -> None:
        self.scopes = scopes
        self.base = base
        self.properties: dict[int, list[LexborNode]] = {}
        self.inner: set[int] = set()
        for node in tree.css("[itemprop]")[: 10 * MAX_ITEMS]:
            if (owner := self._owner(node)) is not None:
                self.properties.setdefault(owner, []).append(node)
                self.inner.add(node.mem_id)
        for node in tree.css("[itemscope][itemref]")[:MAX_ITEMS]:
            self._refer(tree, node)

    def is_outermost(self, node: LexborNode) -> bool:
        """Tell whether the item is no property of another."""
        return node.mem_id not in self.inner

    def item(self, node: LexborNode) -> MicrodataItem:
        """Give an outermost item."""
        hidden: dict[str, None] = {}
        properties = self._node(node, hidden, 0)
        types = (node.attributes.get("itemtype") or "").split()
        return MicrodataItem(types=tuple(types), properties=properties, hidden=tuple(hidden))

    def _owner(self, node: LexborNode) -> int | None:
        above = node.parent
        while above is not None:
            if above.mem_id in self.scopes:
                return above.mem_id
            above = above.parent
        return None

    def _refer(self, tree: LexborHTMLParser, node: LexborNode) -> None:
        """Give the item what stands elsewhere under the ids that it names."""
        wanted = set((node.attributes.get("itemref") or "").split()[:20])
        for other in tree.css("[id][itemprop]")[:MAX_ITEMS] if wanted else []:
            if other.attributes.get("id") in wanted and other.mem_id not in self.inner:
                self.properties.setdefault(node.mem_id, []).append(other)
                self.inner.add(other.mem_id)

    def _node(self, node: LexborNode, hidden: dict[str, None], depth: int) -> dict[str, Any]:
        types = [
            each.rpartition("/")[2] for each in (node.attributes.get("itemtype") or "").split()
        ]
        found: dict[str, Any] = {}
        if types:
            found["@type"] = types[0] if len(types) == 1 else types
        if identity := attribute(node, "itemid"):
            found["@id"] = identity
        for part in self.properties.get(node.mem_id, []) if depth < 10 else []:
            value = self._value(part, hidden, depth)
            for name in (part.attributes.get("itemprop") or "").split():
                _add(found, name, value)
        return found

    def _value(self, node: LexborNode, hidden: dict[str, None], depth: int) -> Any:
        if node.mem_id in self.scopes:
            return self._node(node, hidden, depth + 1)
        named, tag = node.attributes, node.tag or ""
        if tag in _SOURCES or tag in _ADDRESSES:
            address = named.get(_ADDRESSES.get(tag, "src")) or named.get("content") or ""
            return absolute(address, base=self.base) or address[:MAX_VALUE]
        written = named.get("datetime") if tag == "time" else named.get("value")
        if tag in _BY_NATURE and tag != "meta" and written:
            return written[:MAX_VALUE]
        return self._words(node, hidden)

    def _words(self, node: LexborNode, hidden: dict[str, None]) -> str:
        """Give the attribute that overrides the words; without words beside it, it is hidden."""
        shown, content = words_of(node), node.attributes.get("content")
        if content and not shown:
            hidden.update(dict.fromkeys((node.attributes.get("itemprop") or "").split()))
        return " ".join((content or shown).split())[:MAX_VALUE]


def _add(found: dict[str, Any], name: str, value: Any) -> None:
    if name not in found:
        found[name] = value
    elif isinstance(found[name], list):
        found[name].append(value)
    else:
        found[name] = [found[name], value]
