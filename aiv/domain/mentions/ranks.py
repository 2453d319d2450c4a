"""Read places in rankings: numbered items, rank columns, rank keys and medals."""

from __future__ import annotations

from itertools import pairwise

from aiv.domain.mentions.court import Court, Verdicts
from aiv.domain.mentions.layout import Block, BlockKind

_RANK_HEADS = frozenset({"rank", "#", "place", "ranking", "position", "puesto", "rang", "order"})
_RANKED_FIRST = 5


def weigh_ranks(court: Court, verdicts: Verdicts) -> None:
    """Pick the first of a judged ranking, by number, medal, rank column or rank key."""
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


def _is_first(court: Court, block: Block) -> bool:
    text = court.scene.reading.text[block.start : block.end]
    if "🥇" in text or "🏆" in text:
        return True
    if block.kind is BlockKind.ROW:
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
    return any(key in _RANK_HEADS and value == "1" for key, value in pairwise(words))


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
