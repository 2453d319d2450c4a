"""Say a stored score in words: status, value, coverage, what is missing and how to get it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import reverse

from aiv.domain import sentences
from aiv.domain.index import MODIFIERS
from aiv.domain.score import anatomy, snapshots
from aiv.domain.score.anatomy import Part
from aiv.domain.score.input_records import PLATFORM_PREFIX, InputRecord
from aiv.domain.statistics import mention_rates
from aiv.models import Dealer, Market, Platform, Score, ScoreStatus
from dashboard.figures import Figure, rate_words

BLOCKS: Final = {
    "core": ("pillar", "pillars"),
    "sel": ("selection score", "selection scores"),
    "mods": ("modifier", "modifiers"),
}
MEASURED_ON: Final = {
    "ugc_health_score": "reviews",
    "schema_coverage_ratio": "site",
    "semantic_clarity_score": "site",
    "silo_integrity_score": "site",
    "temporal_weight": "site",
    "crawl_budget_mult": "site",
    "entity_confidence": "stated_facts",
    "inventory_truth_mult": "inventory",
}
"""On which page of the dealer's an input comes about; the others come of the market's answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Say what would measure some inputs, where, which they are, and why they are not measured."""

    action: str
    url: str
    measures: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePage:
    """Hold everything said of one score; `figure` has a point unless it is not measured."""

    status: str
    figure: Figure
    value: str
    interval: str
    bounds: str
    coverage: str
    cautions: tuple[str, ...]
    parts: tuple[Part, ...]
    records: Mapping[str, InputRecord]
    gaps: tuple[Gap, ...]
    computed_at: datetime
    measured_at: datetime | None
    result: Mapping[str, Any]

    @property
    def is_headline(self) -> bool:
        """Tell a figure that may be compared."""
        return self.status == ScoreStatus.HEADLINE

    @property
    def is_partial(self) -> bool:
        """Tell a figure that may be read, never compared."""
        return self.status == ScoreStatus.PARTIAL

    @property
    def is_held_by_modifier(self) -> bool:
        """Tell whether a missing modifier makes the lower bound 0."""
        return any(name in MODIFIERS for name in self.result["missing"])

    @property
    def is_measured(self) -> bool:
        """Tell whether there is a figure at all."""
        return self.figure.point is not None


def build(score: Score, *, dealer: Dealer, market: Market, now: datetime) -> ScorePage:
    """Lay out one stored score of a dealer in a market."""
    result = score.snapshot["result"]
    parts = anatomy.parts(score.snapshot)
    measured_at = _newest(record for part in parts for record in part.records)
    value, interval = _words(score)
    return ScorePage(
        status=score.status,
        figure=Figure("AIV", score.aiv, score.aiv_lo, score.aiv_hi),
        value=value,
        interval=interval,
        bounds=bounds_text(result["bounds"]["lower"], result["bounds"]["upper"]),
        coverage=_coverage(parts),
        cautions=tuple(_cautions(score, measured_at, now)),
        parts=parts,
        records={row.name: row for row in snapshots.records_of(score.snapshot)},
        gaps=_gaps(parts, dealer, market),
        computed_at=score.computed_at,
        measured_at=measured_at,
        result=result,
    )


def input_label(name: str) -> str:
    """Give the label of an input; a platform its own name."""
    if name.startswith(PLATFORM_PREFIX):
        return str(Platform(name.removeprefix(PLATFORM_PREFIX)).label)
    return anatomy.label_of(name)


def uncertainties(score: Score) -> tuple[anatomy.Uncertainty, ...]:
    """Rank what the width of a score's interval comes from."""
    return anatomy.uncertainties(score.snapshot)


def bounds_text(lower: float, upper: float) -> str:
    """Say logical bounds in whole points, rounded outwards so that they stay bounds."""
    return f"{math.floor(lower * 100.0 + 1e-9)} to {math.ceil(upper * 100.0 - 1e-9)} of 100"


def _words(score: Score) -> tuple[str, str]:
    if score.aiv is None:
        return "", ""
    if score.aiv_lo is None or score.aiv_hi is None:
        return sentences.points_text(score.aiv), ""
    words = rate_words(score.aiv, score.aiv_lo, score.aiv_hi)
    return words.value, words.interval


def _newest(records: Iterable[InputRecord]) -> datetime | None:
    return max((r.measured_at for r in records if r.is_usable and r.measured_at), default=None)


def _coverage(parts: Sequence[Part]) -> str:
    """Count what is measured: "3 of 5 pillars, 1 of 3 selection scores, 0 of 4 modifiers"."""
    counts = []
    for block, (_, many) in BLOCKS.items():
        rows = [part for part in parts if part.kind.block == block]
        counts.append(f"{sum(part.is_measured for part in rows)} of {len(rows)} {many}")
    return ", ".join(counts)


def _cautions(score: Score, measured_at: datetime | None, now: datetime) -> Iterable[str]:
    result = score.snapshot["result"]
    if score.status == ScoreStatus.PARTIAL:
        yield "Partial: not comparable with other dealers or other weeks."
    if result["is_low_precision"]:
        yield "Low precision: the interval reaches more than 10 points either way."
    if score.aiv is not None and score.aiv_lo is None:
        yield "No interval: no input states an uncertainty, or the value is 0 or 100."
    if measured_at and mention_rates.is_stale(measured_at, now):
        yield "Old: the newest measurement is more than 14 days old."


def _gaps(parts: Sequence[Part], dealer: Dealer, market: Market) -> tuple[Gap, ...]:
    """Gather the inputs of unmeasured parts by what would measure them, most inputs first."""
    by_action: dict[str, list[InputRecord]] = {}
    for part in parts:
        for row in () if part.is_measured else part.records:
            known = by_action.setdefault(row.action, [])
            if not row.is_usable and row not in known:
                known.append(row)
    gaps = [_gap(action, rows, dealer, market) for action, rows in by_action.items() if rows]
    return tuple(sorted(gaps, key=lambda gap: -gap.measures.count(",")))


def _gap(action: str, rows: Sequence[InputRecord], dealer: Dealer, market: Market) -> Gap:
    reasons = dict.fromkeys(row.reason for row in rows)
    page = MEASURED_ON.get(rows[0].name)
    own = reverse(f"dashboard:{page}", args=[dealer.slug]) if page else ""
    return Gap(
        action=action or "Wait for the next measurement.",
        url=own or reverse("dashboard:market_scans", args=[market.slug]),
        measures=", ".join(input_label(row.name) for row in rows),
        reason=" ".join(reasons),
    )
