"""Name what of a dealer can change under an open page."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Say which figures of a dealer's pages moved."""

    SCORE = "score"
    ANSWERS = "answers"
    MONEY = "money"
    SITE = "site"
    INVENTORY = "inventory"
    OUTSIDE_FIGURES = "outside_figures"
    ACTIONS = "actions"
    SCAN = "scan"
    FACTS = "facts"
    LEADERBOARD = "leaderboard"
    CHATS = "chats"
    ALERTS = "alerts"
