"""Hold what one series counted in one week of a market, and write it compactly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiv.domain.changes.weekly_change import SeriesWeek
from aiv.domain.statistics.mention_rates import IntentTally

Json: TypeAlias = Any
Named: TypeAlias = Mapping[str, Mapping[str, int]]
"""Dealer id -> intent key -> answers that name the dealer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedIntent:
    """Count one intent in one week; `key` is equal only for the same question in the same words."""

    key: str
    slug: str
    department: str
    stage: str
    weight: float
    answered: int
    failed: int = 0
    not_shown: int = 0

    @property
    def tally(self) -> IntentTally:
        """Give the counts as rates read them; here the key stands for the intent."""
        return IntentTally(
            intent=self.key,
            department=self.department,
            weight=self.weight,
            answered=self.answered,
            failed=self.failed,
            not_shown=self.not_shown,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesCount:
    """One assistant on one surface, as one model served it, on one lineage of panels."""

    assistant: str
    platform: str
    access: str
    surface: str
    model: str
    lineage: int
    is_declared: bool
    intents: tuple[CountedIntent, ...]
    named: Named

    @property
    def key(self) -> str:
        """Give the words that are equal for the same series; a change of any starts another."""
        return "|".join((self.assistant, self.surface, self.model, str(self.lineage)))

    @property
    def engine(self) -> str:
        """Give what was asked, whatever model served it."""
        return f"{self.assistant}|{self.surface}"

    @property
    def compared(self) -> str:
        """Give what two weeks must share to be compared.

        The panel is left out: two series that differ in it compare on the questions of both
        (measurement.md section 4, rule 7), which the keys of the intents see to.
        """
        return f"{self.engine}|{self.model}"

    def of_dealer(self, dealer: str) -> SeriesWeek:
        """Give what was counted of one dealer."""
        return SeriesWeek(
            series=self.compared,
            tallies=tuple(each.tally for each in self.intents),
            named=self.named.get(dealer, {}),
        )


def intent_key(slug: str, wordings: Iterable[str]) -> str:
    """Give a short key of a question: other wordings under the same slug are another question."""
    text = "\n".join((slug, *wordings))
    return f"{slug}#{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def fingerprint(words: Iterable[str]) -> str:
    """Give a short word that is equal for the same set of words."""
    return hashlib.sha256("\n".join(sorted(set(words))).encode()).hexdigest()[:16]


def written(intents: Iterable[CountedIntent]) -> list[Json]:
    """Give counted intents as JSON."""
    return [
        [each.key, each.slug, each.department, each.stage, each.weight,
         each.answered, each.failed, each.not_shown]
        for each in intents
    ]  # fmt: skip


def read(rows: Sequence[Json]) -> tuple[CountedIntent, ...]:
    """Give counted intents out of JSON."""
    return tuple(
        CountedIntent(
            key=key,
            slug=slug,
            department=department,
            stage=stage,
            weight=weight,
            answered=answered,
            failed=failed,
            not_shown=not_shown,
        )
        for key, slug, department, stage, weight, answered, failed, not_shown in rows
    )
