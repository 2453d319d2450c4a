"""Compare the actions that stand with what was found today: new, still there, fixed, reopened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aiv.domain.actions.candidates import Candidate, ranked
from aiv.domain.actions.survey import Survey


class State(StrEnum):
    """Tell how far an action has come; `fixed` is said by a measurement, `done` by a person."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"
    DISMISSED = "dismissed"
    FIXED = "fixed"


WORKING = frozenset({State.OPEN, State.TAKEN})


class Turn(StrEnum):
    """Say what becomes of an action."""

    NEW = "new"
    STILL = "still"
    FIXED = "fixed"
    REOPENED = "reopened"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is stored of an action; `is_gone` says that its source was in order last time."""

    state: State
    done_at: datetime | None = None
    is_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to write for one key; `candidate` is None where its source is in order."""

    key: str
    turn: Turn
    candidate: Candidate | None = None


def reconcile(standing: Mapping[str, Standing], surveys: Iterable[Survey]) -> tuple[Step, ...]:
    """Give one step for each key that was looked at, and none for any other.

    An action that a person finished or dismissed stays so while its source is still there, unless
    all the evidence is younger than the finish: then it is opened again. Of those, `GONE` says
    that a later measurement found it in order. Doing it twice gives the same.
    """
    seen = list(surveys)
    found = ranked(each for survey in seen for each in survey.candidates)
    keys = {each.key for each in found}
    settled = frozenset().union(*(survey.settled for survey in seen)) - keys
    steps = [_found(each, standing.get(each.key)) for each in found]
    over = (_settled(key, standing[key]) for key in sorted(settled & standing.keys()))
    return (*steps, *(step for step in over if step is not None))


def _found(candidate: Candidate, known: Standing | None) -> Step:
    return Step(key=candidate.key, turn=_turn(candidate, known), candidate=candidate)


def _turn(candidate: Candidate, known: Standing | None) -> Turn:
    if known is None:
        return Turn.NEW
    if known.state is State.FIXED:
        return Turn.REOPENED
    if known.state is State.DONE:
        was_in_order = known.is_gone
        is_younger = known.done_at is not None and candidate.since > known.done_at
        return Turn.REOPENED if was_in_order or is_younger else Turn.STILL
    return Turn.STILL


def _settled(key: str, known: Standing) -> Step | None:
    if known.state in WORKING:
        return Step(key=key, turn=Turn.FIXED)
    return None if known.is_gone else Step(key=key, turn=Turn.GONE)
