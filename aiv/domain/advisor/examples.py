"""Give labelled questions in our own words: what likeness is counted on, and what tests route."""

from __future__ import annotations

from typing import Final

from aiv.domain.advisor import examples_of_figures, examples_of_ground
from aiv.domain.advisor.entities import Names
from aiv.domain.advisor.topics import Topic

NAMES: Final = Names(
    own=("sunridge toyota",),
    rivals={"palmway motors": "palmway-motors", "harbor kia": "harbor-kia"},
    departments=("new", "used", "service"),
)
"""Whom the examples speak of: invented stores."""
EXAMPLES: Final[tuple[tuple[Topic, str], ...]] = tuple(
    (topic, question)
    for lines in (examples_of_figures.LINES, examples_of_ground.LINES)
    for topic, block in lines.items()
    for question in " ".join(block.split()).split(" | ")
)
