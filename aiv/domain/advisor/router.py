"""Route a question to what it asks for, and keep what the question before it was about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from aiv.domain.advisor import entities, likeness, spelling
from aiv.domain.advisor.entities import Found, Names
from aiv.domain.advisor.signs import SIGNS
from aiv.domain.advisor.topics import Topic

UNKNOWN: Final = 1.5
"""Weight that speaks for nothing in particular; a topic must have more."""
STRANGE: Final = 0.75
"""Weight that each word which no example has adds to that."""
MOST_STRANGE: Final = 4
FEW: Final = 2
"""Weight of signs under which a question asks nothing by itself; a hint alone is none."""
CLEAR: Final = 4
"""Weight of signs from which a question asks for a second thing too."""
MOST_BESIDE: Final = 2
ONLY_NAMES: Final = 8
"""Words of a follow-up, which names something and asks nothing of its own."""
_FOLLOWS: Final = re.compile(
    r"^(?:and|what about|how about|but|or|only|just|same|also|now|then|ok|okay)\b"
    r"|\b(?:too|as well)\??$"
)
_ONLY_NAMED: Final = re.compile(
    r"(?:(?:ASSISTANT|DEPARTMENT|RIVAL|and|or|but|so|in|on|for|from|by|with|at|about|only|just|also"
    r"|what|how|is|the|our|same|now|then|please|too|there|cars?|questions?|answers?|department)"
    r"[\s?.]*){1,8}"
)
_NARROWED: Final = frozenset(
    (Topic.VISIBILITY, Topic.RIVALS, Topic.ANSWERS, Topic.SOURCES, Topic.CHANGE)
)
"""Topics that a department or an assistant narrows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked; `margin` is the lead over the next topic, in weights."""

    topic: Topic
    weight: float = 0
    margin: float = 0
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
    signs = {topic: _weight(topic, found) for topic in SIGNS}
    signed = max(signs, key=signs.__getitem__)
    if before is not None and _goes_on(found, signed, signs[signed], before):
        return _merged(found, before)
    like = likeness.weights(found.masked)
    strange = min(likeness.strange(found.masked), MOST_STRANGE)
    nothing = UNKNOWN + STRANGE * strange
    ranked = sorted(
        (
            (signs.get(topic, nothing) + like[topic], -place, topic)
            for place, topic in enumerate(Topic)
        ),
        reverse=True,
    )
    (weight, _, topic), (second, _, _) = ranked[:2]
    return _asked(topic, found, weight, weight - second)


def also(question: str, names: Names, asked: Asked) -> tuple[Asked, ...]:
    """Give what is asked besides, the clearest first: "who beats us, and what does it cost"."""
    found = entities.find(spelling.mended(entities.plain(question)), names)
    weights = {topic: _weight(topic, found) for topic in SIGNS if topic is not asked.topic}
    clear = sorted((each for each in weights if weights[each] >= CLEAR), key=lambda t: -weights[t])
    return tuple(replace(asked, topic=topic) for topic in clear[:MOST_BESIDE])


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
    if before.topic in _NARROWED and names_something and _ONLY_NAMED.fullmatch(found.masked):
        return True
    follows = bool(_FOLLOWS.search(found.text)) or weight < FEW
    asks_anew = weight >= 4 or (topic is Topic.TERM and weight >= FEW)
    return before.topic in _NARROWED and names_something and is_short and follows and not asks_anew


def _merged(found: Found, before: Asked) -> Asked:
    return replace(
        before,
        assistant=found.assistant or before.assistant,
        department=found.department or before.department,
        rival=found.rival or before.rival,
    )


def _asked(topic: Topic, found: Found, weight: float, margin: float) -> Asked:
    return Asked(
        topic=topic,
        weight=round(weight, 1),
        margin=round(margin, 1),
        term=found.term,
        assistant=found.assistant,
        department=found.department,
        rival=found.rival,
    )
