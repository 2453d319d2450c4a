"""Hold who asks about which dealer, and make the addresses that answers point to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from aiv.domain.advisor.replies import Link
from aiv.models import Alert, Answer, Dealer, Market, Score
from aiv.selectors.score import latest_score
from dashboard.figures import age_text, utc_text
from dashboard.pages.evidence import standings
from dashboard.pages.score import score as score_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One dealer in one market, with the rows that the person may see; the dealer is their own."""

    dealer: Dealer
    market: Market
    rivals: tuple[Dealer, ...]
    answers: QuerySet[Answer]
    alerts: QuerySet[Alert]
    now: datetime

    def link(self, label: str, name: str, **words: str) -> Link:
        """Give a link to a page of the dealer."""
        path = reverse(f"dashboard:{name}", args=[self.dealer.slug])
        return Link(label, standings.address(path, **words))

    def in_market(self, label: str, name: str, **words: str) -> Link:
        """Give a link to a page of the dealer in this market."""
        return self.link(label, name, market=self.market.slug, **words)

    def score(self) -> Score | None:
        """Give the dealer's newest score."""
        return latest_score.of_dealer(self.dealer, self.market)

    def score_page(self) -> score_page.ScorePage | None:
        """Give the newest score in words."""
        score = self.score()
        if score is None:
            return None
        return score_page.build(score, dealer=self.dealer, market=self.market, now=self.now)

    def aged(self, at: datetime | None) -> str:
        """Say when something was measured, so that it stays true when it is read later."""
        return "" if at is None else f"{age_text(at, self.now)}, {utc_text(at)}"
