"""Hold one thing a dealer could change, with its evidence, and put many of them in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from aiv.domain.actions.grades import CERTAINTY, COST, Effort, Grade
from aiv.domain.statistics import bounds

LARGEST: Final = 10.0
"""The size of the largest problem, whatever source it comes from."""


class Kind(StrEnum):
    """Name the source of an action."""

    FINDING = "finding"
    LOST_INTENT = "lost_intent"
    WRONG_FACT = "wrong_fact"
    UNCITED_SOURCE = "uncited_source"


class Generator(StrEnum):
    """Name what can be written for an action from the verified record."""

    NOTHING = ""
    ROBOTS = "robots"
    DEALER = "dealer"
    CAR = "car"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Reference:
    """One piece of evidence: a check, an answer or a page, and what it shows in words."""

    kind: str
    key: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing to change; `key` names it the same way whenever it is found again.

    `size` (0..10) is how large the problem is, `size_words` how it was measured. `since` is the
    time of the oldest evidence: an action that was finished later is not opened again by it.
    `intents` and `pages` are what the change touches, for a look at its effect.
    """

    key: str
    kind: Kind
    title: str
    change: str
    effort: Effort
    effort_reason: str
    grade: Grade
    size: float
    size_words: str
    since: datetime
    target: str = ""
    generator: Generator = Generator.NOTHING
    evidence: tuple[Reference, ...] = ()
    market: str = ""
    intents: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def priority(self) -> float:
        """Give its rank value 0..10: larger stands first."""
        return priority(self.size, self.grade, self.effort)


def priority(size: float, grade: Grade, effort: Effort) -> float:
    """Give size x certainty of the grade / cost of the effort, 0..10.

    size: 0..10. Certainty 1, .7, .5, .3 and 0 for documented, tried, observed, reasoned and no
    measured effect; cost 1, 2 and 4 for small, medium and large. Raises InvalidInput for a size
    outside 0..10. Both tables are conventions that the page shows; what has no measured effect
    gets 0 and stands last.
    """
    return bounds.within("size", size, low=0.0, high=LARGEST) * CERTAINTY[grade] / COST[effort]


def ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Give the candidates in order, each key once; equal ones by size, then by key."""
    by_key = {each.key: each for each in candidates}
    return tuple(sorted(by_key.values(), key=lambda e: (-e.priority, -e.size, e.key)))
