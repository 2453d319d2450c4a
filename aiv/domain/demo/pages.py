"""Choose the pages that a scripted answer cites: stores' own sites and invented third parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from aiv.domain.demo import words
from aiv.domain.demo.market import CITY, Store

# How often an answer of each platform carries links, and how often a named store's own page.
CITES: Final = {
    "chatgpt": 0.7,
    "claude": 0.45,
    "perplexity": 1.0,
    "gemini": 0.6,
    "grok": 0.5,
    "ai_overview": 0.95,
}
CITES_OWN: Final = 0.45
MOST_SITES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A cited page and, where it backs one sentence, the span of that sentence in the text."""

    host: str
    path: str
    title: str
    start: int | None = None
    end: int | None = None

    @property
    def url(self) -> str:
        """Give its address."""
        return f"https://www.{self.host}/{self.path}"


def cite(platform: str, text: str, named: Sequence[Store], rng: Random) -> tuple[Page, ...]:
    """Give the links of an answer, own pages first."""
    if rng.random() >= CITES[platform]:
        return ()
    own = [_own(store, text) for store in named if rng.random() < CITES_OWN]
    return (*own, *_others(rng))


def _own(store: Store, text: str) -> Page:
    start = text.find(store.name)
    end = text.find("\n", start)
    return Page(
        host=store.host,
        path="",
        title=store.name,
        start=start,
        end=len(text) if end < 0 else end,
    )


def _others(rng: Random) -> list[Page]:
    hosts = {host: title for host, title, _ in words.SITES}
    weights = [weight for _, _, weight in words.SITES]
    drawn = rng.choices(list(hosts), weights, k=rng.randint(1, MOST_SITES))
    return [
        Page(host=host, path="demo-harbor/velmar", title=f"{hosts[host]}: dealers in {CITY}")
        for host in dict.fromkeys(drawn)
    ]
