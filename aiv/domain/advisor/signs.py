"""Hold the words by which each topic is known, and how strongly each speaks for it.

A line is a weight and a pattern; a backslash at its end carries it on. 1 hints, 2 says it, 4 says
it clearly, 6 and more settle it against a hint of something else. TERM, ASSISTANT, RIVAL,
DEPARTMENT and DEALER stand for the names found. Every repetition is bounded, so that no question
takes long to read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiv.domain.advisor import signs_of_figures, signs_of_ground
from aiv.domain.advisor.topics import Topic


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern that speaks for a topic, and how strongly."""

    pattern: re.Pattern[str]
    weight: int


def _signs(lines: str) -> tuple[Sign, ...]:
    whole = re.sub(r"\\\n\s*", "", lines.strip())
    pairs = (line.split(maxsplit=1) for line in whole.splitlines())
    return tuple(Sign(re.compile(pattern), int(weight)) for weight, pattern in pairs)


_LINES: Final = {**signs_of_figures.LINES, **signs_of_ground.LINES}
# In order of precedence: of topics with equal weight the first is meant.
SIGNS: Final[Mapping[Topic, tuple[Sign, ...]]] = {
    topic: _signs(_LINES[topic]) for topic in Topic if topic in _LINES
}
