"""Keep what a crawl reads, each page in its own transaction, so that a kill loses one page."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from asgiref.sync import sync_to_async
from django.db import transaction
from django.db.models import F

from aiv import live
from aiv.crawler.crawling import Done, ReadPage, Surroundings
from aiv.domain.errors import Conflict
from aiv.domain.live_kinds import Kind
from aiv.domain.site import packing
from aiv.domain.site.page_facts import SitePage
from aiv.models import AuditedPage, AuditSurroundings, PageBody, SiteAudit
from aiv.selectors.site import audited_pages
from aiv.services.rows import storable
from aiv.services.site import audits

BEAT_SECONDS: Final = 30.0
# Every telling makes each open page of the dealer ask for itself again.
TELL_EVERY: Final = timedelta(seconds=3)


class RowJournal:
    """Write a crawl down under the audit's lease; a lost lease ends the crawl by Conflict."""

    def __init__(self, audit: SiteAudit, *, clock: Callable[[], datetime]) -> None:
        self.audit = audit
        self.is_lost = False
        self._clock = clock
        self._told_at: datetime | None = None

    async def surroundings(self, surroundings: Surroundings) -> None:
        """Keep what stood around the pages."""
        await sync_to_async(self._keep_surroundings)(surroundings)

    async def page(self, read: ReadPage, *, planned: int) -> None:
        """Keep one page."""
        await sync_to_async(self._keep_page)(read, planned)

    async def beat(self) -> None:
        """Hold the lease while the site is slow; whoever lost it is told to stop."""
        while not self.is_lost:
            await asyncio.sleep(BEAT_SECONDS)
            self.is_lost = not await sync_to_async(self._holds)()

    def _holds(self) -> bool:
        try:
            audits.hold(self.audit, now=self._clock())
        except Conflict:
            return False
        return True

    def _keep_surroundings(self, surroundings: Surroundings) -> None:
        with transaction.atomic():
            audits.hold(self.audit, now=self._clock())
            AuditSurroundings.objects.update_or_create(
                audit=self.audit, defaults={"packed": packing.pack(surroundings)}
            )

    def _keep_page(self, read: ReadPage, planned: int) -> None:
        now = self._clock()
        with transaction.atomic():
            audits.hold(self.audit, now=now, pages_planned=planned)
            if _keep(self.audit, read, now):
                SiteAudit.objects.filter(pk=self.audit.pk).update(pages_done=F("pages_done") + 1)
            if self._told_at is None or now - self._told_at >= TELL_EVERY:
                self._told_at = now
                live.announce(self.audit.dealer, Kind.SITE)


def done(audit: SiteAudit) -> Done:
    """Give what an interrupted crawl had read already."""
    return Done(
        surroundings=audited_pages.surroundings(audit), pages=audited_pages.all_unpacked(audit)
    )


def values_of(page: SitePage) -> dict[str, Any]:
    """Give the columns of a page; its facts stand packed beside them."""
    fetch, facts = page.fetch, page.facts
    values = {
        "url": fetch.url,
        "page_class": page.page_class.value,
        "status": fetch.status,
        "fault": fetch.fault or ("" if fetch.status else "no answer"),
        "title": facts.title if facts else "",
        "visible_words": facts.visible_words if facts else None,
        "n_bytes": fetch.n_bytes,
        "click_depth": page.click_depth,
        "main_hash": page.main_hash,
    }
    fitted = storable(AuditedPage, values)
    return {**fitted, "in_sitemap": page.in_sitemap, "packed": packing.pack(page)}


def url_hash(url: str) -> str:
    """Give the key of an address."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()


def _keep(audit: SiteAudit, read: ReadPage, now: datetime) -> bool:
    """Keep a page once; say whether it is new."""
    page = read.page
    row, is_new = AuditedPage.objects.get_or_create(
        audit=audit,
        url_hash=url_hash(page.url),
        defaults={**values_of(page), "fetched_at": page.fetch.fetched_at},
    )
    if is_new and read.body:
        PageBody.objects.create(page=row, packed=packing.pack_bytes(read.body), stored_at=now)
    return is_new
