"""Walk over a page once: how deep it nests, and the words of its main text."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from selectolax.lexbor import LexborHTMLParser

_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "kbd",
     "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
     "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_UNSEEN: Final = frozenset({"head", "script", "style", "template", "noscript"})


def walk(tree: LexborHTMLParser, *, aside: Set[int]) -> tuple[int, str]:
    """Give the depth of the elements, and the main text, one block a line.

    What stands inside an element of `aside` is no main text. The tree stays as it is: a node that
    is taken out frees those inside of it, and reading one of them then would read freed memory.
    """
    depths: dict[int, int] = {0: 0}
    left_out: set[int] = set()
    blocks: list[list[str]] = [[]]
    nodes = tree.root.traverse(include_text=True, skip_empty=True) if tree.root else ()
    for node in nodes:
        parent = node.parent
        above = parent.mem_id if parent is not None else 0
        if node.is_text_node:
            if above not in left_out:
                blocks[-1].append(node.text_content or "")
            continue
        place = node.mem_id
        depths[place] = depths.get(above, 0) + 1
        if above in left_out or place in aside or node.tag in _UNSEEN:
            left_out.add(place)
        if node.tag not in _INLINE and blocks[-1]:
            blocks.append([])
    lines = (" ".join(" ".join(block).split()) for block in blocks)
    return max(depths.values()), "\n".join(line for line in lines if line)
