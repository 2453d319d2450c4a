"""Look up the one row that an operator typed."""

from __future__ import annotations

from aiv.models import Dealer


def dealer(slug: str) -> Dealer | None:
    """Give a dealer by its slug."""
    return Dealer.objects.filter(slug=slug).first()
