"""However many threads read their first answer at once, the phrases are built once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from aiv.domain.mentions import cues


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    found: list[int] = []

    def build(lines: list[str]) -> list[str]:
        found.append(len(lines))
        time.sleep(0.05)
        return lines

    def few(phrases: str) -> Any:
        return phrases.split(";")[:2]

    monkeypatch.setattr(cues, "AhoCorasick", build)
    monkeypatch.setattr(cues, "spelled_out", few)
    cues._built.cache_clear()
    yield found
    cues._built.cache_clear()


def test_threads_that_begin_together_build_once(builds: list[int]) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: cues._automaton(), range(4)))
    assert len(builds) == 1
    assert all(each is found[0] for each in found)
