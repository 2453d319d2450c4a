"""Name what can be asked."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """Name what an answer is about; the words stand in history and export."""

    TERM = "term"
    WORKED = "worked"
    CHANGE = "change"
    RANK = "rank"
    RIVALS = "rivals"
    ACTIONS = "actions"
    ANSWERS = "answers"
    FACTS = "facts"
    MONEY = "money"
    REVIEWS = "reviews"
    INVENTORY = "inventory"
    SOURCES = "sources"
    SITE = "site"
    ALERTS = "alerts"
    FRESHNESS = "freshness"
    METHOD = "method"
    VISIBILITY = "visibility"
    GREETING = "greeting"
    UNKNOWN = "unknown"
