"""Fetch from a synthetic site without any socket: the same answers, in no time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from aiv.crawler.crawling import Fetched
from aiv.domain.site.page_facts import Fetch
from aiv.outbound import Limits
from tests.dealer_site.pages import DealerSite, Page

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
Follow = Callable[[str], bool]


@dataclass
class PaperFetcher:
    """Answer for a site's host with and without "www."; every other host cannot be reached."""

    site: DealerSite
    requests: list[str] = field(default_factory=list)

    async def get(
        self,
        url: str,
        *,
        limits: Limits,
        may_follow: Follow | None = None,
        sink: Callable[[bytes], bool] | None = None,
    ) -> Fetched:
        """Give the page, following redirects as the real one does."""
        hops: list[str] = []
        at = url
        while True:
            self.requests.append(at)
            page = self._page(at)
            if page is None:
                return Fetched(fetch=_failed(url, at, hops))
            to = urljoin(at, page.headers.get("Location", at))
            if page.headers.get("Location") is None or (may_follow and not may_follow(to)):
                return _fetched(url, at, hops, page, sink)
            hops.append(at)
            at = to

    def _page(self, url: str) -> Page | None:
        parts, own = urlsplit(url), urlsplit(self.site.origin)
        bare = (parts.hostname or "").removeprefix("www.")
        if bare != (own.hostname or "").removeprefix("www."):
            return None
        if (parts.scheme, parts.netloc) != (own.scheme, own.netloc):
            return Page(status=301, headers={"Location": f"{self.site.origin}{parts.path}"})
        return self.site.respond(parts.path + (f"?{parts.query}" if parts.query else ""))


def _fetched(
    url: str, at: str, hops: list[str], page: Page, sink: Callable[[bytes], bool] | None
) -> Fetched:
    body = page.body.encode()
    if sink is not None:
        sink(body)
    fetch = Fetch(
        url=url,
        final_url=at,
        status=page.status,
        fetched_at=AT,
        hops=tuple(hops),
        headers={name.lower(): value for name, value in page.headers.items()},
        content_type=page.content_type,
        n_bytes=len(body),
        ttfb_ms=20.0,
        elapsed_ms=30.0,
        sha256=hashlib.sha256(body).hexdigest(),
    )
    return Fetched(fetch=fetch, body=b"" if sink else body)


def _failed(url: str, at: str, hops: list[str]) -> Fetch:
    return Fetch(
        url=url, final_url=at, status=None, fetched_at=AT, fault="could not connect",
        hops=tuple(hops),
    )  # fmt: skip
