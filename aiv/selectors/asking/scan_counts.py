"""Count the answers of one scan alone, by series, question and dealer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from django.db.models import Count, Q

from aiv.domain.changes.weekly_change import SeriesWeek
from aiv.domain.statistics.mention_rates import IntentTally
from aiv.models import Answer, AnswerStatus, Mention, Scan
from aiv.selectors.evidence.counted_rows import FAILED

Tallies: TypeAlias = Mapping[str, tuple[IntentTally, ...]]
"""Series -> what was asked in it; a series is assistant, surface and model served."""
Named: TypeAlias = Mapping[UUID, Mapping[str, Mapping[str, int]]]
"""Dealer id -> series -> intent -> answers that name the dealer."""
BY = ("assistant__slug", "surface", "model_served", "intent__slug")


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
    rows = (
        Answer.objects.filter(probe__scan=scan)
        .order_by()
        .values(*BY, "intent__department", "intent__weight", "intent__is_local")
        .annotate(
            answered=Count("pk", filter=Q(status=AnswerStatus.COMPLETED)),
            failed=Count("pk", filter=Q(status__in=FAILED)),
            not_shown=Count("pk", filter=Q(status=AnswerStatus.NO_ANSWER)),
        )
    )
    tallies: dict[str, tuple[IntentTally, ...]] = defaultdict(tuple)
    for row in rows:
        tallies["|".join(row[name] for name in BY[:3])] += (
            IntentTally(
                intent=row["intent__slug"],
                department=row["intent__department"],
                weight=row["intent__weight"],
                is_local=row["intent__is_local"],
                **{name: row[name] for name in ("answered", "failed", "not_shown")},
            ),
        )
    return ScanCounts(tallies=tallies, named=_named(scan))


def _named(scan: Scan) -> Named:
    rows = (
        Mention.objects.filter(
            answer__probe__scan=scan, answer__status=AnswerStatus.COMPLETED, is_counted=True
        )
        .order_by()
        .values_list("dealer", *(f"answer__{name}" for name in BY))
        .annotate(answers=Count("answer", distinct=True))
    )
    found: dict[UUID, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for dealer, *series, intent, answers in rows:
        found[dealer]["|".join(series)][intent] = answers
    return found
