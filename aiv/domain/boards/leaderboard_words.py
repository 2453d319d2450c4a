"""Say a standing in words that claim no more than its figures."""

from __future__ import annotations

from typing import Final, Protocol

from aiv.domain.changes.change_words import reach_text
from aiv.domain.sentences import rate_text

EN_DASH: Final = "\u2013"


class Moved(Protocol):
    """What is stored of a dealer's movement; shares of 1, None where nothing compares."""

    @property
    def change(self) -> float | None: ...
    @property
    def change_lo(self) -> float | None: ...
    @property
    def change_hi(self) -> float | None: ...
    @property
    def detectable(self) -> float | None: ...
    @property
    def was_position(self) -> int | None: ...


def rank_text(position: int, best: int, worst: int) -> str:
    """Say a place with the ranks it may be: "2 (1-4)"; a place without doubt stands alone."""
    return str(position) if best == worst else f"{position} ({best}{EN_DASH}{worst})"


def rank_sentence(position: int, best: int, worst: int, dealers: int) -> str:
    """Say it in words: "rank 2 of 8, and may be 1 to 4"."""
    doubt = "" if best == worst else f", and may be {best} to {worst}"
    return f"rank {position} of {dealers}{doubt}"


def rate(point: float, lo: float, hi: float) -> str:
    """Say a mention rate with its interval."""
    return rate_text(point, lo, hi)


def lead(point: float, lo: float, hi: float) -> str:
    """Say a lead in points: "+12 points (+3 to +21)"."""
    return f"{_signed(point)} points ({_signed(lo)} to {_signed(hi)})"


def movement(row: Moved) -> str:
    """Say how the rate moved since last week, or what could have been seen."""
    if row.was_position is None:
        return "not compared: it was not on last week's board"
    if row.change is None:
        return "not compared: too few questions were answered in both weeks"
    if row.change_lo is None or row.change_hi is None:
        return "too few changes to rate"
    if row.change_lo <= 0.0 <= row.change_hi:
        return f"no detectable change; {reach_text(row.detectable)}"
    direction = "up" if row.change > 0 else "down"
    near, far = sorted((abs(row.change_lo), abs(row.change_hi)))
    points = f"{abs(row.change) * 100:.1f}"
    return f"{direction} {points} points ({near * 100:.1f} to {far * 100:.1f})"


def _signed(share: float) -> str:
    points = round(share * 100)
    return "0" if points == 0 else f"{points:+d}".replace("-", "\u2212")
