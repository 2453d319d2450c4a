"""Hold what one crawl of a site brought, as the checks and the inputs read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aiv.domain.site.page_facts import Fetch, SitePage


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """One text file of the site (robots.txt, llms.txt) with the words it held."""

    fetch: Fetch
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """One address a sitemap lists."""

    url: str
    lastmod: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """One sitemap or sitemap index; `fault` says why it could not be read."""

    fetch: Fetch
    entries: tuple[SitemapEntry, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHistory:
    """What earlier crawls know of a page: when its main text last changed in substance."""

    first_seen_at: datetime
    changed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """One finished crawl: everything that was asked for and came back.

    `variants` are the four spellings of the home page (http and https, with and without www).
    `history` is empty on a first crawl. `is_complete` is False when the page limit, the time or a
    person ended it.
    """

    home_url: str
    started_at: datetime
    finished_at: datetime
    robots: TextFile
    llms: TextFile
    sitemaps: tuple[Sitemap, ...]
    pages: tuple[SitePage, ...]
    variants: tuple[Fetch, ...]
    history: Mapping[str, PageHistory]
    is_verified: bool
    is_complete: bool
