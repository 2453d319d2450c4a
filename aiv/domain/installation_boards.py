"""Rank dealers of several markets by their lead over their own market's other dealers.

Rates of two markets rest on different questions and on more or fewer rivals; a lead over the
others, question by question, does not rise where a market's answers name more stores. It is
absolute: no best or worst of the week stretches it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain import rates
from aiv.domain.board_counts import BoardCounts
from aiv.domain.leaderboards import Standing, group_too_small
from aiv.domain.quantiles import t975
from aiv.domain.ranks import rank_sets

METHOD_VERSION: Final = "installation-leaderboard-1"
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
    found = [(week, key, lead) for week in weeks for key, lead in leads(week).items()]
    found.sort(key=lambda each: (-each[2].point, each[0].dealers[each[1]].casefold(), each[1]))
    ranked = rank_sets([lead.point for *_, lead in found], [lead.se for *_, lead in found])
    sets = ranked.sets if ranked else ()
    placed = zip(found, sets, strict=True)
    return InstallationBoard(
        standings=tuple(_placed(place, *row) for place, row in enumerate(placed, start=1)),
        withheld="",
    )


def leads(week: MarketWeek) -> dict[str, Lead]:
    """Give each dealer's lead: its share less the mean of the others', averaged over questions.

    Weighted by demand; questions are the clusters, as everywhere. Empty below two questions or
    two dealers.
    """
    weights = list(week.counts.weights.values())
    shares = {key: _shares(week.counts, key) for key in week.dealers}
    if len(weights) < 2 or len(shares) < 2:
        return {}
    totals = [math.fsum(each) for each in zip(*shares.values(), strict=True)]
    others = len(shares) - 1
    return {
        key: _lead(
            [y - (total - y) / others for y, total in zip(own, totals, strict=True)], weights
        )
        for key, own in shares.items()
    }


def _shares(counts: BoardCounts, dealer: str) -> list[float]:
    assistants = {one.assistant: 1.0 for one in counts.series}
    scores = rates.composite_prompt_scores(counts.cells(dealer), assistants)
    return [y for y in scores.y if y is not None] if scores else []


def _lead(differences: Sequence[float], weights: Sequence[float]) -> Lead:
    total = math.fsum(weights)
    parts = [weight / total for weight in weights]
    point = math.fsum(o * d for o, d in zip(parts, differences, strict=True))
    spread = math.fsum((o * (d - point)) ** 2 for o, d in zip(parts, differences, strict=True))
    se = math.sqrt(len(parts) / (len(parts) - 1) * spread)
    half = t975(len(parts) - 1) * se
    return Lead(point, se, max(-1.0, point - half), min(1.0, point + half))


def _placed(
    place: int, row: tuple[MarketWeek, str, Lead], ranks: tuple[int, int]
) -> MarketStanding:
    week, key, lead = row
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
