"""Choose who answers a topic, and what a person may name in a market."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from aiv.domain.advisor import entities
from aiv.domain.advisor.entities import Names
from aiv.domain.advisor.replies import Line, Reply
from aiv.domain.advisor.router import Asked
from aiv.domain.advisor.topics import Topic
from dashboard.advice import moving, naming, own, telling
from dashboard.advice.scene import Scene

Answerer: TypeAlias = Callable[[Scene, Asked], Reply]
BY_TOPIC: Final[Mapping[Topic, Answerer]] = {
    Topic.VISIBILITY: naming.visibility,
    Topic.RIVALS: naming.rivals,
    Topic.ANSWERS: naming.answers,
    Topic.SOURCES: naming.sources,
    Topic.CHANGE: moving.change,
    Topic.WORKED: moving.worked,
    Topic.RANK: moving.rank,
    Topic.ALERTS: moving.alerts,
    Topic.ACTIONS: own.actions,
    Topic.MONEY: own.money,
    Topic.FACTS: own.facts,
    Topic.SITE: own.site,
    Topic.REVIEWS: own.reviews,
    Topic.INVENTORY: own.inventory,
    Topic.TERM: telling.term,
    Topic.FRESHNESS: telling.freshness,
    Topic.METHOD: telling.method,
    Topic.GREETING: telling.greeting,
    Topic.UNKNOWN: telling.unknown,
}


def give(scene: Scene, asked: Asked) -> Reply:
    """Answer from what was measured; of "sales", what is asked about new and about used cars."""
    answer = BY_TOPIC[asked.topic]
    parts = entities.GROUPS.get(asked.department, ())
    if not parts or scene.market.panels.filter(intents__department=asked.department).exists():
        return answer(scene, asked)
    replies = [answer(scene, replace(asked, department=part)) for part in parts]
    lines: dict[str, Line] = {}
    for line in (line for reply in replies for line in reply.lines):
        lines.setdefault(line.text, line)
    return replace(replies[0], lines=tuple(lines.values()))


def names(scene: Scene) -> Names:
    """Give the names that a question about this market may hold."""
    return Names(
        own=(entities.plain(scene.dealer.name),),
        rivals={
            entities.plain(each.name): each.slug for each in scene.rivals if each != scene.dealer
        },
    )
