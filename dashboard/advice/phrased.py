"""Let a model phrase the plain answers of a question's topics, each sentence with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from aiv.domain.advisor import checking, phrasing, router
from aiv.domain.advisor.replies import Line, Link, Reply
from aiv.domain.advisor.router import Asked
from aiv.domain.advisor.topics import Topic
from aiv.services.chat import phrasing as writing
from dashboard.advice import answering
from dashboard.advice.scene import Scene

FIXED: Final = frozenset((Topic.UNKNOWN, Topic.GREETING, Topic.TERM, Topic.METHOD))
"""Topics whose answers are fixed words: a model has nothing to add."""
MOST_LINKS: Final = 3


def give(scene: Scene, asked: Asked, question: str) -> Reply:
    """Answer in plain lines, and above them in a model's words where these hold."""
    plain = answering.give(scene, asked)
    if asked.topic in FIXED or not writing.model():
        return plain
    names = answering.names(scene)
    lines = (*plain.lines, *_beside(scene, asked, question))[: phrasing.MOST_FACTS]
    facts = [line.text for line in lines]
    said = writing.phrased(scene.dealer, question=question, facts=facts, names=names, now=scene.now)
    if said is None:
        return plain
    spoken = []
    for sentence in checking.sentences(said):
        places = checking.backing(sentence, facts, names)
        links = (link for place in places for link in lines[place].links)
        spoken.append(Line(sentence, _once(links)))
    return replace(plain, lines=lines, spoken=tuple(spoken), phrased_by=writing.model())


def _beside(scene: Scene, asked: Asked, question: str) -> list[Line]:
    """Give the plain lines of what is asked besides, so that a model can combine them."""
    also = router.also(question, answering.names(scene), asked)
    wanted = (each for each in also if each.topic not in FIXED)
    return [line for each in wanted for line in answering.give(scene, each).lines]


def _once(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple({link.url: link for link in links}.values())[:MOST_LINKS]
