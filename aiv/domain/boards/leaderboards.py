"""Rank a market's dealers of one week with honest ties, and say how they moved (2.5, S7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.changes.board_counts import BoardCounts
from aiv.domain.changes.weekly_change import compare
from aiv.domain.statistics import mention_rates, rates
from aiv.domain.statistics.change import Change
from aiv.domain.statistics.joint_ranks import Asked, joint_rank_sets
from aiv.domain.statistics.rates import Rate

METHOD_VERSION: Final = "leaderboard-2"
MIN_DEALERS: Final = 5
"""Below this group size nothing is shown (contracts.md)."""

NO_BOARD_BEFORE: Final = "No board stands for the week before."
NOTHING_BEFORE: Final = "The board of the week before shows nothing."
NEW_METHOD: Final = "The method is new since last week; places are not compared across methods."
NEW_PANEL: Final = "The panel of questions is new since last week; places are not compared."
NEW_SERIES: Final = "No assistant answered as the same model in both weeks; nothing is compared."


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How a dealer moved since the board before; `detectable` is what the panel could see."""

    was_position: int
    change: Change | None
    detectable: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One dealer's place: figure with interval, the ranks it may have, the sample behind it."""

    dealer: str
    position: int
    best_rank: int
    worst_rank: int
    figure: float
    lo: float
    hi: float
    se: float
    named: int
    answers: int
    intents: int
    movement: Movement | None = None

    @property
    def is_leading(self) -> bool:
        """Tell whether the dealer may be the first: all of these lead together."""
        return self.best_rank == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The board of the week before, as it was archived."""

    method_version: str
    counts: BoardCounts
    positions: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A week's standings, or why there are none; and why nobody's movement is shown, if so."""

    standings: tuple[Standing, ...]
    withheld: str
    no_movement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """A dealer's rate, its standard error, and the shares by question that both rest on."""

    rate: Rate
    error: float
    shares: Sequence[float]


def board(counts: BoardCounts, dealers: Mapping[str, str], before: Before | None) -> Board:
    """Rank dealers by how often the week's answers name them, sorted by the estimate.

    `dealers` names them by their keys. Withheld below five dealers, below the minimum sample of a
    mention rate (section 3), and where no interval exists. Source: measurement.md 2.5, S4, S7.
    """
    withheld = _withheld(counts, len(dealers))
    measured = {} if withheld else {key: _measured(counts, key) for key in dealers}
    known = {key: found for key, found in measured.items() if found is not None}
    if len(known) < len(dealers):
        short = "Too few independent answers to give an interval."
        return Board(standings=(), withheld=withheld or short, no_movement="")
    no_movement = _no_movement(counts, before)
    moved = before if before is not None and not no_movement else None
    order = sorted(known, key=lambda key: (-known[key].rate.theta, dealers[key].casefold(), key))
    return Board(
        standings=_standings(order, known, counts, moved), withheld="", no_movement=no_movement
    )


def group_too_small(dealers: int) -> str:
    """Say that a group is too small to be shown, or nothing."""
    if dealers >= MIN_DEALERS:
        return ""
    return f"{dealers} of at least {MIN_DEALERS} dealers; a smaller group is not shown."


def _withheld(counts: BoardCounts, dealers: int) -> str:
    """Say why nothing is shown, naming each minimum that is missed."""
    intents, answered, calls = len(counts.weights), counts.answered, counts.calls
    if too_small := group_too_small(dealers):
        return too_small
    if not answered:
        return "No answer of an assistant that counts here was received in this week."
    short = []
    if intents < mention_rates.MIN_INTENTS:
        short.append(f"{intents} of at least {mention_rates.MIN_INTENTS} questions answered")
    if answered < mention_rates.MIN_ANSWERS:
        short.append(f"{answered} of at least {mention_rates.MIN_ANSWERS} answers")
    if answered / calls < mention_rates.MIN_SUCCESS_SHARE:
        short.append(f"{answered} of {calls} calls answered, at least 70 of 100 are needed")
    return f"Too few to rank: {'; '.join(short)}." if short else ""


def _measured(counts: BoardCounts, dealer: str) -> _Measured | None:
    scores = counts.scores(dealer)
    if scores is None:
        return None
    rate = rates.rate_ci(scores.y, scores.m_eff, list(counts.weights.values()))
    error = rates.standard_error(rate.theta, rate.n_star) if rate else None
    if rate is None or error is None:
        return None
    return _Measured(rate=rate, error=error, shares=[y for y in scores.y if y is not None])


def _standings(
    order: Sequence[str],
    known: Mapping[str, _Measured],
    counts: BoardCounts,
    before: Before | None,
) -> tuple[Standing, ...]:
    asked = Asked(
        values=[known[key].shares for key in order],
        errors=[known[key].error for key in order],
        weights=list(counts.weights.values()),
    )
    found = joint_rank_sets([asked])
    sets = found.sets if found else ()
    return tuple(
        Standing(
            dealer=key,
            position=place,
            best_rank=best,
            worst_rank=worst,
            figure=known[key].rate.theta,
            lo=known[key].rate.lo,
            hi=known[key].rate.hi,
            se=known[key].error,
            named=sum(named for cell in counts.cells(key) for named, _ in cell.values()),
            answers=counts.answered,
            intents=len(counts.weights),
            movement=_movement(key, counts, before),
        )
        for place, (key, (best, worst)) in enumerate(zip(order, sets, strict=True), start=1)
    )


def _no_movement(counts: BoardCounts, before: Before | None) -> str:
    """Say why this board and the one before are not of the same series, or nothing."""
    if before is None:
        return NO_BOARD_BEFORE
    if not before.positions:
        return NOTHING_BEFORE
    if before.method_version != METHOD_VERSION:
        return NEW_METHOD
    if not counts.carries_on(before.counts):
        return NEW_PANEL
    is_shared = {one.key for one in counts.series} & {one.key for one in before.counts.series}
    return "" if is_shared else NEW_SERIES


def _movement(dealer: str, counts: BoardCounts, before: Before | None) -> Movement | None:
    if before is None or dealer not in before.positions:
        return None
    shared = counts.shared_with(before.counts)
    found = compare(before.counts.weeks_of(dealer, shared), counts.weeks_of(dealer, shared))
    return Movement(
        was_position=before.positions[dealer], change=found.change, detectable=found.detectable
    )
