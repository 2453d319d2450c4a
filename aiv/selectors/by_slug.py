"""Look up the one row that an operator typed."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.db.models import Q

from aiv.models import Assistant, Dealer, Market, Scan, ScanState
from dealershipai.accounts.models import Organization


def dealer(slug: str) -> Dealer | None:
    """Give a dealer by its slug."""
    return Dealer.objects.filter(slug=slug).first()


def market(slug: str) -> Market | None:
    """Give a market by its slug."""
    return Market.objects.filter(slug=slug).first()


def assistants_of(market: Market) -> list[Assistant]:
    """Give the assistants that a market asks."""
    asked = Assistant.objects.filter(market_assistants__market=market)
    return list(asked.order_by("platform", "slug"))


def paused_scan(market: Market) -> Scan | None:
    """Give the scan of a market that was paused last."""
    paused = Scan.objects.filter(panel__market=market, state=ScanState.PAUSED)
    return paused.order_by("-started_at").first()


def organizations(typed: str) -> list[Organization]:
    """Give the organizations of a name, in any case of its letters, or the one of an id."""
    chosen = Q(name__iexact=typed)
    with suppress(ValueError):
        chosen |= Q(pk=UUID(typed))
    return list(Organization.objects.filter(chosen))
