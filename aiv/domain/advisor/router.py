"""Route a question to what it asks for, and keep what the question before it was about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from aiv.domain.advisor import entities, spelling
from aiv.domain.advisor.entities import Found, Names
from aiv.domain.advisor.signs import SIGNS
from aiv.domain.advisor.topics import Topic

THRESHOLD: Final = 2
"""Weight under which a question is not understood; a hint alone is none."""
ONLY_NAMES: Final = 8
"""Words of a follow-up, which names something and asks nothing of its own."""
_FOLLOWS: Final = re.compile(
    r"^(?:and|what about|how about|but|or|same|also|now|then|ok|okay)\b|\b(?:too|as well)\??$"
)
_NARROWED: Final = frozenset(
    (Topic.VISIBILITY, Topic.RIVALS, Topic.ANSWERS, Topic.SOURCES, Topic.CHANGE)
)
"""Topics that a department or an assistant narrows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked; `margin` is the lead over the next topic, in weights."""

    topic: Topic
    weight: int = 0
    margin: int = 0
    term: str = ""
    assistant: str = ""
    department: str = ""
    rival: str = ""


def route(question: str, names: Names, before: Asked | None = None) -> Asked:
    """Give the topic with the most weight, and what the question names.

    A question that only names something is about the topic asked before, where there is one.
    """
    text = spelling.mended(entities.plain(question))
    found = entities.find(text, names)
    weights = sorted(
        ((_weight(topic, found), -place, topic) for place, topic in enumerate(SIGNS)),
        reverse=True,
    )
    (weight, _, topic), (second, _, _) = weights[:2]
    if before is not None and _goes_on(found, topic, weight, before):
        return _merged(found, before)
    if weight < THRESHOLD:
        return _asked(Topic.UNKNOWN, found, weight, 0)
    return _asked(topic, found, weight, weight - second)


def _weight(topic: Topic, found: Found) -> int:
    return sum(
        sign.weight
        for sign in SIGNS[topic]
        if sign.pattern.search(found.text) or sign.pattern.search(found.masked)
    )


def _goes_on(found: Found, topic: Topic, weight: int, before: Asked) -> bool:
    """Tell a follow-up: it names something, and asks no more than names alone ask."""
    names_something = bool(found.assistant or found.department or found.rival)
    is_short = len(found.text.split()) <= ONLY_NAMES
    follows = bool(_FOLLOWS.search(found.text)) or weight < THRESHOLD
    asks_anew = weight >= 4 or (topic is Topic.TERM and weight >= THRESHOLD)
    return before.topic in _NARROWED and names_something and is_short and follows and not asks_anew


def _merged(found: Found, before: Asked) -> Asked:
    return replace(
        before,
        assistant=found.assistant or before.assistant,
        department=found.department or before.department,
        rival=found.rival or before.rival,
    )


def _asked(topic: Topic, found: Found, weight: int, margin: int) -> Asked:
    return Asked(
        topic=topic,
        weight=weight,
        margin=margin,
        term=found.term,
        assistant=found.assistant,
        department=found.department,
        rival=found.rival,
    )
