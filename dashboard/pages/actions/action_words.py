"""Say actions in words: states, grades, evidence, and why they stand in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiv.domain.actions.grades import (
    CERTAINTY,
    COST,
    EFFORT_LABELS,
    GRADE_LABELS,
    GRADE_WORDS,
    Effort,
    Grade,
)
from aiv.models import Action, ActionState

STATE_TAGS: Final = {
    ActionState.OPEN: "neutral",
    ActionState.TAKEN: "waiting",
    ActionState.DONE: "good",
    ActionState.DISMISSED: "absent",
    ActionState.FIXED: "good",
}
GRADE_TAGS: Final = {
    Grade.DOCUMENTED: "good",
    Grade.TRIED: "named",
    Grade.OBSERVED: "option",
    Grade.REASONED: "neutral",
    Grade.NO_EFFECT: "absent",
}
EVENTS: Final = {
    "new": "Found",
    "fixed": "Fixed since: a later measurement found it in order",
    "reopened": "Opened again",
    "gone": "A later measurement found it in order",
    "taken": "Taken",
    "assigned": "Given to",
    "done": "Done",
    "dismissed": "Dismissed",
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that is often sold and does nothing for answers, with what that rests on."""

    what: str
    why: str


SKIP_LIST: Final = (
    Skipped("llms.txt", "Google says it neither helps nor harms, and nearly all such files are "
            "never asked for."),
    Skipped("FAQPage and HowTo markup", "Their rich results are gone: HowTo in 2023, FAQ in "
            "May 2026."),
    Skipped("Vehicle markup for rich results", "Google ended them in 2025. The markup still "
            "states facts to machines."),
    Skipped("Stars you give yourself", "Ratings of your own store on your own site earn no stars."),
    Skipped("Keyword stuffing", "In the trial that named it, it lowered the share of the answer "
            "by 8.3 %."),
    Skipped("Letting training bots in", "Training bots (GPTBot, ClaudeBot, CCBot) change no answer "
            "of today; search bots do."),
    Skipped("IndexNow for Google", "Google does not use it; Bing does."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weight:
    """One row of the tables behind the order."""

    label: str
    value: str
    words: str = ""


GRADES: Final = tuple(
    Weight(GRADE_LABELS[each], f"{CERTAINTY[each]:g}", GRADE_WORDS[each]) for each in Grade
)
EFFORTS: Final = tuple(Weight(EFFORT_LABELS[each], f"{COST[each]:g}") for each in Effort)


def sum_of(action: Action) -> str:
    """Write out how an action's place in the order comes about."""
    certainty, cost = CERTAINTY[Grade(action.grade)], COST[Effort(action.effort)]
    return f"{action.size:.1f} × {certainty:g} ÷ {cost:g} = {action.priority:.2f}"
