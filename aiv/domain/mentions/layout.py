"""Cut an answer into blocks (headings, items, rows, paragraphs, quotes, code) and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from aiv.domain.mentions.folding import Reading, Spans, word_set
from aiv.domain.mentions.visible import HIDDEN

_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
_BOLD_LINE = re.compile(r"[ \t]{0,3}(?:\*\*|__)[^*\n]{2,90}(?:\*\*|__):?[ \t]{0,9}\Z")
_ITEM = re.compile(
    r"([ \t]{0,24})(?:[-*+•·◦‣▪–—]|\(?(\d{1,3})[.)]|(\d)\ufe0f?\u20e3|[a-zA-Z][.)])[ \t]{1,9}"
)
_RAW = re.compile(r"[ \t]{0,24}(?:\{|[\]}]|\[[ \t]{0,9}(?:\{|\Z)|\"[\w -]{1,40}\"[ \t]{0,2}:)")
_QUOTE = re.compile(r"[ \t]{0,3}>")
_RULE = re.compile(r"[ \t|:*_=-]{3,400}\Z")
_SENTENCE_END = re.compile(r"[.!?…。]")
_ABBREVIATED = word_set(
    """
    st dr mr mrs ms jr sr ave blvd rd hwy pkwy ct ln mt ft no vs approx est inc ltd co corp e
    g i ee uu p ej sra
    """
)


class BlockKind(StrEnum):
    """Name the shapes an answer's lines come in."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    CODE = "code"
    PARAGRAPH = "paragraph"


@dataclass(slots=True)
class Block:
    """Hold one block while it grows line by line; offsets are those of the text."""

    kind: BlockKind
    start: int
    end: int
    indent: int = 0
    number: int | None = None
    heading: int | None = None
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold the blocks, the gap after each word, and the sentence (first, end) of each word."""

    blocks: list[Block]
    gaps: list[str]
    sentences: list[tuple[int, int]]
    block_firsts: list[int] = field(default_factory=list)

    def block_at(self, word: int) -> int:
        """Give the index of the block a word stands in."""
        return max(bisect_right(self.block_firsts, word) - 1, 0)

    def sentence_at(self, word: int) -> tuple[int, int]:
        """Give the first word and the end of the sentence a word stands in."""
        return self.sentences[min(word, len(self.sentences) - 1)]


def lay_out(reading: Reading, spans: Spans) -> Layout:
    """Cut the answer into blocks and sentences, as word indexes."""
    blocks = _blocks(reading.visible.text)
    text, starts, ends = reading.visible.text, spans.starts, spans.ends
    gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    gaps += [text[end:] for end in ends[-1:]]
    for block in blocks:
        block.first = bisect_right(starts, block.start - 1)
        block.last = bisect_right(starts, block.end - 1)
    blocks = [
        block for block in blocks if block.last > block.first or block.kind is BlockKind.HEADING
    ] or [Block(BlockKind.PARAGRAPH, 0, len(text), last=len(starts))]
    firsts = [block.first for block in blocks]
    sentences: list[tuple[int, int]] = []
    for first, end in pairwise([*_sentences(reading.words, gaps, blocks), max(len(gaps), 1)]):
        sentences += [(first, end)] * (end - first)
    return Layout(blocks, gaps, sentences, firsts)


def _sentences(words: list[str], gaps: list[str], blocks: list[Block]) -> list[int]:
    starts = {0, *(block.first for block in blocks)}
    lined = [block for block in blocks if block.kind is not BlockKind.PARAGRAPH]
    for at, gap in enumerate(gaps):
        if len(gap) > 1 and _SENTENCE_END.search(gap) and _ends(words[at], gap):
            starts.add(at + 1)
    for at, gap in enumerate(gaps):
        if "\n" in gap and _is_labelled(words, gaps, at + 1):
            starts.add(at + 1)
    for block in lined:
        if block.kind is not BlockKind.ROW:
            spots = range(block.first, max(block.last - 1, block.first))
            starts.update(at + 1 for at in spots if "\n" in gaps[at] and _starts_line(gaps[at]))
    return sorted(start for start in starts if start < max(len(words), 1))


def _is_labelled(words: list[str], gaps: list[str], first: int) -> bool:
    """Say whether the line begins with a label of at most three words and a colon."""
    label = gaps[first : first + 3]
    ends = next((at for at, gap in enumerate(label) if ":" in gap), None)
    return ends is not None and not any("\n" in gap for gap in label[:ends])


def _starts_line(gap: str) -> bool:
    return bool(_ITEM.match(gap.rsplit("\n", 1)[-1])) or ":" in gap or "{" in gap


def _ends(word: str, gap: str) -> bool:
    mark = _SENTENCE_END.search(gap)
    tail = gap[mark.end() :] if mark else ""
    if not tail or not (tail[-1].isspace() or tail[-1] in "\"'“‘«¿¡(*[_`😀" or " " in tail):
        return "\n" in tail
    return not (gap[:1] == "." and word in _ABBREVIATED and "\n" not in gap)


def _blocks(text: str) -> list[Block]:
    growing = _Growing()
    start = 0
    for line in text.splitlines(keepends=True):
        growing.add(line.rstrip("\r\n").replace(HIDDEN, ""), start, start + len(line))
        start += len(line)
    return growing.blocks


class _Growing:
    """Gather lines into blocks."""

    __slots__ = ("_code", "_fresh", "_heading", "blocks")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._code = False
        self._fresh = True
        self._heading: int | None = None

    def add(self, line: str, start: int, end: int) -> None:
        if line.lstrip().startswith(("```", "~~~")):
            self._code, self._fresh = not self._code, True
            if len(line.split()) > 1:
                self._code_line(line, start, end)
        elif not line.strip() or _RULE.match(line):
            self._fresh = True
        elif self._code:
            self._code_line(line, start, end)
        else:
            self._prose(line, start, end)

    def _open(self, kind: BlockKind, start: int, end: int, **more: int | None) -> None:
        self.blocks.append(
            Block(kind, start, end, more.get("indent") or 0, more.get("number"), self._heading)
        )
        self._fresh = False

    def _code_line(self, line: str, start: int, end: int) -> None:
        opens = "{" in line or line.lstrip().startswith(("- ", "["))
        if self._fresh or opens or self.blocks[-1].kind is not BlockKind.CODE:
            self._open(BlockKind.CODE, start, end)
        else:
            self.blocks[-1].end = end

    def _prose(self, line: str, start: int, end: int) -> None:
        item = _ITEM.match(line)
        if _HEADING.match(line) or (self._fresh and _BOLD_LINE.match(line)):
            self._heading = None
            self._open(BlockKind.HEADING, start, end, number=_number(line))
            self._heading, self._fresh = len(self.blocks) - 1, True
        elif _RAW.match(line):
            self._code_line(line, start, end)
        elif line.count("|") > 1:
            self._open(BlockKind.ROW, start, end)
        elif _QUOTE.match(line):
            self._grow_or_open(BlockKind.QUOTE, start, end)
        elif item:
            self._item(item, start, end)
        else:
            self._continue(line, start, end)

    def _item(self, item: re.Match[str], start: int, end: int) -> None:
        indent = len(item[1].expandtabs(4))
        last = self.blocks[-1] if self.blocks else None
        if last and last.kind is BlockKind.ITEM and indent > last.indent + 1:
            last.end = end
            self._fresh = False
            return
        number = int(item[2] or item[3]) if item[2] or item[3] else None
        self._open(BlockKind.ITEM, start, end, indent=indent, number=number)

    def _continue(self, line: str, start: int, end: int) -> None:
        last = self.blocks[-1] if self.blocks else None
        indented = line.startswith(("  ", "\t"))
        if last and last.kind is BlockKind.ITEM and (indented or not self._fresh):
            last.end = end
            self._fresh = False
        else:
            self._grow_or_open(BlockKind.PARAGRAPH, start, end)

    def _grow_or_open(self, kind: BlockKind, start: int, end: int) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last and not self._fresh and last.kind is kind:
            last.end = end
        else:
            self._open(kind, start, end)


def _number(line: str) -> int | None:
    found = re.match(r"[#*_ \t]{0,12}(\d{1,2})[.):]", line)
    return int(found[1]) if found else None
