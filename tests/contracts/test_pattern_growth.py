"""No pattern grows with the square of what it reads, over words of its own and what opens."""

from __future__ import annotations

import re
import time
from typing import Any

from tests.contracts.test_patterns import patterns

FIRST, SHORT, LONG = 800, 2_000, 8_000
SUSPECT_S = 0.0007
"""A linear pattern needs a tenth of this for FIRST characters."""
WORST_GROWTH = 8.0
"""LONG is four times SHORT: linear work grows by 4, quadratic by 16."""
OPENED = ("<a", "<script", "![", "[a](", "<!--")


def runs(pattern: re.Pattern[Any]) -> list[str]:
    """Give what opens something, and the first words that the pattern itself speaks of."""
    said = pattern.pattern
    text = said if isinstance(said, str) else said.decode("latin-1")
    return [*OPENED, *list(dict.fromkeys(re.findall(r"(?<!\\)\b[a-z]{3,}", text)))[:3]]


def cost(pattern: re.Pattern[Any], run: str, size: int, *, is_anchored: bool) -> float:
    text: Any = run * (size // len(run))
    if isinstance(pattern.pattern, bytes):
        text = text.encode()
    begun = time.process_time()
    if is_anchored:
        pattern.match(text)
    else:
        pattern.findall(text)
    return time.process_time() - begun


def grows(pattern: re.Pattern[Any], run: str, *, is_anchored: bool) -> bool:
    def least(size: int) -> float:
        return min(cost(pattern, run, size, is_anchored=is_anchored) for _ in range(3))

    if cost(pattern, run, FIRST, is_anchored=is_anchored) < SUSPECT_S or least(FIRST) < SUSPECT_S:
        return False
    return least(LONG) / least(SHORT) > WORST_GROWTH


def test_no_pattern_grows_with_the_square_of_what_it_reads() -> None:
    slow = [
        f"{name} over {run!r}: {pattern.pattern!r:.80}"
        for (_, _, is_anchored), (name, pattern) in patterns().items()
        for run in runs(pattern)
        if grows(pattern, run, is_anchored=is_anchored)
    ]
    assert slow == []


def test_what_grows_is_found() -> None:
    assert grows(re.compile(r"[a-z]+\d"), "script", is_anchored=False)
    assert not grows(re.compile(r"[a-z]+\d"), "script", is_anchored=True)
