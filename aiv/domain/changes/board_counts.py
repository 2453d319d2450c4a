"""Hold what a market's panel counted in one week: by assistant, question and dealer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, TypeAlias

from aiv.domain.changes.weekly_change import Cell, SeriesWeek
from aiv.domain.statistics import rates
from aiv.domain.statistics.mention_rates import IntentTally
from aiv.domain.statistics.rates import PromptScores

BAR: Final = "|"
"""Stands in the key of a series between assistant, surface and model."""
Named: TypeAlias = Mapping[str, Mapping[str, int]]
"""Dealer key -> intent -> answers that name the dealer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesCounts:
    """What one series counted: an assistant on a surface as one model that answered.

    `key` is equal for the same series in another week; `assistant` is equal for all models that
    answered for one assistant.
    """

    key: str
    assistant: str
    label: str
    model: str
    tallies: tuple[IntentTally, ...]
    named: Named


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCounts:
    """All series of one week's panel; `panel_version` is None while nothing was asked.

    `failed` counts the calls without an answer: they name no model that would place them.
    `lineage` is the version with which the panel's series began, and `questions` gives each slug
    a key that is equal only for the same wordings; boards of before they were kept have neither.
    """

    panel_version: int | None
    series: tuple[SeriesCounts, ...]
    failed: int = 0
    lineage: int | None = None
    questions: Mapping[str, str] = field(default_factory=dict)

    @property
    def weights(self) -> dict[str, float]:
        """Give each question's demand weight, in the order of their names."""
        found = {t.intent: t.weight for one in self.series for t in one.tallies if t.answered}
        return dict(sorted(found.items()))

    @property
    def answered(self) -> int:
        """Count the completed answers."""
        return sum(tally.answered for one in self.series for tally in one.tallies)

    @property
    def calls(self) -> int:
        """Count the completed answers and the calls without one."""
        return self.answered + self.failed

    def cells(self, dealer: str) -> list[dict[str, Cell]]:
        """Give, by question and assistant, (answers that name the dealer, answers)."""
        found: dict[str, dict[str, Cell]] = {intent: {} for intent in self.weights}
        for one in self.series:
            named = one.named.get(dealer, {})
            for tally in one.tallies:
                if tally.answered:
                    cell = found[tally.intent]
                    count, answers = cell.get(one.assistant, (0, 0))
                    more = min(named.get(tally.intent, 0), tally.answered)
                    cell[one.assistant] = (count + more, answers + tally.answered)
        return list(found.values())

    def scores(self, dealer: str) -> PromptScores | None:
        """Give each question's share of answers that name the dealer, assistants weighing alike."""
        assistants = {one.assistant: 1.0 for one in self.series}
        return rates.composite_prompt_scores(self.cells(dealer), assistants)

    def carries_on(self, other: BoardCounts) -> bool:
        """Tell whether both counted one panel, or versions of one lineage."""
        is_one_lineage = self.lineage is not None and self.lineage == other.lineage
        return is_one_lineage or self.panel_version == other.panel_version

    def shared_with(self, other: BoardCounts) -> frozenset[str]:
        """Give the slugs of the questions that both ask in the same words."""
        if self.panel_version == other.panel_version:
            return frozenset(self.weights)
        return frozenset(slug for slug, _ in self.questions.items() & other.questions.items())

    def weeks_of(self, dealer: str, among: Collection[str]) -> tuple[SeriesWeek, ...]:
        """Give what each series counted of one dealer on some questions."""
        return tuple(
            SeriesWeek(
                series=one.key,
                tallies=tuple(tally for tally in one.tallies if tally.intent in among),
                named=one.named.get(dealer, {}),
            )
            for one in self.series
        )

    def stored(self) -> dict[str, Any]:
        """Give everything as JSON keeps it."""
        return asdict(self)


def read(stored: Mapping[str, Any]) -> BoardCounts:
    """Give what `stored` kept."""
    series: Sequence[Mapping[str, Any]] = stored.get("series", ())
    return BoardCounts(
        panel_version=stored.get("panel_version"),
        series=tuple(_series(each) for each in series),
        failed=stored.get("failed", 0),
        lineage=stored.get("lineage"),
        questions=stored.get("questions", {}),
    )


def _series(stored: Mapping[str, Any]) -> SeriesCounts:
    words = {name: stored[name] for name in ("key", "assistant", "label", "model", "named")}
    tallies = tuple(IntentTally(**tally) for tally in stored["tallies"])
    return SeriesCounts(**words, tallies=tallies)
