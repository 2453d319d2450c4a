"""Read the pages of an audit: the list, one page whole, and the crawl as the checks saw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from aiv.crawler.crawling import End, Surroundings
from aiv.domain.site import packing
from aiv.domain.site.bot_summary import ClassCell
from aiv.domain.site.page_facts import SitePage
from aiv.domain.site.site_facts import SiteFacts
from aiv.models import AuditedPage, AuditSurroundings, Dealer, SiteAudit

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFilters:
    """What the list is narrowed to; empty words narrow nothing."""

    page_class: str = ""
    outcome: str = ""


def of(dealer: Dealer) -> QuerySet[AuditedPage]:
    """Give every page ever read of a dealer's site, for one to be found among them."""
    return AuditedPage.objects.filter(audit__dealer=dealer)


def page(audit: SiteAudit, *, filters: PageFilters, number: int) -> Page[Any]:
    """Give one page of the list, home first, in two queries."""
    rows = AuditedPage.objects.filter(audit=audit).defer("packed")
    kept = rows.filter(_class(filters.page_class), _outcome(filters.outcome))
    return Paginator(kept.order_by("fetched_at", "id"), PAGE_SIZE).get_page(number)


def classes(audit: SiteAudit) -> dict[str, int]:
    """Give how many pages of each class were read."""
    rows = AuditedPage.objects.filter(audit=audit).order_by().values("page_class")
    return {row["page_class"]: row["n"] for row in rows.annotate(n=Count("id"))}


def unpacked(row: AuditedPage) -> SitePage | None:
    """Give a stored page as it was read; None for one that an older release packed."""
    try:
        return packing.unpack(bytes(row.packed), SitePage)
    except ValueError:
        return None


def all_unpacked(audit: SiteAudit) -> tuple[SitePage, ...]:
    """Give the pages of an audit in the order they were read."""
    rows = AuditedPage.objects.filter(audit=audit).order_by("fetched_at", "id")
    return tuple(page for page in map(unpacked, rows) if page is not None)


def surroundings(audit: SiteAudit) -> Surroundings | None:
    """Give what stood around the pages; None for an audit that never came so far."""
    row = AuditSurroundings.objects.filter(audit=audit).defer("grid").first()
    try:
        return packing.unpack(bytes(row.packed), Surroundings) if row else None
    except ValueError:
        return None


def grid(audit: SiteAudit | None) -> tuple[ClassCell, ...]:
    """Give which bots reach which kinds of pages; empty for an audit without it."""
    row = AuditSurroundings.objects.filter(audit=audit).first() if audit else None
    if row is None or row.grid is None:
        return ()
    try:
        return packing.unpack(bytes(row.grid), tuple[ClassCell, ...])
    except ValueError:
        return ()


def site(audit: SiteAudit) -> SiteFacts | None:
    """Give a whole crawl as the checks saw it; its history is not kept."""
    around = surroundings(audit)
    if around is None or audit.started_at is None or audit.finished_at is None:
        return None
    return SiteFacts(
        home_url=audit.home_url,
        started_at=audit.started_at,
        finished_at=audit.finished_at,
        robots=around.robots,
        llms=around.llms,
        sitemaps=around.sitemaps,
        pages=all_unpacked(audit),
        variants=around.variants,
        history={},
        is_verified=audit.is_verified,
        is_complete=audit.end == End.WHOLE,
    )


def _class(page_class: str) -> Q:
    return Q(page_class=page_class) if page_class else Q()


def _outcome(outcome: str) -> Q:
    is_ok = Q(fault="", status__gte=200, status__lt=300)
    if outcome == "ok":
        return is_ok
    return ~is_ok if outcome == "failed" else Q()
