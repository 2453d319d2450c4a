"""Build the page that takes the AIV apart; each part is made only when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode

from aiv.domain import sentences
from aiv.models import Dealer, Market, Score
from aiv.selectors.changes import dealer_changes
from aiv.selectors.markets import common_panels, panel_lineages
from aiv.selectors.score import latest_score
from dashboard.pages.changes import newest_change
from dashboard.pages.evidence import exposure, origin, standings
from dashboard.pages.score import formula, history, part_rows, what_if
from dashboard.pages.score import score as score_page


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Hold whose score is taken apart, and who looks."""

    dealer: Dealer
    market: Market
    score: Score | None
    may_declare: bool
    may_take: bool
    now: datetime

    @cached_property
    def page(self) -> score_page.ScorePage | None:
        """Give the score in words, made once for all parts."""
        if self.score is None:
            return None
        return score_page.build(self.score, dealer=self.dealer, market=self.market, now=self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One part: where it stands, where it is loaded from, and its content once it is made."""

    name: str
    label: str
    anchor: str
    url: str
    template: str
    content: object = None

    @property
    def is_live(self) -> bool:
        """Tell what a new score redraws; the what-if panel keeps what a reader has moved."""
        return self.name != "what-if"


@dataclass(frozen=True, slots=True, kw_only=True)
class AivPage:
    """Everything the page and the dialog show."""

    dealer: Dealer
    market: Market
    score: score_page.ScorePage | None
    may_declare: bool
    may_take: bool
    now: datetime
    slots: Mapping[str, Slot]
    url: str
    query: str


PARTS: Final[Mapping[str, tuple[str, Callable[[Scene], object]]]] = {
    "parts": ("What it is made of", lambda scene: _parts(scene)),
    "money": ("Money and lifts", lambda scene: exposure.build(scene.page)),
    "what-if": ("What if", lambda scene: what_if.build(scene.page)),
    "formula": ("The formula with these numbers", lambda scene: _formula(scene)),
    "next": ("What to measure next", lambda scene: _next(scene)),
    "history": ("How it moved", lambda scene: _history(scene)),
    "origin": ("Original prototype formula", lambda scene: _origin(scene)),
}
"""The parts in reading order: their heading and what makes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of the interval's width one input causes."""

    label: str
    percent: str
    length: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """What would narrow the figure: what is missing first, then what is uncertain."""

    gaps: tuple[score_page.Gap, ...]
    shares: tuple[Share, ...]


def head(scene: Scene) -> AivPage:
    """Give the figure alone, with empty slots to be loaded."""
    return _page(scene, made=())


def with_part(scene: Scene, name: str) -> AivPage:
    """Give one part made."""
    return _page(scene, made=(name,))


def whole(scene: Scene) -> AivPage:
    """Give every part made."""
    return _page(scene, made=tuple(PARTS))


def _page(scene: Scene, *, made: tuple[str, ...]) -> AivPage:
    query, slug = {"market": scene.market.slug}, scene.dealer.slug
    return AivPage(
        dealer=scene.dealer,
        market=scene.market,
        score=scene.page,
        may_declare=scene.may_declare,
        may_take=scene.may_take,
        now=scene.now,
        slots={
            name: Slot(
                name=name,
                label=label,
                anchor=f"aiv-{name}",
                url=standings.address(reverse("dashboard:aiv_part", args=[slug, name]), **query),
                template=f"dashboard/score/_aiv_{name.replace('-', '_')}.html",
                content=build(scene) if name in made else None,
            )
            for name, (label, build) in PARTS.items()
        },
        url=standings.address(reverse("dashboard:aiv", args=[slug]), **query),
        query=f"?{urlencode(query)}",
    )


def _parts(scene: Scene) -> tuple[part_rows.BlockRows, ...]:
    if scene.page is None or scene.score is None:
        return ()
    behind = latest_score.evidence(scene.score)
    return part_rows.build(scene.page, behind, scene.dealer, scene.market)


def _formula(scene: Scene) -> formula.FormulaPage | None:
    if scene.page is None or scene.score is None:
        return None
    return formula.build(scene.page, mapping=scene.score.mapping)


def _next(scene: Scene) -> NextPage:
    if scene.page is None or scene.score is None:
        return NextPage(gaps=(), shares=())
    found = score_page.uncertainties(scene.score)
    return NextPage(
        gaps=scene.page.gaps,
        shares=tuple(
            Share(
                label=score_page.input_label(one.name),
                percent=sentences.points_text(min(one.share, 1.0)),
                length=f"{min(one.share, 1.0) * 100.0:.1f}%",
            )
            for one in found
        ),
    )


def _history(scene: Scene) -> history.HistoryPage:
    week = dealer_changes.newest(scene.dealer, scene.market, now=scene.now)
    scores = latest_score.history(scene.score) if scene.score else []
    is_one_panel = len({score.panel_id for score in scores}) < 2
    return history.build(
        scores,
        None if is_one_panel else panel_lineages.of_market(scene.market.pk),
        newest_change.build(week, scene.dealer, scene.market),
        common_panels.of_scores,
    )


def _origin(scene: Scene) -> tuple[origin.OriginRow, ...]:
    return origin.build(scene.page) if scene.page else ()
