"""Say what changed between two audits: mended, worse, new and gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from aiv.domain.site.findings import Finding, Outcome
from aiv.models import Dealer, SiteAudit
from dashboard.pages.site_checks import described
from dashboard.pages.site_words import OUTCOMES

# What costs points, most first; what was not measured is neither better nor worse than anything.
GRADES: Final = {Outcome.FAIL: 0, Outcome.WARN: 1, Outcome.PASS: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
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
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    other: tuple[Change, ...]
    points: str

    @property
    def is_empty(self) -> bool:
        """Tell that every check ended as before."""
        return not (self.better or self.worse or self.other)


def changes(
    dealer: Dealer,
    earlier: SiteAudit,
    before: Iterable[Finding],
    after: Iterable[Finding],
    *,
    later: SiteAudit,
) -> Changes:
    """Compare check by check; a check that is not in both is neither better nor worse."""
    was = {finding.check: finding.outcome for finding in before}
    moved = [
        (was[finding.check], finding.outcome, finding.check)
        for finding in after
        if finding.check in was and was[finding.check] is not finding.outcome
    ]
    return Changes(
        since=earlier.finished_at,
        since_url=reverse("dashboard:site_audit", args=[dealer.slug, earlier.pk]),
        better=tuple(_change(dealer, *each) for each in moved if _direction(*each[:2]) > 0),
        worse=tuple(_change(dealer, *each) for each in moved if _direction(*each[:2]) < 0),
        other=tuple(_change(dealer, *each) for each in moved if _direction(*each[:2]) == 0),
        points=_points(earlier, later),
    )


def _direction(was: Outcome, now: Outcome) -> int:
    if was not in GRADES or now not in GRADES:
        return 0
    return GRADES[now] - GRADES[was]


def _change(dealer: Dealer, was: Outcome, now: Outcome, check: str) -> Change:
    label, kind = OUTCOMES[now]
    return Change(
        title=described(check).title,
        was=OUTCOMES[was][0].lower(),
        now=label.lower(),
        kind=kind,
        url=reverse("dashboard:site_check", args=[dealer.slug, check]),
    )


def _points(earlier: SiteAudit, later: SiteAudit) -> str:
    if earlier.score is None or later.score is None:
        return ""
    moved = round(later.score) - round(earlier.score)
    return "The score did not move." if moved == 0 else f"The score moved by {moved:+d} points."
