"""Name the kinds and states of alerts, and the figures that each carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Name what an alert tells of."""

    DROP = "drop"
    RISE = "rise"
    OVERTAKEN = "overtaken"
    WRONG_FACT = "wrong_fact"
    CRAWLER = "crawler"
    BUDGET = "budget"
    ENGINE = "engine"


class State(StrEnum):
    """Say how far an alert has come; only a confirmed one is sent."""

    HELD = "held"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of the test that an alert passed; shares 0..1, None where it has no such figure.

    `p` is corrected for all that was tested beside it. `peers` are the dealers it was held
    against; without them it was held against `own_weeks` of its own.
    """

    before: float | None = None
    after: float | None = None
    delta: float | None = None
    lo: float | None = None
    hi: float | None = None
    adjusted_delta: float | None = None
    p: float | None = None
    peers: int | None = None
    own_weeks: int | None = None
    answers: int | None = None
    intents: int | None = None

    def stored(self) -> dict[str, float | int | None]:
        """Give the figures as JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """What the answers of a second draw alone say of the same change."""

    delta: float
    lo: float | None
    hi: float | None
    p: float
    answers: int

    def stored(self) -> dict[str, float | int | None]:
        """Give the draw as JSON."""
        return asdict(self)


def figures(stored: Mapping[str, Any]) -> Figures:
    """Give stored figures again; words of other versions are left out."""
    known = {each.name for each in fields(Figures)}
    return Figures(**{name: value for name, value in stored.items() if name in known})


def draw(stored: Mapping[str, Any]) -> Draw | None:
    """Give a stored draw again, None where none was kept."""
    return Draw(**stored) if stored else None
