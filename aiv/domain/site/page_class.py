"""List what a page of a dealer's site can be for."""

from __future__ import annotations

from enum import StrEnum


class PageClass(StrEnum):
    """Say what a page is for; checks and weights go by it."""

    HOME = "home"
    CONTACT = "contact"
    ABOUT = "about"
    STAFF = "staff"
    SERVICE = "service"
    SCHEDULE = "schedule"
    PARTS = "parts"
    FINANCE = "finance"
    TRADE_IN = "trade_in"
    SPECIALS = "specials"
    MODEL = "model"
    SRP_NEW = "srp_new"
    SRP_USED = "srp_used"
    VDP = "vdp"
    RESEARCH = "research"
    OTHER = "other"
