"""Lay out the comparisons of a week as rows of a file, every number whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from aiv.domain.changes.change_table import ChangeRow, Part
from aiv.selectors.changes.dealer_changes import DealerChanges
from dashboard.pages.changes import change_words, changes

Cells: TypeAlias = tuple[object, ...]
HEADER = (
    "week", "week_before", "part", "label", "found", "verdict", "named_before", "answers_before",
    "named_after", "answers_after", "change_points", "low_points", "high_points", "p",
    "p_adjusted", "detectable_points", "questions",
)  # fmt: skip


def cells(found: DealerChanges) -> Iterator[Cells]:
    """Give all together first, then each part; nothing while there is nothing to compare."""
    if found.table is None:
        return
    yield _cells(found.table.total, found, found.table.tested)
    for part in changes.TITLES:
        for row in changes.ordered(part, found.table.of(part), found.new):
            yield _cells(row, found, found.table.tested)


def _cells(row: ChangeRow, found: DealerChanges, tested: int) -> Cells:
    change = row.found.change
    return (
        found.week.word if found.week else "",
        found.before.word if found.before else "",
        row.part.value,
        changes.label_of(row, found),
        change_words.found_text(row),
        change_words.verdict(row, tested),
        row.named[0],
        row.answered[0],
        row.named[1],
        row.answered[1],
        _points(change.delta if change else None),
        _points(change.lo if change else None),
        _points(change.hi if change else None),
        row.p,
        None if row.part is Part.ALL else row.adjusted,
        _points(row.found.detectable if row.part is not Part.INTENT else None),
        row.found.intents,
    )


def _points(share: float | None) -> float | None:
    return None if share is None else share * 100.0
