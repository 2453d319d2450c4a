"""Build the newest audit of a dealer's site: its score, what is wrong, and what was mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from aiv.domain.site.findings import Finding
from aiv.models import Dealer, SiteAudit
from aiv.services.site.audits import UNVERIFIED_PAGES, VERIFIED_PAGES
from dashboard.pages.site import site_checks
from dashboard.pages.site.site_changes import Changes, changes
from dashboard.pages.site.site_head import SiteHead
from dashboard.pages.site.site_words import coverage_text, scope_text


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """One finished audit; without one there is only the frame."""

    head: SiteHead
    audit: SiteAudit | None
    score: str
    coverage: str
    scope: str
    caps: tuple[str, ...]
    groups: tuple[site_checks.Group, ...]
    changes: Changes | None
    csv_url: str
    is_newest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StartBox:
    """What may be started: how many pages, and when a whole crawl is possible again."""

    is_proved: bool
    verified_pages: int
    short_pages: int
    domain_url: str
    rests_until: datetime | None


def start_box(dealer: Dealer, *, most: int, rests_until: datetime | None) -> StartBox:
    """Say what may be started now."""
    return StartBox(
        is_proved=most == VERIFIED_PAGES,
        verified_pages=VERIFIED_PAGES,
        short_pages=UNVERIFIED_PAGES,
        domain_url=reverse("dashboard:site_domain", args=[dealer.slug]),
        rests_until=rests_until,
    )


def build(
    head: SiteHead,
    audit: SiteAudit | None,
    findings: Sequence[Finding],
    *,
    earlier: SiteAudit | None,
    before: Iterable[Finding],
    is_newest: bool,
) -> AuditPage:
    """Lay out an audit beside the one before it."""
    slug = head.dealer.slug
    return AuditPage(
        head=head,
        audit=audit,
        score="" if audit is None or audit.score is None else f"{audit.score:.0f}",
        coverage=coverage_text(audit) if audit else "",
        scope=scope_text(audit) if audit else "",
        caps=tuple(_cap(*cap) for cap in audit.caps) if audit else (),
        groups=site_checks.groups(head.dealer, findings),
        changes=changes(head.dealer, earlier, before, findings, later=audit)
        if audit and earlier
        else None,
        csv_url=reverse("dashboard:site_csv", args=[slug, audit.pk]) if audit else "",
        is_newest=is_newest,
    )


def _cap(check: str, highest: float) -> str:
    """Say what holds the score down, whatever else passed."""
    title = site_checks.described(check).title
    return f"“{title}” failed: whatever else passes, the score is at most {highest:.0f}."
