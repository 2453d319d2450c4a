"""Read places in rankings: numbered items, rank columns, rank keys and medals."""

from __future__ import annotations

import re
from itertools import pairwise

from aiv.domain.mentions.court import Court, Verdicts
from aiv.domain.mentions.layout import Block, BlockKind
from aiv.domain.mentions.zones import NOBODY

_RANK_HEADS = frozenset({"rank", "#", "place", "ranking", "position", "puesto", "rang", "order"})
# A figure marked as the top one: '4.9 ★ highest'.
_TOP_CELL = re.compile(r"[\d.,/%$★⭐ *_()]{1,20}(?:highest|best|top|winner|1st)[ *_)★⭐]{0,5}")
_RANKED_FIRST = 5


def weigh_ranks(court: Court, verdicts: Verdicts) -> None:
    """Pick the first of a judged ranking, by number, medal, rank column, rank row or rank key."""
    for block in court.scene.layout.blocks:
        _weigh_rank_row(court, block, verdicts)
    for naming in court.namings:
        block = court.block(naming.first)
        if naming.dealer in court.aside:
            continue
        if _is_keyed_first(court, block, naming.dealer) or (
            court.owners[block.first] == naming.dealer and _is_first(court, block)
        ):
            verdicts.picks[naming.dealer] = max(_RANKED_FIRST, verdicts.picks.get(naming.dealer, 0))
        elif court.judged and _is_second(court, block) and verdicts.praise[naming.dealer]:
            verdicts.praise[naming.dealer] += 2


def _weigh_rank_row(court: Court, block: Block, verdicts: Verdicts) -> None:
    """Read a row 'Rank | 3 | 1 | 2' under dealers that head the columns."""
    words = court.scene.reading.words
    if block.kind is not BlockKind.ROW or not _RANK_HEADS.intersection(words[block.first :][:1]):
        return
    for at in range(block.first + 1, block.last):
        owner = court.owners[at]
        if owner == NOBODY or owner in court.aside:
            continue
        if words[at] in {"1", "1st"}:
            verdicts.picks[owner] = max(_RANKED_FIRST, verdicts.picks.get(owner, 0))
        elif words[at] in {"2", "2nd"} and verdicts.praise[owner]:
            verdicts.praise[owner] += 2


def _is_first(court: Court, block: Block) -> bool:
    text = court.scene.reading.text[block.start : block.end]
    if "🥇" in text or "🏆" in text:
        return True
    if block.kind is BlockKind.ROW:
        if any(_TOP_CELL.fullmatch(cell) for cell in _cells(court, block)):
            return True
        return _cell_under_rank(court, block) in {"1", "1st", "#1"}
    return block.number == 1 and court.judged


def _is_second(court: Court, block: Block) -> bool:
    return block.number == 2 or (
        block.kind is BlockKind.ROW and _cell_under_rank(court, block) in {"2", "2nd", "#2"}
    )


def _is_keyed_first(court: Court, block: Block, dealer: int) -> bool:
    """Say whether the dealer's own record holds a key like "rank" with the value 1."""
    if block.kind is not BlockKind.CODE:
        return False
    spots = range(block.first, block.last)
    words = [court.scene.reading.words[at] for at in spots if court.owners[at] == dealer]
    if any(key in _RANK_HEADS and value == "1" for key, value in pairwise(words)):
        return True
    return any(
        court.scene.reading.words[at] == "1" and court.scene.gap_before(at).endswith("#")
        for at in spots
        if court.owners[at] == dealer
    )


def _cell_under_rank(court: Court, block: Block) -> str:
    blocks = court.scene.layout.blocks
    at = blocks.index(block)
    while at and blocks[at - 1].kind is BlockKind.ROW:
        at -= 1
    heads, cells = (_cells(court, each) for each in (blocks[at], block))
    ranks = [n for n, head in enumerate(heads) if not _RANK_HEADS.isdisjoint(head.split())]
    return cells[ranks[0]] if ranks and ranks[0] < len(cells) else ""


def _cells(court: Court, block: Block) -> list[str]:
    line = court.scene.reading.text[block.start : block.end].strip()
    return [cell.strip(" *_`").lower() for cell in line.strip("|").split("|")]
