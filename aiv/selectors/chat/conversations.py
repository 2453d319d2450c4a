"""Read what one person asked about one dealer; nobody else's words are ever read here."""

from __future__ import annotations

from typing import Final

from aiv.models import Dealer, Turn
from dealershipai.accounts.models import User

SHOWN: Final = 20
"""Newest turns that stand on the page; the export has all that are kept."""


def newest(dealer: Dealer, person: User, *, most: int = SHOWN) -> list[Turn]:
    """Give the newest turns, oldest first, in one query."""
    rows = Turn.objects.filter(conversation__dealer=dealer, conversation__person=person)
    return list(reversed(rows.order_by("-seq")[:most]))


def every(dealer: Dealer, person: User) -> list[Turn]:
    """Give all turns that are kept, oldest first, in one query."""
    rows = Turn.objects.filter(conversation__dealer=dealer, conversation__person=person)
    return list(rows.select_related("market").order_by("seq"))
