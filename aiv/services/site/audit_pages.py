"""Complete the rows of a crawl once all is read: depths, and when each page last changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from aiv.domain.site import changes
from aiv.domain.site.page_facts import SitePage
from aiv.domain.site.site_facts import PageHistory, SiteFacts
from aiv.models import AuditedPage, AuditState, PageBody, SiteAudit
from aiv.services.site.audit_journal import url_hash, values_of

BODIES_KEPT: Final = timedelta(days=30)
BATCH: Final = 100
COMPLETED: Final = (
    "page_class", "click_depth", "in_sitemap", "main_hash", "packed", "first_seen_at", "changed_at",
)  # fmt: skip


def histories(audit: SiteAudit, site: SiteFacts) -> dict[str, PageHistory]:
    """Give what earlier audits of the dealer know of each page, by its address."""
    pages = {url_hash(page.url): page for page in site.pages}
    return {
        pages[row.url_hash].url: _history(row, pages[row.url_hash])
        for row in _latest_before(audit, pages)
    }


def complete(audit: SiteAudit, site: SiteFacts) -> None:
    """Write down what only the whole crawl could tell, inside the caller's transaction."""
    pages = {url_hash(page.url): page for page in site.pages}
    rows = list(AuditedPage.objects.filter(audit=audit).defer("packed"))
    for row in rows:
        page = pages.get(row.url_hash)
        if page is not None:
            _complete(row, page, site.history.get(page.url))
    AuditedPage.objects.bulk_update(rows, COMPLETED, batch_size=BATCH)


def forget_bodies(now: datetime) -> int:
    """Delete the HTML that was kept long enough; facts and hashes stay."""
    old = PageBody.objects.filter(stored_at__lt=now - BODIES_KEPT)
    deleted, _ = old.delete()
    return deleted


def _latest_before(audit: SiteAudit, hashes: Iterable[str]) -> Iterable[AuditedPage]:
    """Give the newest row of each page in the audits before, in one query."""
    rows = AuditedPage.objects.filter(
        audit__dealer=audit.dealer_id, audit__state=AuditState.FINISHED, url_hash__in=list(hashes)
    )
    newest = {row.url_hash: row for row in rows.defer("packed").order_by("fetched_at")}
    return newest.values()


def _history(row: AuditedPage, page: SitePage) -> PageHistory:
    first = row.first_seen_at or row.fetched_at
    is_changed = changes.is_substantive(row.main_hash, page.main_hash)
    changed = page.fetch.fetched_at if is_changed else row.changed_at
    return PageHistory(first_seen_at=first, changed_at=changed)


def _complete(row: AuditedPage, page: SitePage, history: PageHistory | None) -> None:
    for name, value in values_of(page).items():
        setattr(row, name, value)
    row.first_seen_at = history.first_seen_at if history else row.fetched_at
    row.changed_at = history.changed_at if history else None
