"""Say the newest change of a dealer in one line, for pages that are about something else."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from aiv.models import Dealer, Market
from aiv.selectors.changes.dealer_changes import NewestWeek
from dashboard.pages.evidence import standings


@dataclass(frozen=True, slots=True, kw_only=True)
class NewestChange:
    """The last week that is over, and what it says against the one asked before it."""

    week: str
    text: str
    url: str


def build(found: NewestWeek | None, dealer: Dealer, market: Market) -> NewestChange | None:
    """Lay out the line; None while no week that is over was compared."""
    if found is None or not found.words:
        return None
    path = reverse("dashboard:changes", args=[dealer.slug])
    return NewestChange(
        week=found.week.label,
        text=found.words,
        url=standings.address(path, market=market.slug, week=found.week.word),
    )
