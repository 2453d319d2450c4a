"""Rank dealers by drawing the questions anew: all comparisons at once (measurement.md 2.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from aiv.domain.statistics import bounds
from aiv.domain.statistics.quantiles import widened
from aiv.domain.statistics.ranks import RANK_ERROR, RankSets
from aiv.domain.statistics.rates import PRIOR_WEIGHT

DRAWS: Final = 2000
"""How often the questions are drawn anew (measurement.md 2.5)."""
SEED: Final = 20231
"""Fixed, so that whoever has the counts finds the same ranks."""
SAME: Final = 1e-12
"""A difference this small is none, as in S5."""
Table: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold what one panel showed of each dealer.

    values[dealer][question] make the estimates by the questions' weights; errors[dealer] are the
    estimates' standard errors, each by itself.
    """

    values: Sequence[Sequence[float]]
    errors: Sequence[float]
    weights: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Panel:
    """Hold a panel's estimates, their errors, and what each question adds to them."""

    points: Table
    squares: Table
    parts: Table
    drawn: Table


def joint_rank_sets(panels: Sequence[Asked]) -> RankSets | None:
    """Give the ranks each dealer may have, so that all of them hold together with 95 %.

    Dealers stand in the order of the panels and of their values. Those of one panel are compared
    question by question: what a question does to both cancels. None without dealers, or where a
    panel has less than two questions; a single dealer has rank 1 and no critical value.
    Errors: InvalidInput naming values, errors or weights.
    Source: measurement.md 2.5 and S7 (Mogstad et al. 2023: max-t over all pairs, B = 2000). As in
    S4 the error of a pair is shrunk to that of two dealers apart, as if 20 questions said so, and
    the critical value is taken from Student's t; tests/aiv/domain/test_rank_coverage.py simulates.
    """
    asked = [panel for panel in panels if panel.values]
    if not asked or any(len(panel.weights) < 2 for panel in asked):
        return None
    rng = np.random.default_rng(SEED)
    read = [_panel(panel, rng) for panel in asked]
    points = np.concatenate([panel.points for panel in read])
    if len(points) == 1:
        return RankSets(None, ((1, 1),))
    errors = _errors(read)
    fewest = min(len(panel.weights) for panel in asked)
    critical = widened(_critical(read, errors), degrees=fewest - 1)
    beats = points[:, None] - points > np.maximum(critical * errors, SAME)
    best, worst = 1 + beats.sum(axis=0), len(points) - beats.sum(axis=1)
    return RankSets(critical, tuple(zip(best.tolist(), worst.tolist(), strict=True)))


def _panel(asked: Asked, rng: np.random.Generator) -> _Panel:
    """Estimate a panel's dealers, and how far each draw of as many questions takes them."""
    weights = np.array([bounds.positive("weights", weight) for weight in asked.weights])
    bounds.same_length("values, errors", asked.values, asked.errors)
    for row in asked.values:
        bounds.same_length("values, weights", row, asked.weights)
    values = np.array([[bounds.finite("values", each) for each in row] for row in asked.values])
    squares = np.array([bounds.not_negative("errors", error) ** 2 for error in asked.errors])
    questions = len(weights)
    shares = weights / weights.sum()
    points = values @ shares
    spread = np.sqrt(questions / (questions - 1))
    often = rng.multinomial(questions, np.full(questions, 1 / questions), size=DRAWS) * shares
    drawn = often @ values.T / often.sum(axis=1, keepdims=True) - points
    parts = spread * shares * (values - points[:, None])
    return _Panel(points=points, squares=squares, parts=parts, drawn=spread * drawn)


def _errors(panels: Sequence[_Panel]) -> Table:
    """Give the standard error of each pair's difference: of two panels, that of two apart."""
    squares = np.concatenate([panel.squares for panel in panels])
    found = squares[:, None] + squares
    start = 0
    for panel in panels:
        end, own = start + len(panel.points), panel.parts.shape[1] - 1
        for place, row in enumerate(panel.parts, start=start):
            paired = ((panel.parts - row) ** 2).sum(axis=1)
            apart = found[place, start:end]
            found[place, start:end] = (PRIOR_WEIGHT * apart + own * paired) / (PRIOR_WEIGHT + own)
        start = end
    root: Table = np.sqrt(found)
    return root


def _critical(panels: Sequence[_Panel], errors: Table) -> float:
    """Give what the largest of all standardised differences passes in 5 of 100 draws."""
    drawn = np.concatenate([panel.drawn for panel in panels], axis=1)
    scale = np.divide(1.0, errors, out=np.zeros_like(errors), where=errors > SAME)
    largest = np.zeros(len(drawn))
    for place in range(1, drawn.shape[1]):
        gaps = np.abs(drawn[:, :place] - drawn[:, place, None]) * scale[place, :place]
        np.maximum(largest, gaps.max(axis=1), out=largest)
    return float(np.quantile(largest, 1.0 - RANK_ERROR))
