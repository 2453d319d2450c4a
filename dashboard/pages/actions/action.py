"""Build one action: what to change, on what evidence, how it is ranked, what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse

from aiv.domain.actions.grades import GRADE_WORDS, Grade
from aiv.models import Action, ActionEvent, ActionKind, ActionState, Answer, ChangeArea
from dashboard.pages.actions import action_words, actions
from dashboard.pages.actions.actions import Line
from dashboard.pages.evidence import evidence

GENERATORS: Final = {
    "robots": "Write the robots.txt group",
    "dealer": "Write the store's structured data",
    "car": "Write a vehicle's structured data",
    "facts": "Write the fact sheet",
}

AREAS: Final = {
    "D": ChangeArea.INVENTORY,
    "E02": ChangeArea.LISTINGS,
    "E04": ChangeArea.REVIEWS,
    "E05": ChangeArea.REVIEWS,
}
"""Where mending a check changes something, by check or by its letter; else on the own site."""
MOST_WHAT: Final = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One piece of evidence: where it leads, what it is, what it shows."""

    label: str
    url: str
    words: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened."""

    at: datetime
    what: str
    who: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPage:
    """One action with everything that stands beside it."""

    action: Action
    line: Line
    proof_words: str
    sum: str
    evidence: tuple[Shown, ...]
    events: tuple[Event, ...]
    generator_label: str
    generator_url: str
    worked_url: str
    is_working: bool
    is_open: bool
    is_mine: bool
    may_work: bool
    may_edit: bool


def build(
    action: Action,
    *,
    answers: Mapping[str, Answer],
    events: Iterable[ActionEvent],
    person_id: Any,
    zone: ZoneInfo,
    may_work: bool,
    may_edit: bool,
) -> ActionPage:
    """Lay out the page."""
    (line,) = actions.lines([action])
    return ActionPage(
        action=action,
        line=line,
        proof_words=GRADE_WORDS[Grade(action.grade)],
        sum=action_words.sum_of(action),
        evidence=tuple(_shown(each, action, answers) for each in action.evidence),
        events=tuple(_event(each) for each in events),
        generator_label=GENERATORS.get(action.generator, ""),
        generator_url=_generator(action),
        worked_url=_worked(action, zone),
        is_working=action.state in (ActionState.OPEN, ActionState.TAKEN),
        is_open=action.state == ActionState.OPEN,
        is_mine=action.owner_id is not None and action.owner_id == person_id,
        may_work=may_work,
        may_edit=may_edit,
    )


def answer_keys(action: Action) -> list[str]:
    """Give the answers that the evidence names."""
    return [each["key"] for each in action.evidence if each["kind"] == "answer"]


def _shown(each: Mapping[str, str], action: Action, answers: Mapping[str, Answer]) -> Shown:
    kind, key, words = each["kind"], each["key"], each["words"]
    if kind == "check":
        url = reverse("dashboard:site_check", args=[action.dealer.slug, key])
        return Shown(label=f"Check {key} of the site audit", url=url, words=words)
    answer = answers.get(key)
    if kind == "answer" and answer is not None:
        url = f"{reverse('dashboard:answer', args=[key])}?{_for(action)}"
        label = f"{evidence.label_of(answer)}: {answer.probe.prompt.text}"
        return Shown(label=label, url=url, words=words, at=answer.asked_at)
    label = "An answer that was removed since" if kind == "answer" else key
    return Shown(label=label, url="", words=words)


def _for(action: Action) -> str:
    return urlencode({"dealer": action.dealer.slug})


def _event(row: ActionEvent) -> Event:
    return Event(
        at=row.at,
        what=action_words.EVENTS.get(row.what, row.what),
        who=row.person.email if row.person else "",
        note=row.note,
    )


def _worked(action: Action, zone: ZoneInfo) -> str:
    """Lead what was done to the question whether it worked, with its day and words."""
    if action.done_at is None:
        return ""
    words = {
        "action": str(action.pk),
        "what": action.note[:MOST_WHAT],
        "area": _area(action).value,
        "on": action.done_at.astimezone(zone).date().isoformat(),
    }
    return f"{reverse('dashboard:did_it_work', args=[action.dealer.slug])}?{urlencode(words)}"


def _area(action: Action) -> ChangeArea:
    check = action.key.rpartition(":")[2]
    if action.kind == ActionKind.FINDING:
        return AREAS.get(check, AREAS.get(check[:1], ChangeArea.SITE))
    if action.kind == ActionKind.LOST_INTENT:
        return ChangeArea.SITE
    return ChangeArea.LISTINGS if action.generator else ChangeArea.COVERAGE


def _generator(action: Action) -> str:
    if action.generator not in GENERATORS:
        return ""
    return f"{reverse('dashboard:generators', args=[action.dealer.slug])}#{action.generator}"
