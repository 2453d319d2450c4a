"""Tell from answers to questions no dealer can influence whether an assistant moved."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final, TypeAlias

from aiv.domain.statistics.quantiles import t_two_sided_p

METHOD_VERSION: Final = "canary-1"
FEWEST_QUESTIONS: Final = 8
"""Questions with answers in both weeks below which nothing is said."""
LEVEL: Final = 0.01
"""One-sided: about one mark by chance in two years of weeks and one assistant."""
FLOOR: Final = 0.03
"""Least loss of likeness worth a mark; smaller ones are no other behaviour."""
_WORD: Final = re.compile(r"\w+")

Texts: TypeAlias = Mapping[str, Sequence[str]]
"""Question -> the answers of one week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CanaryChange:
    """How much less alike two weeks' answers are than answers of one week; shares of 1.

    `drop` is the mean over `questions`, `p` one-sided; `moved` marks the week.
    """

    questions: int
    drop: float
    t: float | None
    p: float
    moved: bool


def compare(before: Texts, after: Texts, *, earlier: Texts | None = None) -> CanaryChange | None:
    """Compare the answers of two weeks with what answers of one week differ by chance.

    Likeness is the Jaccard share of words. Where a week has only one answer to a question, the
    likeness of `before` with the week `earlier` stands for chance. None when fewer than eight
    questions can be compared: then nothing is known, which is not "nothing moved".
    Source: measurement.md 2.4 (canary panel) and 3.1 (drift minus the noise floor).
    """
    drops = [
        drop
        for question in sorted(before.keys() & after.keys())
        if (drop := _drop(question, before, after, earlier or {})) is not None
    ]
    if len(drops) < FEWEST_QUESTIONS:
        return None
    mean = math.fsum(drops) / len(drops)
    sd = math.sqrt(math.fsum((each - mean) ** 2 for each in drops) / (len(drops) - 1))
    t = mean / (sd / math.sqrt(len(drops))) if sd > 1e-12 else None
    p = _one_sided(mean, t, len(drops))
    return CanaryChange(
        questions=len(drops), drop=mean, t=t, p=p, moved=p < LEVEL and mean >= FLOOR
    )


def _drop(question: str, before: Texts, after: Texts, earlier: Texts) -> float | None:
    """Give how much less alike the two weeks are than chance leaves answers of one."""
    old, new = _sets(before[question]), _sets(after[question])
    chance = [*combinations(old, 2), *combinations(new, 2)]
    if not chance:
        chance = list(product(_sets(earlier.get(question, ())), old))
    across = list(product(old, new))
    return _likeness(chance) - _likeness(across) if chance and across else None


def _sets(texts: Iterable[str]) -> list[frozenset[str]]:
    return [frozenset(_WORD.findall(text.lower())) for text in texts]


def _likeness(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> float:
    shares = [len(a & b) / len(a | b) if a | b else 1.0 for a, b in pairs]
    return math.fsum(shares) / len(shares)


def _one_sided(mean: float, t: float | None, questions: int) -> float:
    if t is None:
        return 0.0 if mean > 0.0 else 1.0
    p = t_two_sided_p(t, degrees=questions - 1) / 2.0
    return p if mean > 0.0 else 1.0 - p
