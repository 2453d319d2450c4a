"""Say what changed between two audits: mended, worse, new and gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from aiv.domain.site.differences import Change, Difference, differences
from aiv.domain.site.findings import Finding
from aiv.models import Dealer, SiteAudit
from dashboard.pages.site.site_checks import described
from dashboard.pages.site.site_words import OUTCOMES

BETTER: Final = frozenset({Change.FIXED, Change.BETTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One check that ended otherwise."""

    title: str
    was: str
    now: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happened between two audits; `points` is how far the score moved."""

    since: datetime | None
    since_url: str
    better: tuple[Line, ...]
    worse: tuple[Line, ...]
    points: str

    @property
    def is_empty(self) -> bool:
        """Tell that every check ended as before."""
        return not (self.better or self.worse)


def changes(
    dealer: Dealer,
    earlier: SiteAudit,
    before: Iterable[Finding],
    after: Iterable[Finding],
    *,
    later: SiteAudit,
) -> Changes:
    """Compare check by check; one that was not measured in both did not move."""
    moved = differences(before, after)
    return Changes(
        since=earlier.finished_at,
        since_url=reverse("dashboard:site_audit", args=[dealer.slug, earlier.pk]),
        better=tuple(_line(dealer, each) for each in moved if each.change in BETTER),
        worse=tuple(_line(dealer, each) for each in moved if each.change not in BETTER),
        points=_points(earlier, later),
    )


def _line(dealer: Dealer, moved: Difference) -> Line:
    label, kind = OUTCOMES[moved.after.outcome]
    return Line(
        title=described(moved.after.check).title,
        was=OUTCOMES[moved.before.outcome][0].lower(),
        now=label.lower(),
        kind=kind,
        url=reverse("dashboard:site_check", args=[dealer.slug, moved.after.check]),
    )


def _points(earlier: SiteAudit, later: SiteAudit) -> str:
    if earlier.score is None or later.score is None:
        return ""
    moved = round(later.score) - round(earlier.score)
    return "The score did not move." if moved == 0 else f"The score moved by {moved:+d} points."
