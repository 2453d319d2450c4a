"""Name what a crawl is given, what it hands over page by page, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import Fetch, PageFacts, SitePage
from aiv.domain.site.site_facts import SiteFacts, Sitemap, TextFile
from aiv.outbound.replies import Limits

TOKEN: Final = "DealershipAI-Audit"  # noqa: S105 - a name in robots.txt, not a secret
"""The product token by which robots.txt may speak to our crawler."""


class End(StrEnum):
    """Say why a crawl ended; only WHOLE read everything it found."""

    WHOLE = "whole"
    PAGE_LIMIT = "page_limit"
    TIME = "time"
    STOPPED = "stopped"
    TURNED_AWAY = "turned_away"
    FORBIDDEN = "forbidden"
    MOVED = "moved"


END_WORDS: Final[dict[End, str]] = {
    End.WHOLE: "Every page that was found was read.",
    End.PAGE_LIMIT: "The page limit was reached before every page was read.",
    End.TIME: "The time for one audit was over before every page was read.",
    End.STOPPED: "Somebody stopped it.",
    End.TURNED_AWAY: "The site refused five requests in a row, so we left it alone.",
    End.FORBIDDEN: "The site's robots.txt keeps our audit out, or could not be read.",
    End.MOVED: "The website leads to another domain; correct the website in the store's record.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Say how hard a site may be asked; a site's own Crawl-delay can only slow it further."""

    interval_seconds: float = 1.0
    connections: int = 2
    total_seconds: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Say which site is crawled, by whom and how far.

    `identity` is the whole User-Agent, `seed` chooses the same vehicles every week. `started_at`
    stays that of the first start when a crawl is resumed; `pace.total_seconds` counts anew.
    """

    home_url: str
    identity: str
    page_limit: int
    seed: int
    is_verified: bool
    started_at: datetime
    pace: Pace = Pace()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What was asked for before the first page: text files, sitemaps, the spellings of home."""

    robots: TextFile
    llms: TextFile
    sitemaps: tuple[Sitemap, ...]
    variants: tuple[Fetch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """One page as it was read, with its bytes; its click depth is known once all are read."""

    page: SitePage
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an interrupted crawl had read already; nothing of it is asked for again."""

    surroundings: Surroundings | None = None
    pages: tuple[SitePage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """A finished crawl: the facts of the site and why it ended."""

    facts: SiteFacts
    end: End


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One request: what is known of it, and the body it brought."""

    fetch: Fetch
    body: bytes = b""


class Fetcher(Protocol):
    """Ask for one address, guarded and limited; a bad site never makes it raise.

    `may_follow` is asked before each redirect; where it says no, the redirect is the answer.
    `sink` takes the body piece by piece, says whether it wants more, and keeps it from memory.
    """

    async def get(
        self,
        url: str,
        *,
        limits: Limits,
        may_follow: Callable[[str], bool] | None = None,
        sink: Callable[[bytes], bool] | None = None,
    ) -> Fetched:
        """Give what came back."""
        ...


class Reader(Protocol):
    """Turn bytes into facts and name what a page is for; facts are None before it was fetched."""

    def read(self, body: bytes, *, url: str, content_type: str) -> PageFacts:
        """Read a page; never raises for what stands in it."""
        ...

    def classify(self, url: str, facts: PageFacts | None) -> PageClass:
        """Name what a page is for."""
        ...


class Journal(Protocol):
    """Keep what a crawl reads as it goes; whatever it raises ends the crawl and is passed on.

    `planned` is how many pages the crawl expects to read in all, as far as it knows by now.
    """

    async def surroundings(self, surroundings: Surroundings) -> None:
        """Keep what was asked for before the first page."""
        ...

    async def page(self, read: ReadPage, *, planned: int) -> None:
        """Keep one page."""
        ...
