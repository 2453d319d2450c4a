"""Say how the stand-in behaves: how slow, how often it fails and how, whom it names how often."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final

from aiv.domain.demo import truth

# A question that ends in one of these after a sign, "... #drip", is answered in that way.
_FAULTS: Final = """
    no-search no-links refusal block empty deferred pause endless-pause drift schema
    rate-limit rate-limit-date rate-limit-ms rate-limit-garbage rate-limit-bare
    quota bad-key echo-key unknown-model invalid no-retry
    error-500 overload-503 overload-529 timeout-504 page-503
    hang reset drip truncated html nan wrong-type huge bomb redirect late-fault
"""
FAULTS: Final = frozenset(_FAULTS.split())
_MARK: Final = re.compile(r"#([a-z0-9-]+)\s*\Z")
RATES: Final[Mapping[str, Mapping[str, float]]] = truth.RATES


@dataclass(frozen=True, slots=True)
class Latency:
    """A lognormal wait in seconds; a median of zero answers at once."""

    median_s: float = 0.0
    sigma: float = 0.5

    def draw(self, rng: Random) -> float:
        """Give one wait."""
        return self.median_s * rng.lognormvariate(0.0, self.sigma) if self.median_s else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that decides the answers; the same script tells the same words.

    `reply` are words that every answer has instead, told without a search; `faults` are shares of
    all calls that end in a fault, `per_minute` a limit by provider, `rates` the share of answers
    that names a dealer, by dealer and department.
    """

    seed: str = "standin-1"
    reply: str | None = None
    latency: Latency = Latency()
    faults: Mapping[str, float] = field(default_factory=dict)
    per_minute: Mapping[str, int] = field(default_factory=dict)
    rates: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: RATES)
    overview_shown: float = truth.OVERVIEW_SHOWN
    retry_after_s: float = 1.0
    drip_s: float = 0.05
    huge_bytes: int = 50 * 1024 * 1024

    def __post_init__(self) -> None:
        unknown = set(self.faults) - FAULTS
        if unknown:
            raise ValueError(f"no such faults: {', '.join(sorted(unknown))}")

    def fault(self, prompt: str, rng: Random) -> str | None:
        """Give the fault that a question asks for, else one by chance."""
        asked = _MARK.search(prompt)
        if asked and asked[1] in FAULTS:
            return asked[1]
        chance = rng.random()
        for name, share in self.faults.items():
            chance -= share
            if chance < 0:
                return name
        return None
