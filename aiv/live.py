"""Tell open pages that something of a dealer changed; what changed they ask over HTTP."""

from __future__ import annotations

from django.db.models import F

from aiv.models import Dealer


def raised(dealer: Dealer) -> int:
    """Raise the dealer's sequence inside the caller's transaction and give the new number."""
    Dealer.objects.filter(pk=dealer.pk).update(live_seq=F("live_seq") + 1)
    return Dealer.objects.values_list("live_seq", flat=True).get(pk=dealer.pk)
