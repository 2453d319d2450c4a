"""Give the main text of a page: what stands outside of navigation, header and footer."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from aiv.crawler.pages.body import REGIONS, is_frame
from aiv.domain.site.page_facts import Region

_ASIDE: Final = ",".join(
    selector for region, selector in REGIONS if region is not Region.BREADCRUMB
)
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i",
     "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
     "sup", "time", "tt", "u", "var", "wbr", "-text"}
)  # fmt: skip


def main_text(tree: LexborHTMLParser) -> str:
    """Give the blocks of the main text, one a line; the tree loses what is not of it."""
    for node in tree.css(_ASIDE):
        if node.tag not in {"html", "body"} and not is_frame(node):
            node.decompose()
    if tree.body is None:
        return ""
    blocks: list[list[str]] = [[]]
    for node in tree.body.traverse(include_text=True, skip_empty=True):
        if node.is_text_node:
            blocks[-1].append(node.text_content or "")
        elif node.tag not in _INLINE and blocks[-1]:
            blocks.append([])
    lines = (" ".join(" ".join(block).split()) for block in blocks)
    return "\n".join(line for line in lines if line)


def depth_of(tree: LexborHTMLParser) -> int:
    """Give how deep the elements nest; the page itself is at depth 1."""
    if tree.root is None:
        return 0
    depths: dict[int, int] = {}
    for node in tree.root.traverse():
        above: LexborNode | None = node.parent
        depths[node.mem_id] = depths.get(above.mem_id, 0) + 1 if above is not None else 1
    return max(depths.values(), default=0)
