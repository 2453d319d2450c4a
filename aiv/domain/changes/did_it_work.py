"""Tell whether what a dealer changed moved its mention rate more than its market moved."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weekly_change import Cells, SeriesWeek, cells_of_both
from aiv.domain.changes.weeks import Week
from aiv.domain.statistics.change import Change, change_paired, detectable_change
from aiv.domain.statistics.rates import composite_prompt_scores, rate_ci

METHOD_VERSION: Final = "did-it-work-1"
WEEKS: Final = 4
"""Whole weeks before and after the one of the change, as long as a score's window."""
MIN_PEERS: Final = 3
MIN_INTENTS: Final = 20


class Verdict(StrEnum):
    """Say what the comparison shows."""

    UP = "up"
    DOWN = "down"
    NO_CHANGE = "no_detectable_change"
    ALIKE = "too_few_changes"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """The whole weeks before and after a change; its own week is in neither."""

    before: tuple[Week, ...]
    after: tuple[Week, ...]

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Give all weeks."""
        return (*self.before, *self.after)

    def covers(self, day: date) -> bool:
        """Tell whether something done on a day falls into the compared time."""
        return self.before[0].monday <= day <= self.after[-1].sunday


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The dealer's change against its market's; shares of 1, None where nothing can be said.

    `change` is the dealer's change minus the mean change of its peers, `own` and `peers` are the
    two, `reasons` why it cannot be told. `detectable` is what this panel could have seen.
    """

    verdict: Verdict
    reasons: tuple[str, ...]
    change: Change | None
    own: float | None
    peers: float | None
    before: float | None
    after: float | None
    intents: int
    peers_counted: int
    series: tuple[str, ...]
    answers_before: int
    answers_after: int
    weeks_after: int
    detectable: float | None

    @property
    def is_preliminary(self) -> bool:
        """Tell whether weeks are still to come that will move the figure."""
        return self.weeks_after < WEEKS


def windows(changed_on: date) -> Windows:
    """Give the four whole weeks before the week of a change and the four after it."""
    own = Week(changed_on - timedelta(days=changed_on.weekday()))
    before, after = [own.before], [own.after]
    while len(before) < WEEKS:
        before.insert(0, before[0].before)
        after.append(after[-1].after)
    return Windows(before=tuple(before), after=tuple(after))


def effect(
    counts: Mapping[Week, Sequence[SeriesCount]],
    windows: Windows,
    *,
    dealer: str,
    peers: Iterable[str],
    running: Week,
) -> Effect:
    """Compare a dealer with the other dealers of its market, question by question.

    Per intent answered in both windows on the same series: the dealer's difference minus the mean
    difference of its peers; paired t over intents. `running` is the week that is not over yet: it
    and later ones are left out. Source: contracts.md "Did it work", measurement.md S5.
    """
    over = [week for week in windows.after if week < running]
    before, after = _window(counts, windows.before), _window(counts, over)
    one, two, series = cells_of_both(_of(before, dealer), _of(after, dealer))
    own = _differences(one, two, series)
    others = [_peer(before, after, peer) for peer in peers]
    peer_means = [math.fsum(each) / len(each) for each in zip(*others, strict=True)]
    peers_counted = len(others) if own else 0
    adjusted = [d - mean for d, mean in zip(own, peer_means, strict=False)]
    reasons = tuple(_reasons(len(own), peers_counted, len(over)))
    change = change_paired([0.0] * len(adjusted), adjusted) if not reasons else None
    return Effect(
        verdict=Verdict.CANNOT_TELL if reasons else _verdict(change),
        reasons=reasons,
        change=change,
        own=_mean(own),
        peers=_mean(peer_means) if own and others else None,
        before=_mean(_shares(one, series)),
        after=_mean(_shares(two, series)),
        intents=len(own),
        peers_counted=peers_counted,
        series=series,
        answers_before=_answers(one),
        answers_after=_answers(two),
        weeks_after=len(over),
        detectable=_detectable(one, series),
    )


def _window(
    counts: Mapping[Week, Sequence[SeriesCount]], weeks: Iterable[Week]
) -> dict[str, list[SeriesCount]]:
    """Give the weeks' counts of the declared assistants by series."""
    found: dict[str, list[SeriesCount]] = {}
    for week in weeks:
        for each in counts.get(week, ()):
            if each.is_declared:
                found.setdefault(each.key, []).append(each)
    return found


def _of(window: Mapping[str, Sequence[SeriesCount]], dealer: str) -> list[SeriesWeek]:
    """Give what a window counted of one dealer, its weeks added up series by series."""
    return [_added([each.of_dealer(dealer) for each in rows]) for rows in window.values()]


def _added(weeks: Sequence[SeriesWeek]) -> SeriesWeek:
    tallies = {tally.intent: tally for week in weeks for tally in week.tallies}
    answered: dict[str, int] = dict.fromkeys(tallies, 0)
    named: dict[str, int] = dict.fromkeys(tallies, 0)
    for week in weeks:
        for tally in week.tallies:
            answered[tally.intent] += tally.answered
            named[tally.intent] += min(week.named.get(tally.intent, 0), tally.answered)
    return SeriesWeek(
        series=weeks[0].series,
        tallies=tuple(
            replace(tally, answered=answered[intent]) for intent, tally in tallies.items()
        ),
        named=named,
    )


def _peer(
    before: Mapping[str, Sequence[SeriesCount]],
    after: Mapping[str, Sequence[SeriesCount]],
    peer: str,
) -> list[float]:
    """Give a peer's difference by intent: all dealers are measured from the same answers."""
    return _differences(*cells_of_both(_of(before, peer), _of(after, peer)))


def _differences(one: Cells, two: Cells, series: Sequence[str]) -> list[float]:
    pairs = zip(_shares(one, series), _shares(two, series), strict=True)
    return [after - before for before, after in pairs]


def _shares(cells: Cells, series: Sequence[str]) -> list[float]:
    scores = composite_prompt_scores(list(cells.values()), dict.fromkeys(series, 1.0))
    return [share for share in scores.y if share is not None] if scores else []


def _reasons(intents: int, peers: int, weeks_after: int) -> Iterable[str]:
    if not weeks_after:
        yield "no whole week has passed since"
        return
    if intents < MIN_INTENTS:
        yield f"{intents} of at least {MIN_INTENTS} questions were answered before and after"
    if intents and peers < MIN_PEERS:
        yield f"{peers} of at least {MIN_PEERS} other dealers stand in the market"


def _verdict(change: Change | None) -> Verdict:
    if change is None or change.lo is None or change.hi is None:
        return Verdict.ALIKE
    if change.lo > 0.0:
        return Verdict.UP
    return Verdict.DOWN if change.hi < 0.0 else Verdict.NO_CHANGE


def _detectable(cells: Cells, series: Sequence[str]) -> float | None:
    scores = composite_prompt_scores(list(cells.values()), dict.fromkeys(series, 1.0))
    found = rate_ci(scores.y, scores.m_eff) if scores else None
    if scores is None or found is None:
        return None
    return detectable_change(found.theta, found.rho, statistics.median(scores.m_eff), len(cells))


def _answers(cells: Cells) -> int:
    return sum(answered for each in cells.values() for _, answered in each.values())


def _mean(values: Sequence[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None
