"""Grade what is known of a change: how well its effect is proved, and how much work it is."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Grade(StrEnum):
    """Say how well it is proved that a change moves what assistants answer."""

    DOCUMENTED = "documented"
    TRIED = "tried"
    OBSERVED = "observed"
    REASONED = "reasoned"
    NO_EFFECT = "no_effect"


class Effort(StrEnum):
    """Say how much work a change is."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


GRADE_LABELS: Final = {
    Grade.DOCUMENTED: "Documented",
    Grade.TRIED: "Tried elsewhere",
    Grade.OBSERVED: "Seen together",
    Grade.REASONED: "Reasoned",
    Grade.NO_EFFECT: "No measured effect",
}
GRADE_WORDS: Final = {
    Grade.DOCUMENTED: "Vendors document it or their logs show it: an assistant cannot use what it "
    "cannot fetch or read. How much more often it will name you is not known.",
    Grade.TRIED: "It helped in controlled trials in other trades. For dealers nobody has "
    "measured it.",
    Grade.OBSERVED: "Pages and stores that assistants use have it more often. No trial shows that "
    "it is the cause.",
    Grade.REASONED: "It should help, and nobody has measured whether it does.",
    Grade.NO_EFFECT: "Trials and vendors found no effect on what assistants answer.",
}
EFFORT_LABELS: Final = {Effort.SMALL: "Small", Effort.MEDIUM: "Medium", Effort.LARGE: "Large"}
CERTAINTY: Final = {
    Grade.DOCUMENTED: 1.0,
    Grade.TRIED: 0.7,
    Grade.OBSERVED: 0.5,
    Grade.REASONED: 0.3,
    Grade.NO_EFFECT: 0.0,
}
"""How far a problem's size counts; a convention, not a measurement."""
COST: Final = {Effort.SMALL: 1.0, Effort.MEDIUM: 2.0, Effort.LARGE: 4.0}
"""What the size is divided by; a convention too."""
