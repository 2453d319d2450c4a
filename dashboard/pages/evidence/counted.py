"""Say which answers a figure counted: as a word in addresses, and in words for people."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from aiv.domain.changes import weeks
from aiv.domain.changes.weeks import Week
from aiv.selectors.evidence.counted_evidence import CountedAnswers

NEWEST: Final = "now"
BETWEEN: Final = "~"
BOARD: Final = "board-"


def word_of_weeks(week: Week, other: Week) -> str:
    """Give the word for what a week counts when it is compared with another."""
    return f"{week.word}{BETWEEN}{other.word}"


def weeks_of(word: str) -> tuple[Week, Week] | None:
    """Give the week and what it is compared with; None for other words."""
    first, _, second = word.partition(BETWEEN)
    week, other = weeks.named(first), weeks.named(second)
    return (week, other) if week and other else None


def word_of_board(week: str) -> str:
    """Give the word for what a week's leaderboard counts."""
    return f"{BOARD}{week}"


def board_of(word: str) -> Week | None:
    """Give the week of the leaderboard that is meant; None for other words."""
    return weeks.named(word.removeprefix(BOARD)) if word.startswith(BOARD) else None


def input_of(word: str) -> UUID | None:
    """Give which stored input is meant; None for other words."""
    try:
        return UUID(word)
    except ValueError:
        return None


def text(counted: CountedAnswers) -> str:
    """Say what was counted, and when it was asked."""
    if counted.compared:
        week, other = counted.compared
        return (
            f"Only the completed answers of {week.label} that the comparison with {other.label} "
            "counts: to questions that the same assistant, as the same model, answered in both."
        )
    if counted.board:
        return (
            f"Only the completed answers that the leaderboard of {counted.board.label} counts: to "
            f"version {counted.panel_version} of the panel, as far as they were there by then."
        )
    return (
        "Only the completed answers that the figure counts: to the questions of version "
        f"{counted.panel_version} of the panel, those of earlier versions in the same words "
        f"included, asked from {_moment(counted.first_at)} to {_moment(counted.last_at)}."
    )


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%-d %b %Y, %H:%M} UTC"
