"""Lay a week's leaderboard out as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final
from uuid import UUID

from aiv.models import LeaderboardRow
from aiv.selectors.boards.leaderboards import ArchivedBoard
from dashboard.pages.boards.leaderboard import ELSEWHERE, knows

HEADER: Final = (
    "week", "place", "best_rank", "worst_rank", "dealer", "market", "figure", "low", "high",
    "named", "answers", "questions", "place_last_week", "change", "change_low", "change_high",
    "aiv", "aiv_low", "aiv_high", "aiv_reason", "method",
)  # fmt: skip


def rows(
    archived: ArchivedBoard, *, own: Set[UUID], seen: Set[UUID] | None
) -> Iterator[tuple[object, ...]]:
    """Give a line for each standing; what a reader may not know is left out."""
    for row in archived.rows:
        yield (archived.board.week, *_line(row, knows(row, own=own, seen=seen)),
               archived.board.method_version)  # fmt: skip


def _line(row: LeaderboardRow, is_known: bool) -> tuple[object, ...]:
    aiv = (row.aiv, row.aiv_lo, row.aiv_hi, row.aiv_reason)
    return (
        row.position,
        row.best_rank,
        row.worst_rank,
        row.name if is_known else ELSEWHERE,
        row.market.name if is_known else "",
        row.figure,
        row.lo,
        row.hi,
        row.named,
        row.answers,
        row.intents,
        row.was_position,
        row.change,
        row.change_lo,
        row.change_hi,
        *(aiv if is_known else (None, None, None, "not shown")),
    )
