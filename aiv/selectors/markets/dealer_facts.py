"""Read a dealer's verified facts."""

from __future__ import annotations

from aiv.models import Dealer, DealerFact


def of(dealer: Dealer) -> dict[str, DealerFact]:
    """Give a dealer's facts by kind, with who verified each, in one query."""
    rows = DealerFact.objects.filter(dealer=dealer).select_related("verified_by")
    return {row.kind: row for row in rows}
