"""Compute the score of a bundle's market again, from its raw answers and stored inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiv.domain.bundles import counting
from aiv.domain.bundles.values import BundleMarket
from aiv.domain.score import scoring, snapshots
from aiv.domain.score.input_records import InputRecord
from aiv.domain.score.panel_inputs import measure_panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """The stored result beside the computed one; `differences` names what came out otherwise."""

    dealer: str
    market: str
    computed_at: str
    answers: int
    stored: dict[str, Any]
    computed: dict[str, Any]
    difference: float | None
    differences: tuple[str, ...]
    inputs: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Tell whether every figure came out the same to nine decimals."""
        return not self.differences and not self.inputs


def recompute(market: BundleMarket) -> Recomputed:
    """Count the answers, measure the panel inputs, and score with the inputs that are no answers.

    Errors: KeyError, TypeError and ValueError when the snapshot is not one of ours.
    """
    stored = {each.name: each for each in snapshots.records_of(market.snapshot)}
    measured = measure_panel(counting.panel(market), now=market.computed_at)
    names = {each.name for each in measured.records}
    others = tuple(each for name, each in stored.items() if name not in names)
    records = (*measured.records, *others)
    scored = scoring.score(records, aeo=measured.aeo, correlations=measured.correlations)
    result, known = snapshots.result_json(scored), dict(market.snapshot["result"])
    return Recomputed(
        dealer=market.dealer,
        market=market.market,
        computed_at=market.computed_at.isoformat(),
        answers=len(market.answers),
        stored=known["aiv"],
        computed=result["aiv"],
        difference=_difference(known["aiv"]["point"], result["aiv"]["point"]),
        differences=tuple(snapshots.changes(known, result)),
        inputs=tuple(each.name for each in measured.records if _differs(each, stored)),
    )


def _difference(stored: float | None, computed: float | None) -> float | None:
    return None if stored is None or computed is None else abs(stored - computed)


def _differs(record: InputRecord, stored: dict[str, InputRecord]) -> bool:
    """Tell whether a measured input came out otherwise than it was stored."""
    known = stored.get(record.name)
    if known is None:
        return True
    first, second = snapshots.record_json(known), snapshots.record_json(record)
    figures = ("status", "value", "lo", "hi", "se", "n_clusters", "n_obs")
    return any(True for name in figures for _ in snapshots.differences(first[name], second[name]))
