"""Turn SerpApi's text blocks into words: paragraphs, headings, lists, tables, nested sections."""

from __future__ import annotations

from collections.abc import Iterator

from aiv.providers.digging import Body, dig, records_at, text_at
from aiv.providers.spans import LINE, PARAGRAPH, Piece

# Google shows at most lists in lists; deeper nesting is a fault of the sender.
_DEEPEST = 6


def pieces(answer: Body) -> Iterator[Piece]:
    """Give the blocks of an answer in reading order, or its Markdown where it has no blocks."""
    blocks = records_at(answer, "text_blocks")
    if blocks:
        yield from _blocks(blocks, _DEEPEST)
    elif markdown := text_at(answer, "reconstructed_markdown"):
        yield Piece(markdown, {}, PARAGRAPH)


def _blocks(blocks: list[Body], depth: int) -> Iterator[Piece]:
    for block in blocks if depth else ():
        if words := _words(block):
            yield Piece(words, block, PARAGRAPH)
        for entry in records_at(block, "list"):
            yield from _entry(entry, depth - 1)
        yield from _rows(block)
        yield from _blocks(records_at(block, "text_blocks"), depth - 1)


def _entry(entry: Body, depth: int) -> Iterator[Piece]:
    yield Piece(f"- {_words(entry)}", entry, LINE)
    for nested in records_at(entry, "list") if depth else ():
        yield from _entry(nested, depth - 1)
    yield from _blocks(records_at(entry, "text_blocks"), depth)


def _rows(block: Body) -> Iterator[Piece]:
    rows = dig(block, "table")
    for row in rows if isinstance(rows, list) else ():
        cells = row if isinstance(row, list) else []
        words = " | ".join(cell for cell in cells if isinstance(cell, str))
        yield Piece(words, block, LINE)


def _words(block: Body) -> str:
    said = (text_at(block, name) for name in ("title", "snippet"))
    return " ".join(words for words in said if words)
