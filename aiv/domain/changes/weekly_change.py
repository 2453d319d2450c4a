"""Compare two weeks of one dealer on what was asked in both (method S5)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from aiv.domain.statistics.alerts import StratifiedScore, cmh_z
from aiv.domain.statistics.change import Change, change_paired, detectable_change, sign_flip_exact
from aiv.domain.statistics.mention_rates import IntentTally
from aiv.domain.statistics.rates import composite_prompt_scores, rate_ci

SMALL_PANEL: Final = 20
"""Below this many intents the exact test stands beside the interval (S5)."""

Cell: TypeAlias = tuple[int, int]
"""(answers that name the dealer, answers)."""
Cells: TypeAlias = Mapping[str, Mapping[str, Cell]]
"""Intent -> series -> counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesWeek:
    """What one series counted of one dealer in one week; `series` is equal for the same series.

    Where the model served or the surface changed, it is another one. Several weeks of one series
    are added: an earlier version of the panel may have been asked beside the new one.
    """

    series: str
    tallies: tuple[IntentTally, ...]
    named: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyChange:
    """A change in share points of 1 with what could have been seen; None where nothing compares.

    `detectable` is the smallest change this panel sees with 80 % power. `exact_p` is given below
    20 common intents. `before` and `after` are the two weeks' shares on the intents of both.
    """

    change: Change | None
    before: float | None
    after: float | None
    intents: int
    series: tuple[str, ...]
    detectable: float | None
    exact_p: float | None
    score: StratifiedScore | None

    @property
    def is_seen(self) -> bool:
        """Tell whether the interval leaves out no change at all."""
        change = self.change
        if change is None or change.lo is None or change.hi is None:
            return False
        return change.lo > 0.0 or change.hi < 0.0


def compare(before: Sequence[SeriesWeek], after: Sequence[SeriesWeek]) -> WeeklyChange:
    """Compare two weeks on the series, and of each the intents, answered in both.

    Source: measurement.md S5 and 2.3; several assistants make one share an intent as in S4.
    """
    one, two, common = cells_of_both(before, after)
    y1, y2 = _shares(one, common), _shares(two, common)
    is_small = 0 < len(y1) < SMALL_PANEL
    return WeeklyChange(
        change=change_paired(y1, y2),
        before=_mean(y1),
        after=_mean(y2),
        intents=len(y1),
        series=common,
        detectable=_detectable(one, common),
        exact_p=sign_flip_exact(y1, y2) if is_small else None,
        score=_stratified(one, two),
    )


def cells_of_both(
    before: Sequence[SeriesWeek], after: Sequence[SeriesWeek]
) -> tuple[Cells, Cells, tuple[str, ...]]:
    """Give the counts of two weeks on what both answered, and the series both have.

    The counts stand by intent and series, in the same order in both.
    """
    first, second = _by_series(before), _by_series(after)
    common = tuple(sorted(first.keys() & second.keys()))
    return _common_cells(first, second, common), _common_cells(second, first, common), common


def shares_of_both(
    before: Sequence[SeriesWeek], after: Sequence[SeriesWeek]
) -> tuple[list[float], list[float]]:
    """Give both weeks' shares, question by question in one order, of what both answered."""
    one, two, common = cells_of_both(before, after)
    return _shares(one, common), _shares(two, common)


def _by_series(weeks: Sequence[SeriesWeek]) -> dict[str, dict[str, Cell]]:
    found: dict[str, dict[str, Cell]] = {}
    for week in weeks:
        cells = found.setdefault(week.series, {})
        for tally in week.tallies:
            if tally.answered:
                named = min(week.named.get(tally.intent, 0), tally.answered)
                sofar = cells.get(tally.intent, (0, 0))
                cells[tally.intent] = (sofar[0] + named, sofar[1] + tally.answered)
    return found


def _common_cells(
    own: Mapping[str, Mapping[str, Cell]],
    other: Mapping[str, Mapping[str, Cell]],
    series: Sequence[str],
) -> dict[str, dict[str, Cell]]:
    """Give, by intent and series, the counts of one week that have a partner in the other."""
    cells: dict[str, dict[str, Cell]] = {}
    for name in series:
        for intent in sorted(own[name].keys() & other[name].keys()):
            cells.setdefault(intent, {})[name] = own[name][intent]
    return dict(sorted(cells.items()))


def _shares(cells: Mapping[str, Mapping[str, Cell]], series: Sequence[str]) -> list[float]:
    scores = composite_prompt_scores(list(cells.values()), dict.fromkeys(series, 1.0))
    return [share for share in scores.y if share is not None] if scores else []


def _detectable(cells: Mapping[str, Mapping[str, Cell]], series: Sequence[str]) -> float | None:
    scores = composite_prompt_scores(list(cells.values()), dict.fromkeys(series, 1.0))
    found = rate_ci(scores.y, scores.m_eff) if scores else None
    if scores is None or found is None:
        return None
    median = statistics.median(scores.m_eff)
    return detectable_change(found.theta, found.rho, median, len(cells))


def _stratified(
    before: Mapping[str, Mapping[str, Cell]], after: Mapping[str, Mapping[str, Cell]]
) -> StratifiedScore | None:
    pairs = [(before[i][name], after[i][name]) for i in before for name in before[i]]
    return cmh_z(
        [one[0] for one, _ in pairs],
        [one[1] for one, _ in pairs],
        [two[0] for _, two in pairs],
        [two[1] for _, two in pairs],
    )


def _mean(values: Sequence[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None
