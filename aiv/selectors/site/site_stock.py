"""Read which vehicles the pages of the newest audit showed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiv.crawler.crawling import End
from aiv.domain import links
from aiv.domain.inventory.agreement import SiteStock
from aiv.domain.inventory.vehicle import Vehicle
from aiv.domain.site.page_facts import SitePage
from aiv.domain.site.vehicles import vehicle_of
from aiv.models import AuditedPage, Dealer, SiteAudit
from aiv.selectors.site import audited_pages, site_audits

GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What an audit showed of the stock, and when."""

    audit: SiteAudit
    at: datetime
    stock: SiteStock


def of(dealer: Dealer) -> Read | None:
    """Give the vehicles that the newest finished audit read; None without one."""
    audit = site_audits.latest(dealer)
    if audit is None or audit.finished_at is None:
        return None
    rows = AuditedPage.objects.filter(audit=audit).order_by("fetched_at", "id")
    pages = (audited_pages.unpacked(row) for row in rows.iterator(chunk_size=50))
    found = _Found()
    for page in pages:
        # What an earlier version packed may not be readable any more.
        if page is not None:
            found.take(page)
    return Read(audit=audit, at=audit.finished_at, stock=found.stock(audit))


class _Found:
    """The vehicles of an audit as its pages come by; a page is let go once it was read."""

    def __init__(self) -> None:
        self.vehicles: list[Vehicle] = []
        self.read: set[str] = set()
        self.gone: set[str] = set()

    def take(self, page: SitePage) -> None:
        if page.fetch.status in GONE:
            self.gone.add(links.canonical_url(page.url))
        if page.facts is None:
            return
        vehicle = vehicle_of(page.facts, page.fetch.final_url)
        if vehicle is not None and vehicle.vin:
            self.vehicles.append(vehicle)
        # A page that shows no number tells nothing of the vehicle, unless it led elsewhere: a
        # site that builds its pages by script would otherwise hold no vehicle at all.
        if (vehicle is not None and vehicle.vin) or _led_away(page):
            self.read.add(links.canonical_url(page.url))

    def stock(self, audit: SiteAudit) -> SiteStock:
        return SiteStock(
            vehicles=tuple(self.vehicles),
            read=frozenset(self.read),
            gone=frozenset(self.gone),
            is_census=bool(self.vehicles) and audit.end == End.WHOLE,
        )


def _led_away(page: SitePage) -> bool:
    before, after = page.url, page.fetch.final_url
    return links.canonical_url(before).rstrip("/") != links.canonical_url(after).rstrip("/")
