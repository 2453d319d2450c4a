"""Say whether a visitor that calls itself a bot is that bot, from its vendor's own word."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Standing(StrEnum):
    """Say what is known of a visitor that names itself a bot."""

    VERIFIED = "verified"
    CLAIMED = "claimed"
    SPOOFED = "spoofed"


PUBLISHED: Final[Mapping[str, str]] = {
    "OAI-SearchBot": "https://openai.com/searchbot.json",
    "ChatGPT-User": "https://openai.com/chatgpt-user.json",
    "GPTBot": "https://openai.com/gptbot.json",
    "Claude-SearchBot": "https://claude.com/crawling/bots.json",
    "Claude-User": "https://claude.com/crawling/bots.json",
    "ClaudeBot": "https://claude.com/crawling/bots.json",
    "PerplexityBot": "https://www.perplexity.ai/perplexitybot.json",
    "Perplexity-User": "https://www.perplexity.ai/perplexity-user.json",
    "Googlebot": "https://developers.google.com/static/crawling/ipranges/common-crawlers.json",
    "Google-Agent": (
        "https://developers.google.com/static/crawling/ipranges/user-triggered-agents.json"
    ),
    "Google-GeminiNotebook": (
        "https://developers.google.com/static/crawling/ipranges/user-triggered-fetchers-google.json"
    ),
    "bingbot": "https://www.bing.com/toolbox/bingbot.json",
    "Applebot": "https://search.developer.apple.com/applebot.json",
    "DuckAssistBot": "https://duckduckgo.com/duckassistbot.json",
    "CCBot": "https://index.commoncrawl.org/ccbot.json",
}
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
