"""Rank dealers of several markets by their lead over their own market's other dealers.

Rates of two markets rest on different questions and on more or fewer rivals; a lead over the
others, question by question, does not rise where a market's answers name more stores. It is
absolute: no best or worst of the week stretches it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from aiv.domain.boards.leaderboards import Standing, group_too_small
from aiv.domain.changes.board_counts import BoardCounts
from aiv.domain.statistics.joint_ranks import Asked, joint_rank_sets
from aiv.domain.statistics.quantiles import t975

METHOD_VERSION: Final = "installation-leaderboard-2"
MIN_MARKETS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketWeek:
    """One market's week: its counts, and its dealers' names by their keys."""

    market: str
    counts: BoardCounts
    dealers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead in shares, -1..1, with its standard error and 95 % interval."""

    point: float
    se: float
    lo: float
    hi: float


_Row: TypeAlias = tuple[MarketWeek, str, Lead, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketStanding:
    """A dealer's standing and the market it stands in."""

    market: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallationBoard:
    """The standings over all markets, or why there are none."""

    standings: tuple[MarketStanding, ...]
    withheld: str


def board(weeks: Sequence[MarketWeek]) -> InstallationBoard:
    """Rank the dealers of the given markets; each market's own board has passed its minimums."""
    dealers = sum(len(week.dealers) for week in weeks)
    if len(weeks) < MIN_MARKETS:
        few = f"{len(weeks)} of at least {MIN_MARKETS} markets have a board of this week."
        return InstallationBoard(standings=(), withheld=few)
    if too_small := group_too_small(dealers):
        return InstallationBoard(standings=(), withheld=too_small)
    found = _ranked(weeks)
    found.sort(key=lambda each: (-each[2].point, each[0].dealers[each[1]].casefold(), each[1]))
    return InstallationBoard(
        standings=tuple(_placed(place, row) for place, row in enumerate(found, start=1)),
        withheld="",
    )


def leads(week: MarketWeek) -> dict[str, Lead]:
    """Give each dealer's lead: its share less the mean of the others', averaged over questions.

    Weighted by demand; questions are the clusters, as everywhere. Empty below two questions or
    two dealers.
    """
    weights = list(week.counts.weights.values())
    return {key: _lead(each, weights) for key, each in _differences(week).items()}


def _ranked(weeks: Sequence[MarketWeek]) -> list[_Row]:
    """Give all leads with the ranks they may have; each market is drawn by itself."""
    known = [(week, differences) for week in weeks if (differences := _differences(week))]
    found = [(week, leads(week)) for week, _ in known]
    asked = [
        Asked(
            values=list(differences.values()),
            errors=[lead.se for lead in own.values()],
            weights=list(week.counts.weights.values()),
        )
        for (week, differences), (_, own) in zip(known, found, strict=True)
    ]
    ranked = joint_rank_sets(asked)
    rows = [(week, key, lead) for week, own in found for key, lead in own.items()]
    return [(*row, ranks) for row, ranks in zip(rows, ranked.sets if ranked else (), strict=True)]


def _differences(week: MarketWeek) -> dict[str, list[float]]:
    """Give, question by question, each dealer's share less the mean of the others'."""
    shares = {key: _shares(week.counts, key) for key in week.dealers}
    if len(week.counts.weights) < 2 or len(shares) < 2:
        return {}
    totals = [math.fsum(each) for each in zip(*shares.values(), strict=True)]
    others = len(shares) - 1
    return {
        key: [y - (total - y) / others for y, total in zip(own, totals, strict=True)]
        for key, own in shares.items()
    }


def _shares(counts: BoardCounts, dealer: str) -> list[float]:
    scores = counts.scores(dealer)
    return [y for y in scores.y if y is not None] if scores else []


def _lead(differences: Sequence[float], weights: Sequence[float]) -> Lead:
    total = math.fsum(weights)
    parts = [weight / total for weight in weights]
    point = math.fsum(o * d for o, d in zip(parts, differences, strict=True))
    spread = math.fsum((o * (d - point)) ** 2 for o, d in zip(parts, differences, strict=True))
    se = math.sqrt(len(parts) / (len(parts) - 1) * spread)
    half = t975(len(parts) - 1) * se
    return Lead(point, se, max(-1.0, point - half), min(1.0, point + half))


def _placed(place: int, row: _Row) -> MarketStanding:
    week, key, lead, ranks = row
    cells = week.counts.cells(key)
    standing = Standing(
        dealer=key,
        position=place,
        best_rank=ranks[0],
        worst_rank=ranks[1],
        figure=lead.point,
        lo=lead.lo,
        hi=lead.hi,
        se=lead.se,
        named=sum(named for cell in cells for named, _ in cell.values()),
        answers=week.counts.answered,
        intents=len(cells),
    )
    return MarketStanding(market=week.market, standing=standing)
