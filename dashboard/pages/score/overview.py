"""Build a dealer's first page: AIV, who is named, what is missing, what it may cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from aiv.domain.boards import board_weeks, leaderboard_words
from aiv.domain.statistics import mention_rates
from aiv.models import Dealer, Market, Score
from aiv.selectors.boards.leaderboards import Standing
from aiv.selectors.changes.dealer_changes import NewestWeek
from aiv.selectors.evidence.market_counts import MarketCounts, Series
from dashboard.figures import Figure
from dashboard.pages.changes import newest_change
from dashboard.pages.evidence import counted, exposure, rates, standings
from dashboard.pages.score import score as score_page

SHOWN_RIVALS: Final = 4
"""As many as are read at a glance; the page of names shows all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLine:
    """How often one assistant names the dealer; rivals are hollow marks on the same bar."""

    label: str
    figure: Figure
    rivals: tuple[Figure, ...]
    is_declared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """The dealer's place on the newest weekly leaderboard."""

    week: str
    rank: str
    dealers: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """Everything the page shows; `score` and `money` are None for a rival."""

    dealer: Dealer
    market: Market
    market_tabs: tuple[standings.Tab, ...]
    is_own: bool
    may_declare: bool
    now: datetime
    score: score_page.ScorePage | None
    money: exposure.ExposurePage | None
    named: tuple[NamedLine, ...]
    change: newest_change.NewestChange | None
    is_stale: bool
    newest_at: datetime | None
    panel_version: int | None
    methods: str
    standings: tuple[standings.Row, ...]
    standings_label: str
    board_line: BoardLine | None
    actions_url: str
    first_actions_url: str
    query: str
    named_url: str
    aiv_url: str

    @property
    def leads_with_index(self) -> bool:
        """Tell whether the index stands first; unmeasured, the mention rate does."""
        return self.score is not None and self.score.is_headline

    @property
    def lead(self) -> NamedLine | None:
        """Give the line a reader should take away when there is no index."""
        measured = (line for line in self.named if line.figure.is_measured)
        return next(measured, None)


def build(
    *,
    dealer: Dealer,
    market: Market,
    markets: Sequence[Market],
    rivals: Sequence[Dealer],
    counts: MarketCounts,
    score: Score | None,
    newest_week: NewestWeek | None = None,
    standing: Standing | None = None,
    own_ids: frozenset[UUID],
    may_declare: bool,
    now: datetime,
) -> OverviewPage:
    """Measure and lay out the page."""
    scored = score_page.build(score, dealer=dealer, market=market, now=now) if score else None
    first = next(iter(counts.series), None)
    query, is_own = {"market": market.slug}, dealer.pk in own_ids
    return OverviewPage(
        dealer=dealer,
        market=market,
        market_tabs=_market_tabs(dealer, market, markets),
        is_own=is_own,
        may_declare=may_declare,
        now=now,
        score=scored,
        money=exposure.build(scored) if is_own else None,
        named=tuple(_line(series, dealer, rivals, market) for series in counts.series),
        change=newest_change.build(newest_week, dealer, market),
        is_stale=bool(counts.series) and mention_rates.is_stale(counts.window_to, now),
        newest_at=counts.window_to,
        panel_version=counts.panel_version,
        methods=_methods(score),
        standings=_standings(first, dealer, rivals, own_ids) if first else (),
        standings_label=first.label if first else "",
        board_line=_board_line(market, standing) if standing else None,
        actions_url=reverse("dashboard:actions", args=[dealer.slug]),
        first_actions_url=reverse("dashboard:actions_first", args=[dealer.slug]),
        query=f"?{urlencode(query)}",
        named_url=standings.address(reverse("dashboard:named", args=[dealer.slug]), **query),
        aiv_url=standings.address(reverse("dashboard:aiv", args=[dealer.slug]), **query),
    )


def _methods(score: Score | None) -> str:
    """Name the methods in force for the rates, and for the index where there is one."""
    index = (score.formula_version, score.mapping) if score else ()
    return ", ".join((mention_rates.METHOD_VERSION, *index))


def _board_line(market: Market, place: Standing) -> BoardLine:
    return BoardLine(
        week=board_weeks.parsed(place.week).label,
        rank=leaderboard_words.rank_text(place.position, place.best_rank, place.worst_rank),
        dealers=place.dealers,
        url=reverse("dashboard:leaderboard", args=[market.slug]),
    )


def _market_tabs(
    dealer: Dealer, current: Market, markets: Sequence[Market]
) -> tuple[standings.Tab, ...]:
    path = reverse("dashboard:dealer", args=[dealer.slug])
    return tuple(
        standings.Tab(
            label=market.name,
            url=standings.address(path, market=market.slug),
            current=market == current,
        )
        for market in markets
        if len(markets) > 1
    )


def _line(series: Series, dealer: Dealer, rivals: Sequence[Dealer], market: Market) -> NamedLine:
    evidence = standings.address(
        reverse("dashboard:evidence", args=[dealer.slug]),
        market=market.slug,
        series=series.key,
        counted=counted.NEWEST,
    )
    figures = (
        rates.figure(rival.name, series.rate(rival.pk)) for rival in rivals if rival != dealer
    )
    return NamedLine(
        label=series.label,
        figure=rates.figure(
            f"Named by {series.label}",
            series.rate(dealer.pk),
            measured_at=series.newest_at,
            evidence_url=evidence,
        ),
        rivals=tuple(figure for figure in figures if figure.is_measured),
        is_declared=series.is_declared,
    )


def _standings(
    series: Series, dealer: Dealer, rivals: Sequence[Dealer], own_ids: frozenset[UUID]
) -> tuple[standings.Row, ...]:
    """Keep the dealer, the reader's own ones, and the others named most."""
    rows = standings.rows(series, rivals, department="", own_ids=own_ids)
    others = [row for row in rows if not row.is_own and row.name != dealer.name]
    left_out = others[SHOWN_RIVALS:]
    return tuple(row for row in rows if row not in left_out)
