"""Ask a site for pages through the guarded door, and say what came back as the audit keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from aiv.crawler.crawling import Fetched
from aiv.domain.site.page_facts import Fetch
from aiv.outbound import Client, Guard, Limits, Reply

PAGE_TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain")
PAGE: Final = Limits(types=(*PAGE_TYPES, "application/xml", "text/xml"))
TEXT_FILE: Final = Limits(max_bytes=500 * 1024, keeps_partial=True)
"""robots.txt is read up to here (RFC 9309), and whatever type it claims: that is a finding."""
SPELLING: Final = Limits(max_bytes=64 * 1024, keeps_partial=True)
SITEMAP: Final = Limits(max_bytes=50 * 1024 * 1024, total_seconds=60.0)


class SiteFetcher:
    """Fetch from one site; it holds its connections until it is left."""

    def __init__(self, *, identity: str, guard: Guard | None = None, connections: int = 2) -> None:
        self._client = Client(identity=identity, guard=guard, connections=connections)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._client.__aexit__(kind, error, traceback)

    async def get(
        self,
        url: str,
        *,
        limits: Limits,
        may_follow: Callable[[str], bool] | None = None,
        sink: Callable[[bytes], bool] | None = None,
    ) -> Fetched:
        """Give what came back."""
        reply = await self._client.get(url, limits=limits, may_follow=may_follow, sink=sink)
        return Fetched(fetch=fetch_of(reply), body=reply.body)


def fetch_of(reply: Reply) -> Fetch:
    """Give what is kept of a reply."""
    headers = reply.headers or {}
    return Fetch(
        url=reply.url,
        final_url=reply.final_url,
        status=reply.status,
        fetched_at=reply.sent_at,
        fault=str(reply.trouble or ""),
        hops=reply.hops,
        headers=reply.headers,
        content_type=headers.get("content-type", ""),
        n_bytes=reply.n_bytes if reply.status is not None else None,
        ttfb_ms=reply.ttfb_ms,
        elapsed_ms=reply.elapsed_ms,
        sha256=hashlib.sha256(reply.body).hexdigest() if reply.body else "",
    )
