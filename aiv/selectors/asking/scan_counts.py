"""Count the answers of one scan alone, by series, question and dealer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from aiv.domain.changes.weekly_change import SeriesWeek
from aiv.domain.statistics.mention_rates import IntentTally
from aiv.models import Scan
from aiv.selectors.evidence import counted_rows, counted_series
from aiv.selectors.evidence.counted_rows import Row
from aiv.selectors.evidence.counted_series import Tally

Tallies: TypeAlias = Mapping[str, tuple[IntentTally, ...]]
"""Series -> what was asked in it; a series is assistant, surface and model served."""
Named: TypeAlias = Mapping[UUID, Mapping[str, Mapping[str, int]]]
"""Dealer id -> series -> intent -> answers that name the dealer."""
BY = ("assistant__slug", "surface", "model_served", "intent__slug")
ABOUT = ("intent__department", "intent__weight", "intent__is_local")


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


def of_scan(scan: Scan) -> ScanCounts:
    """Count a scan in two queries; answers of other scans count nothing."""
    chosen = counted_rows.of_scan(scan)
    found = counted_series.tallies(
        counted_rows.answered(chosen, (*BY, *ABOUT)), series=_series, question=_intent
    )
    named: dict[UUID, dict[str, Mapping[str, int]]] = defaultdict(dict)
    rows = counted_rows.named(chosen, BY)
    for series, dealers in counted_series.namings(rows, series=_series, question=_intent).items():
        for dealer, counts in dealers.items():
            named[dealer][series] = counts
    return ScanCounts(
        tallies={series: tuple(map(_tally, each.values())) for series, each in found.items()},
        named=named,
    )


def _series(row: Row) -> str:
    return "|".join(row[name] for name in BY[:3])


def _intent(row: Row) -> str:
    found: str = row["intent__slug"]
    return found


def _tally(counted: Tally) -> IntentTally:
    row = counted.row
    return IntentTally(
        intent=row["intent__slug"],
        department=row["intent__department"],
        weight=row["intent__weight"],
        is_local=row["intent__is_local"],
        answered=counted.answered,
        failed=counted.failed,
        not_shown=counted.not_shown,
    )
