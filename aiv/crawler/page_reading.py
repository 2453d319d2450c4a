"""Turn what came back for one address into a page of the site."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Final

from aiv.crawler.crawling import Fetched, Reader
from aiv.crawler.fetching import PAGE_TYPES
from aiv.crawler.page_addresses import clean
from aiv.domain.errors import NotMeasured
from aiv.domain.site import changes
from aiv.domain.site.page_facts import Fetch, PageFacts, SitePage
from aiv.domain.site.site_facts import Sitemap

logger = logging.getLogger(__name__)
MAX_LISTED: Final = 50_000
"""Of more addresses no crawl reads a fair share; bringing each into form takes time."""
OURS: Final = "our reader failed on this page"


class PageReading:
    """Read pages, each once: one that only leads to a page read already has no facts of its own."""

    def __init__(self, reader: Reader, sitemaps: Sequence[Sitemap]) -> None:
        self._reader = reader
        self._read: set[str] = set()
        self.listed = _listed(sitemaps)

    def page(self, fetched: Fetched) -> SitePage:
        """Give the page."""
        fetch, facts = self._facts(fetched)
        name = clean(fetch.url)
        return SitePage(
            fetch=fetch,
            page_class=self._reader.classify(fetch.final_url, facts),
            facts=facts,
            in_sitemap=name in self.listed,
            lastmod=self.listed.get(name),
            main_hash=changes.fingerprint(facts) if facts is not None else "",
        )

    def mark(self, page: SitePage) -> None:
        """Take a page as read in an earlier run."""
        self._read.add(clean(page.fetch.final_url))

    def _facts(self, fetched: Fetched) -> tuple[Fetch, PageFacts | None]:
        fetch = fetched.fetch
        final = clean(fetch.final_url)
        if not fetched.body or not _is_page(fetch) or final in self._read:
            return fetch, None
        self._read.add(final)
        try:
            facts = self._reader.read(
                fetched.body, url=fetch.final_url, content_type=fetch.content_type
            )
        except NotMeasured as error:
            return replace(fetch, fault=str(error)), None
        except (ValueError, LookupError, TypeError, RecursionError, ArithmeticError):
            # One page that breaks our reader must not cost the audit of all others.
            logger.exception("the reader failed", extra={"url": fetch.final_url})
            return replace(fetch, fault=OURS), None
        return fetch, facts


def _listed(sitemaps: Sequence[Sitemap]) -> dict[str, datetime | None]:
    """Give every address that sitemaps list, in order, with its lastmod."""
    entries = (entry for sitemap in sitemaps for entry in sitemap.entries)
    listed = {clean(entry.url): entry.lastmod for entry in islice(entries, MAX_LISTED)}
    listed.pop("", None)
    return listed


def _is_page(fetch: Fetch) -> bool:
    kind = fetch.content_type.partition(";")[0].strip().lower()
    return not kind or kind in PAGE_TYPES
