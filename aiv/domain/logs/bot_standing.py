"""Say whether a visitor that calls itself a bot is that bot, from its vendor's own word."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from aiv.domain.site.bots import BOTS


class Standing(StrEnum):
    """Say what is known of a visitor that names itself a bot."""

    VERIFIED = "verified"
    CLAIMED = "claimed"
    SPOOFED = "spoofed"


PUBLISHED: Final[Mapping[str, str]] = {bot.token: bot.ip_list for bot in BOTS if bot.ip_list}
"""Where each vendor publishes the networks of its bots."""

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "Googlebot": (".googlebot.com", ".google.com"),
    "bingbot": (".search.msn.com",),
    "Applebot": (".applebot.apple.com",),
    "Amazonbot": (".crawl.amazonbot.amazon",),
    "PetalBot": (".petalsearch.com",),
}
"""How the addresses of a bot are named, where its vendor says so."""


def judge(token: str, *, is_listed: bool | None, name: str | None) -> Standing:
    """Judge a visitor.

    is_listed: whether the vendor's list holds its address, None without a list. name: what its
    address is called, confirmed forward, None where it has no such name or nobody asked.
    """
    endings = NAMES.get(token, ())
    if is_listed or (name is not None and name.endswith(endings) and endings):
        return Standing.VERIFIED
    if is_listed is False or (endings and name is not None):
        return Standing.SPOOFED
    return Standing.CLAIMED
