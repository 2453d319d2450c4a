"""Count two scores of different panels again, on the questions that both ask in the same words."""

from __future__ import annotations

from dataclasses import dataclass

from aiv.domain.score import score_series
from aiv.domain.score.panel_inputs import measure_panel
from aiv.domain.score.snapshots import Snapshot
from aiv.models import Score
from aiv.selectors.evidence import mention_rates
from aiv.selectors.markets import panel_inputs, panel_lineages
from aiv.selectors.markets.panel_lineages import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """Two stored scores as the questions of both panels would have made them."""

    old: Snapshot
    new: Snapshot
    questions: int


def of_scores(old: Score, new: Score) -> Recounted | None:
    """Count the answers behind both scores again, in a fixed number of queries.

    None where one of them rests on no answer. Source: measurement.md section 4, rule 7.
    """
    first, second = panel_lineages.of_score(old), panel_lineages.of_score(new)
    if first is None or second is None:
        return None
    shared = first.keys & second.keys
    return Recounted(
        old=_again(old, first.narrowed(shared)),
        new=_again(new, second.narrowed(shared)),
        questions=len(shared),
    )


def _again(score: Score, lineage: Lineage) -> Snapshot:
    counts = mention_rates.of_lineage(score.market, lineage, score.panel_id, score.panel.version)
    panel = panel_inputs.of_counts(score.market, counts)
    measured = measure_panel(panel.of(score.dealer), now=score.computed_at)
    return score_series.remeasured(score.snapshot, measured)
