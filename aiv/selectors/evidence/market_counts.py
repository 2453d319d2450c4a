"""Hold what was counted of a market's answers, series by series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from django.db.models import Q

from aiv.domain.asking import surfaces
from aiv.domain.statistics import mention_rates as rates
from aiv.selectors.markets.panel_lineages import Lineage

Counts: TypeAlias = Mapping[UUID, Mapping[str, int]]
"""Dealer id -> intent slug -> answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One assistant on one surface, with all that was counted on it.

    `served` names the model that answered where several did in the window; of these the one that
    answered last is current, and only it can be declared. `models` are the names that count in the
    series: an answer that names no model goes with the current one.
    """

    assistant_id: UUID
    assistant: str
    platform: str
    label: str
    surface: str
    access: str
    model: str
    served: str
    models: tuple[str, ...]
    is_declared: bool
    newest_at: datetime
    tallies: tuple[rates.IntentTally, ...]
    named: Counts
    cited: Counts

    @property
    def key(self) -> str:
        """Give the word that stands for the series in an address."""
        return surfaces.series_key(
            assistant=self.assistant,
            access=self.access,
            surface=self.surface,
            served=self.served,
        )

    @property
    def condition(self) -> Q:
        """Give what holds for the answers of the series, however they ended."""
        return Q(assistant=self.assistant_id, surface=self.surface, model_served__in=self.models)

    def rate(self, dealer_id: UUID, department: str = "") -> rates.MentionRate:
        """Measure how often the dealer is named."""
        kept = rates.in_department(self.tallies, department)
        return rates.measure(kept, self.named.get(dealer_id, {}))

    def citation_rate(self, dealer_id: UUID, department: str = "") -> rates.MentionRate:
        """Measure how often the dealer's own site is cited."""
        kept = rates.in_department(self.tallies, department)
        return rates.measure(kept, self.cited.get(dealer_id, {}))


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketCounts:
    """All series of a market's panel in one window; empty while nothing was answered."""

    panel_id: UUID | None
    panel_version: int | None
    window_from: datetime | None
    window_to: datetime | None
    series: tuple[Series, ...]
    lineage: Lineage | None = None

    @property
    def departments(self) -> tuple[str, ...]:
        """Give the departments asked about, without repeats."""
        words = (tally.department for series in self.series for tally in series.tallies)
        return tuple(dict.fromkeys(words))


NOTHING = MarketCounts(
    panel_id=None, panel_version=None, window_from=None, window_to=None, series=()
)
