"""Find which dealers an answer names: compile_roster once, then detect each answer."""

from __future__ import annotations

from aiv.domain.mentions.detect import detect
from aiv.domain.mentions.roster import Roster, compile_roster
from aiv.domain.mentions.values import (
    COUNTED_ROLES,
    DealerEntry,
    Detection,
    LinkedPage,
    MarketPlace,
    Mention,
    Role,
    Unsettled,
)

METHOD_VERSION = "mentions-1"

__all__ = [
    "COUNTED_ROLES",
    "METHOD_VERSION",
    "DealerEntry",
    "Detection",
    "LinkedPage",
    "MarketPlace",
    "Mention",
    "Role",
    "Roster",
    "Unsettled",
    "compile_roster",
    "detect",
]
