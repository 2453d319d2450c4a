"""Read what waits for an operator: corrections, claims, proposed markets."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from aiv.domain import links
from aiv.models import (
    Claim,
    ClaimState,
    Correction,
    CorrectionState,
    Dealer,
    Market,
    MarketState,
)

SHOWN = 100


def corrections() -> list[Correction]:
    """Give the oldest waiting corrections with their answers and readings, in two queries."""
    rows = Correction.objects.filter(state=CorrectionState.PROPOSED).order_by("proposed_at", "id")
    related = ("dealer", "answer__assistant", "answer__probe__prompt", "proposed_by")
    return list(
        rows.select_related(*related)
        .defer("answer__raw_body", "answer__raw_headers", "answer__request_body")
        .prefetch_related("answer__mentions")[:SHOWN]
    )


def claims() -> list[Claim]:
    """Give the oldest waiting claims."""
    rows = Claim.objects.filter(state=ClaimState.PENDING).order_by("claimed_at", "id")
    return list(
        rows.select_related("dealer__organization", "organization", "market", "claimed_by")[:SHOWN]
    )


def known_by_the_same(claimed: Iterable[Dealer]) -> list[Dealer]:
    """Give every dealer that has the website or phone of a claimed one, in one query."""
    same = Q(pk__in=[])
    for dealer in claimed:
        if dealer.phone:
            same |= Q(phone=dealer.phone)
        if host := links.domain_of(dealer.website):
            same |= Q(website__icontains=host)
    return list(Dealer.objects.filter(same))


def markets() -> list[Market]:
    """Give the markets that wait to be opened."""
    rows = Market.objects.filter(state=MarketState.PROPOSED).select_related("proposed_by")
    return list(rows.order_by("created_at", "id")[:SHOWN])
