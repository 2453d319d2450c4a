"""Sum the grid of bots and pages up by kind of page, as it is stored and shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiv.domain.site.page_classes import PageClass

if TYPE_CHECKING:
    from aiv.domain.site.bot_grid import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCell:
    """One bot at the pages of one kind: how many it reaches, and what keeps it from the first.

    `asked` counts the pages of which it is known; `barrier` is empty where all are reached.
    """

    token: str
    page_class: PageClass
    reached: int
    asked: int
    barrier: str = ""
    decided_by: str = ""
    line: int | None = None
    url: str = ""


def summed(cells: Iterable[Cell], classes: Mapping[str, PageClass]) -> tuple[ClassCell, ...]:
    """Sum the cells up by bot and kind of page; a page of no known kind is left out."""
    grouped: dict[tuple[str, PageClass], list[Cell]] = {}
    for cell in cells:
        if cell.url in classes:
            grouped.setdefault((cell.token, classes[cell.url]), []).append(cell)
    return tuple(_summed(token, kind, group) for (token, kind), group in grouped.items())


def _summed(token: str, kind: PageClass, cells: list[Cell]) -> ClassCell:
    known = [cell for cell in cells if cell.is_reached is not None]
    kept_out = next((cell for cell in known if not cell.is_reached), None)
    reached = sum(1 for cell in known if cell.is_reached)
    counts = ClassCell(token=token, page_class=kind, reached=reached, asked=len(known))
    if kept_out is None:
        return counts
    return ClassCell(
        token=token,
        page_class=kind,
        reached=reached,
        asked=len(known),
        barrier=kept_out.barrier.value,
        decided_by=kept_out.decided_by,
        line=kept_out.line,
        url=kept_out.url,
    )
