"""Count the answers of one scan alone, by series, question and dealer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from aiv.domain.changes.weekly_change import SeriesWeek
from aiv.domain.statistics.mention_rates import IntentTally
from aiv.models import Scan
from aiv.selectors.evidence import counted_rows, counted_series
from aiv.selectors.evidence.counted_rows import Row
from aiv.selectors.evidence.counted_series import Tally
from aiv.selectors.markets.panel_lineages import Question

Tallies: TypeAlias = Mapping[str, tuple[IntentTally, ...]]
"""Series -> what was asked in it; a series is assistant, surface and model served."""
Named: TypeAlias = Mapping[UUID, Mapping[str, Mapping[str, int]]]
"""Dealer id -> series -> intent -> answers that name the dealer."""
COLUMNS = ("assistant__slug", "surface", "model_served", "intent_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanCounts:
    """Everything counted once for a scan; `of` gives what it says of one dealer."""

    tallies: Tallies
    named: Named

    def of(self, dealer: UUID) -> tuple[SeriesWeek, ...]:
        """Give each series with the answers that name the dealer."""
        named = self.named.get(dealer, {})
        return tuple(
            SeriesWeek(series=series, tallies=tallies, named=named.get(series, {}))
            for series, tallies in self.tallies.items()
        )


def of_scan(scan: Scan, questions: Mapping[UUID, Question]) -> ScanCounts:
    """Count a scan in two queries; answers of other scans count nothing.

    `questions` are those of its panel, by their intents; the key of each stands for it, so that
    scans of two versions are compared on what both asked in the same words.
    """

    def question(row: Row) -> str:
        return questions[row["intent_id"]].key

    chosen = counted_rows.of_scan(scan)
    found = counted_series.tallies(
        counted_rows.answered(chosen, COLUMNS), series=_series, question=question
    )
    namings = counted_series.namings(
        counted_rows.named(chosen, COLUMNS), series=_series, question=question
    )
    named: dict[UUID, dict[str, Mapping[str, int]]] = defaultdict(dict)
    for series, dealers in namings.items():
        for dealer, counts in dealers.items():
            named[dealer][series] = counts
    return ScanCounts(
        tallies={
            series: tuple(_tally(questions, key, each) for key, each in tallies.items())
            for series, tallies in found.items()
        },
        named=named,
    )


def _series(row: Row) -> str:
    return "|".join(row[name] for name in COLUMNS[:3])


def _tally(questions: Mapping[UUID, Question], key: str, counted: Tally) -> IntentTally:
    tally = questions[counted.row["intent_id"]].tally(
        answered=counted.answered, failed=counted.failed, not_shown=counted.not_shown
    )
    return replace(tally, intent=key)
