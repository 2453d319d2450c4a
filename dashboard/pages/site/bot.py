"""Build the public page about our crawler: who it is, how it behaves, how to refuse it."""

from __future__ import annotations

from dataclasses import dataclass

from aiv.crawler.crawling import TOKEN
from aiv.services.site import site_fetching
from aiv.services.site.audits import UNVERIFIED_PAGES, VERIFIED_PAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class BotPage:
    """What a webmaster wants to know."""

    token: str
    user_agent: str
    refusal: str
    unverified_pages: int
    verified_pages: int


def build() -> BotPage:
    """Lay out the page."""
    return BotPage(
        token=TOKEN,
        user_agent=site_fetching.user_agent(),
        refusal=f"User-agent: {TOKEN}\nDisallow: /",
        unverified_pages=UNVERIFIED_PAGES,
        verified_pages=VERIFIED_PAGES,
    )
