"""Read what the first page lists: dealers with their markets, markets with their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from aiv.models import Answer, Claim, ClaimState, Correction, CorrectionState, Dealer, Market
from aiv.models.market import MarketState


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketLine:
    """One market of the operator's list."""

    market: Market
    dealers: int
    answers: int
    newest_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for an operator's decision."""

    corrections: int
    claims: int
    markets: int


def markets() -> tuple[MarketLine, ...]:
    """Give all markets with the number of their dealers and answers, in one query."""
    answers = Answer.objects.filter(market=OuterRef("pk")).order_by().values("market")
    rows = Market.objects.annotate(
        dealer_count=Count("dealers", distinct=True),
        answer_count=Coalesce(Subquery(answers.annotate(n=Count("pk")).values("n")), 0),
        newest_at=Subquery(answers.annotate(at=Max("asked_at")).values("at")),
    )
    return tuple(
        MarketLine(
            market=row,
            dealers=row.dealer_count,
            answers=row.answer_count,
            newest_at=row.newest_at,
        )
        for row in rows
    )


def waiting() -> Waiting:
    """Count what waits for a decision."""
    return Waiting(
        corrections=Correction.objects.filter(state=CorrectionState.PROPOSED).count(),
        claims=Claim.objects.filter(state=ClaimState.PENDING).count(),
        markets=Market.objects.filter(state=MarketState.PROPOSED).count(),
    )


def with_markets(dealers: QuerySet[Dealer]) -> list[Dealer]:
    """Give dealers with their open markets at hand, in two queries."""
    return list(dealers.prefetch_related("markets"))


def undecided_or_refused(claims: QuerySet[Claim]) -> list[Claim]:
    """Give the claims that wait or were refused, with their dealers and markets."""
    shown = claims.exclude(state=ClaimState.ACCEPTED)
    return list(shown.select_related("dealer", "market", "organization"))
