"""Find the rivals that came to be named more often than a dealer, beyond what chance explains."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aiv.domain.changes import weekly_change
from aiv.domain.changes.peer_changes import FEWEST_WEEKS, FLOOR, stands_out
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weekly_change import SeriesWeek
from aiv.domain.statistics.alerts import MAD_TO_SD, benjamini_hochberg
from aiv.domain.statistics.change import Change, change_paired
from aiv.domain.statistics.quantiles import normal_two_sided_p


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How far a rival stands before a dealer in two weeks, on the same questions; share points.

    `lead` is the second week's gap with its interval, `moved` how far the gap moved.
    """

    own: float
    rival: float
    before: float
    lead: Change
    moved: Change
    intents: int

    @property
    def is_overtaking(self) -> bool:
        """Tell a gap that was none and is one now, of five points and with zero left out."""
        lo = self.lead.lo
        return self.before <= 0.0 and lo is not None and lo > 0.0 and self.lead.delta >= FLOOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaking:
    """A rival that overtook; `p` is corrected for all rivals, `weeks` is how long the null is."""

    rival: str
    gap: Gap
    p: float
    weeks: int


def gap(
    own: tuple[Sequence[SeriesWeek], Sequence[SeriesWeek]],
    rival: tuple[Sequence[SeriesWeek], Sequence[SeriesWeek]],
) -> Gap | None:
    """Compare a dealer with a rival in two weeks; None below two questions answered in both.

    Source: measurement.md S5 on the differences between the two dealers, question by question.
    """
    mine, theirs = weekly_change.shares_of_both(*own), weekly_change.shares_of_both(*rival)
    before = [b - a for a, b in zip(mine[0], theirs[0], strict=True)]
    after = [b - a for a, b in zip(mine[1], theirs[1], strict=True)]
    lead, moved = change_paired([0.0] * len(after), after), change_paired(before, after)
    if lead is None or moved is None:
        return None
    return Gap(
        own=statistics.fmean(mine[1]),
        rival=statistics.fmean(theirs[1]),
        before=statistics.fmean(before),
        lead=lead,
        moved=moved,
        intents=len(after),
    )


def found(
    weeks: Sequence[Sequence[SeriesCount]], *, own: str, rivals: Iterable[str]
) -> tuple[Overtaking, ...]:
    """Give the rivals that overtook in the last of several weeks, oldest first.

    The pair's own earlier weeks are the null, twelve at least: dealers of one market share their
    answers, so that other pairs tell nothing of this one. Without them nobody overtakes.
    Source: measurement.md 2.4 (own weeks as null), Benjamini-Hochberg over all rivals.
    """
    others = list(rivals)
    tested = [_tested(weeks, own, rival) for rival in others]
    corrected = benjamini_hochberg([1.0 if each is None else each[1] for each in tested])
    adjusted = corrected.adjusted if corrected else ()
    return tuple(
        Overtaking(rival=rival, gap=each[0], p=p, weeks=each[2])
        for rival, each, p in zip(others, tested, adjusted, strict=True)
        if each is not None and p is not None and stands_out(p, each[0].lead.delta)
    )


def _tested(
    weeks: Sequence[Sequence[SeriesCount]], own: str, rival: str
) -> tuple[Gap, float, int] | None:
    """Give the gap, its p value and the length of the null, where it is a new one."""
    newest = _between(weeks[-2], weeks[-1], own, rival) if len(weeks) > FEWEST_WEEKS else None
    if newest is None or not newest.is_overtaking or newest.moved.t is None:
        return None
    earlier = (_between(one, two, own, rival) for one, two in pairwise(weeks[:-1]))
    null = [each.moved.t for each in earlier if each is not None and each.moved.t is not None]
    if len(null) < FEWEST_WEEKS:
        return None
    centre = statistics.median(null)
    spread = MAD_TO_SD * statistics.median(abs(each - centre) for each in null)
    star = (newest.moved.t - centre) / max(1.0, spread)
    return newest, normal_two_sided_p(star), len(null)


def _between(
    one: Sequence[SeriesCount], two: Sequence[SeriesCount], own: str, rival: str
) -> Gap | None:
    before = [each for each in one if each.is_declared]
    after = [each for each in two if each.is_declared]
    return gap(
        ([each.of_dealer(own) for each in before], [each.of_dealer(own) for each in after]),
        ([each.of_dealer(rival) for each in before], [each.of_dealer(rival) for each in after]),
    )
