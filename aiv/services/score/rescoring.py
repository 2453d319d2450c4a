"""Score anew where inputs grew too old, or came while whoever brought them was killed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.core.cache import cache

from aiv.models import Dealer, Market
from aiv.selectors.score import aged_scores
from aiv.services.score import scores

MOST: Final = 20
"""How many markets one call looks at, so that no other work waits for long."""
REST: Final = timedelta(hours=6)
"""How long a dealer is left alone after a look: what did not change its score may stay so."""


def run_due(*, now: datetime) -> int:
    """Score anew what is due and give how many scores changed; several workers may do it at once.

    Each looks under the market's lock, and without a new measurement the stored score stands.
    """
    looked = changed = 0
    for market_id, dealer_ids in aged_scores.by_market(now).items():
        mine = [pk for pk in dealer_ids if _is_taken(market_id, pk)]
        if not mine:
            continue
        changed += _changed(market_id, mine, now)
        looked += 1
        if looked == MOST:
            break
    return changed


def _is_taken(market_id: UUID, dealer_id: UUID) -> bool:
    """Take a look at a dealer upon oneself, before it: one that fails must not hold up others."""
    return cache.add(f"{dealer_id}:rescored:{market_id}", 1, REST.total_seconds())


def _changed(market_id: UUID, dealer_ids: Iterable[UUID], now: datetime) -> int:
    market = Market.objects.get(pk=market_id)
    dealers = Dealer.objects.filter(pk__in=dealer_ids)
    found = scores.rescore(market, now=now, dealers=dealers)
    return sum(score.computed_at >= now for score in found)
