"""Say which answers a figure counted: as a word in addresses, and in words for people."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from aiv.domain.boards import board_weeks
from aiv.domain.changes import weeks
from aiv.domain.changes.did_it_work import WEEKS
from aiv.domain.changes.weeks import Week
from aiv.domain.errors import InvalidInput
from aiv.selectors.evidence.counted_evidence import CountedAnswers, Weeks

NEWEST: Final = "now"
BETWEEN: Final = "~"
TO: Final = ".."
BOARD: Final = "board-"


def word_of_weeks(own: Weeks, others: Weeks) -> str:
    """Give the word for what weeks in a row count when they are compared with others."""
    return BETWEEN.join(TO.join(sorted({one[0].word, one[-1].word})) for one in (own, others))


def weeks_of(word: str) -> tuple[Weeks, Weeks] | None:
    """Give the weeks and what they are compared with; None for other words."""
    first, _, second = word.partition(BETWEEN)
    own, others = _in_a_row(first), _in_a_row(second)
    return (own, others) if own and others else None


def _in_a_row(word: str) -> Weeks:
    """Give the weeks from one to another, at most as many as are compared; () for other words."""
    first, _, last = word.partition(TO)
    week, end = _week(first), _week(last or first)
    found: Weeks = ()
    while week and end and week <= end and len(found) < WEEKS:
        found, week = (*found, week), week.after
    return found


def word_of_board(week: str) -> str:
    """Give the word for what a week's leaderboard counts."""
    return f"{BOARD}{week}"


def board_of(word: str) -> Week | None:
    """Give the week of the leaderboard that is meant; None for other words."""
    return _week(word.removeprefix(BOARD)) if word.startswith(BOARD) else None


def _week(word: str) -> Week | None:
    try:
        return board_weeks.parsed(word)
    except InvalidInput:
        return None


def input_of(word: str) -> UUID | None:
    """Give which stored input is meant; None for other words."""
    try:
        return UUID(word)
    except ValueError:
        return None


def text(counted: CountedAnswers) -> str:
    """Say what was counted, and when it was asked."""
    if counted.compared:
        own, others = (weeks.label_of(one[0], one[-1]) for one in counted.compared)
        return (
            f"Only the completed answers of {own} that the comparison with {others} "
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
