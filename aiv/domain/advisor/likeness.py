"""Tell which topic a question is like, by the words of labelled examples.

Signs say clearly what they know and nothing of what they do not. For each word and pair of words
this adds how much more often it stands in a topic's examples than in those of all others
(a log ratio of counts), so that wording that no sign was written for still finds its topic. The
counts are of our own examples alone: nothing is learned from what people ask.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from aiv.domain.advisor import entities, spelling
from aiv.domain.advisor.examples import EXAMPLES, NAMES
from aiv.domain.advisor.topics import Topic

PRIOR: Final = 1.0
"""Examples that each topic is taken to have beyond its own, spread as in all of them."""
_ENDINGS: Final = ("ing", "ed", "es", "s")
SHORTEST_STEM: Final = 3
_WORD = re.compile(r"[\w'%$]+")


def weights(masked: str) -> Mapping[Topic, float]:
    """Give for each topic the log ratio of a masked question's words, per root of their number."""
    ratios = _ratios()
    known = [ratios[each] for each in _traits(masked) if each in ratios]
    scale = math.sqrt(len(known)) or 1.0
    return {topic: sum(each[topic] for each in known) / scale for topic in Topic}


def strange(masked: str) -> int:
    """Count the words of a masked question that no example has."""
    ratios = _ratios()
    return sum(_stem(word) not in ratios for word in _WORD.findall(masked))


@cache
def _ratios() -> Mapping[str, Mapping[Topic, float]]:
    """Count the examples once, as the first question arrives."""
    by_topic: dict[Topic, Counter[str]] = {topic: Counter() for topic in Topic}
    asked = Counter(topic for topic, _ in EXAMPLES)
    for topic, question in EXAMPLES:
        text = spelling.mended(entities.plain(question))
        by_topic[topic].update(_traits(entities.find(text, NAMES).masked))
    everywhere: Counter[str] = sum(by_topic.values(), Counter())
    return {
        trait: {topic: _ratio(by_topic[topic][trait], total, asked[topic]) for topic in Topic}
        for trait, total in everywhere.items()
    }


def _ratio(here: int, everywhere: int, examples: int) -> float:
    prior = PRIOR * everywhere / len(EXAMPLES)
    inside = (here + prior) / (examples + PRIOR)
    outside = (everywhere - here + prior) / (len(EXAMPLES) - examples + PRIOR)
    return math.log(inside / outside)


def _traits(masked: str) -> set[str]:
    """Give the stems of a question and their pairs, with its beginning and end."""
    stems = [_stem(word) for word in _WORD.findall(masked)]
    return {*stems, *_pairs(["^", *stems, "$"])}


def _pairs(stems: list[str]) -> Iterable[str]:
    return (f"{one} {two}" for one, two in pairwise(stems))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
