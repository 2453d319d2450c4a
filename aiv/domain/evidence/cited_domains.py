"""Hold the independent domains behind the answers that name a dealer, and how deep they go."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from aiv.domain.score.inputs import authority_depth


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDomains:
    """Independent domains cited, by intent, in answers that name the dealer.

    `by_intent[intent][domain]` counts citations; own, sister and manufacturers' sites are
    already left out. `citing_answers` counts all answers of the panel that carry a citation.
    """

    by_intent: Mapping[str, Mapping[str, int]]
    citing_answers: int

    @property
    def depth(self) -> float:
        """Give the authority depth 0..1 of all citations together (S9)."""
        return _depth(self.by_intent)

    @property
    def standard_error(self) -> float | None:
        """Give its standard error by leaving out one intent at a time; None below two."""
        n = len(self.by_intent)
        if n < 2:
            return None
        left = [
            _depth({k: v for k, v in self.by_intent.items() if k != intent})
            for intent in self.by_intent
        ]
        mean = math.fsum(left) / n
        return math.sqrt((n - 1) / n * math.fsum((value - mean) ** 2 for value in left))


def _depth(by_intent: Mapping[str, Mapping[str, int]]) -> float:
    counts: Counter[str] = Counter()
    for domains in by_intent.values():
        counts.update(domains)
    return authority_depth(counts.values()).index
