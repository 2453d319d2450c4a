"""Read a page's scripts: its JSON-LD blocks with their lines, and whether others build more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from aiv.crawler.pages.json_ld import read_block
from aiv.domain.site.page_facts import LdBlock, Node

MAX_BLOCKS: Final = 200
LD_TYPE: Final = "application/ld+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripts:
    """JSON-LD blocks; the letters of all other scripts; whether one of those builds JSON-LD."""

    blocks: tuple[LdBlock, ...]
    weight: int
    builds_ld: bool

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Give the nodes of all blocks."""
        return tuple(node for block in self.blocks for node in block.nodes)


def read_scripts(tree: LexborHTMLParser, source: str) -> Scripts:
    """Give what stands in the page's scripts, of which none is run."""
    blocks: list[LdBlock] = []
    weight, builds_ld, at = 0, False, 0
    for node in tree.css("script"):
        text = node.text()
        if not (node.attributes.get("type") or "").strip().lower().startswith(LD_TYPE):
            weight += len(text)
            builds_ld = builds_ld or "ld+json" in text
        elif len(blocks) < MAX_BLOCKS:
            first = _first_line(text)
            at = max(at, source.find(first, at))
            blocks.append(read_block(text, line=source.count("\n", 0, at) + 1))
            at += len(first)
    return Scripts(blocks=tuple(blocks), weight=weight, builds_ld=builds_ld)


def _first_line(text: str) -> str:
    """Give enough of a block to find it in the source by."""
    return text.lstrip().partition("\n")[0].rstrip()[:120]
