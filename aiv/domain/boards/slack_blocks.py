"""Build messages as Slack reads them: Block Kit, with every text of others made harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from aiv.domain.storable import text as storable_text

Block: TypeAlias = dict[str, Any]

MAX_BLOCKS: Final = 50
MAX_SECTION: Final = 3000
MAX_HEADER: Final = 150
MAX_TITLE: Final = 200
# Lines and controls would let a name pretend to be a message of ours.
CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Message:
    """What one post says: the line that notifications show, and the blocks under it."""

    title: str
    blocks: tuple[Block, ...]

    def body(self) -> dict[str, Any]:
        """Give the body of the request."""
        return {"text": escaped(self.title), "blocks": list(self.blocks)}


def escaped(text: str) -> str:
    """Give a text that Slack shows as it is written: no mention, no link, no second line."""
    plain = " ".join(CONTROLS.sub(" ", storable_text(text)).split())
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(url: str, label: str) -> str:
    """Give a link of ours; the address is one that this installation made."""
    return f"<{url.replace('|', '%7C').replace('>', '%3E')}|{escaped(label)}>"


def header(text: str) -> Block:
    """Give a heading; Slack shows plain text without reading marks in it."""
    words = " ".join(CONTROLS.sub(" ", storable_text(text)).split())
    return {"type": "header", "text": {"type": "plain_text", "text": _cut(words, MAX_HEADER)}}


def sections(lines: Sequence[str]) -> tuple[Block, ...]:
    """Give lines of marked text, already escaped, in as many sections as they need."""
    return tuple({"type": "section", "text": _marked(piece)} for piece in _pieces(lines))


def context(text: str) -> Block:
    """Give small print of marked text, already escaped."""
    return {"type": "context", "elements": [_marked(_cut(text, MAX_SECTION))]}


def message(title: str, blocks: Iterable[Block]) -> Message:
    """Put a message together; what is beyond Slack's fifty blocks is named as left out."""
    found = tuple(blocks)
    if len(found) > MAX_BLOCKS:
        left_out = len(found) - MAX_BLOCKS + 1
        found = (*found[: MAX_BLOCKS - 1], context(f"{left_out} more parts are left out here."))
    return Message(title=_cut(title, MAX_TITLE), blocks=found)


def _marked(text: str) -> dict[str, Any]:
    # verbatim: Slack makes no link or mention of its own out of a text.
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _pieces(lines: Sequence[str]) -> Iterable[str]:
    piece = ""
    for line in (_cut(each, MAX_SECTION) for each in lines):
        if piece and len(piece) + len(line) + 1 > MAX_SECTION:
            yield piece
            piece = ""
        piece = f"{piece}\n{line}" if piece else line
    if piece:
        yield piece


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
