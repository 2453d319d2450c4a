"""Build the page that offers everything behind a score, so that anyone can compute it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiv.models import Dealer
from aiv.selectors.score.bundle_rows import Behind
from dashboard.figures import points_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One score that the file would hold."""

    market: str
    text: str
    computed_at: datetime
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecomputePage:
    """Everything the page shows."""

    dealer: Dealer
    lines: tuple[ScoreLine, ...]
    versions: tuple[tuple[str, str], ...]
    may_edit: bool
    now: datetime


def build(
    *,
    dealer: Dealer,
    found: Sequence[Behind],
    versions: dict[str, str],
    may_edit: bool,
    now: datetime,
) -> RecomputePage:
    """Lay out the page."""
    return RecomputePage(
        dealer=dealer,
        lines=tuple(_line(each) for each in found),
        versions=tuple((name.replace("_", " "), version) for name, version in versions.items()),
        may_edit=may_edit,
        now=now,
    )


def _line(behind: Behind) -> ScoreLine:
    score = behind.score
    interval = (
        f" ({points_text(score.aiv_lo)} to {points_text(score.aiv_hi)})"
        if score.aiv_lo is not None and score.aiv_hi is not None
        else ""
    )
    return ScoreLine(
        market=score.market.name,
        text="not measured" if score.aiv is None else f"{points_text(score.aiv)} of 100{interval}",
        computed_at=score.computed_at,
        version=f"{score.formula_version}, {score.mapping}",
    )
