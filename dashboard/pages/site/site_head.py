"""Build what stands on top of every page of the site audit: tabs, progress, trouble."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from aiv.domain import links
from aiv.models import AuditState, Dealer, SiteAudit
from dashboard.pages.evidence.standings import Tab

SECTIONS: Final = {
    "site": "Findings",
    "site_bots": "Crawler access",
    "site_pages": "Pages",
    "site_audits": "Audits",
    "site_domain": "Domain",
}
STOPPED: Final = "It was stopped. What it had read stays; nothing was judged."


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the audit under way has come; `total` is None until the site is known."""

    label: str
    done: int
    total: int | None
    stop_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteHead:
    """The frame of a page of the audit; `trouble` says why the last audit found nothing."""

    dealer: Dealer
    host: str
    tabs: tuple[Tab, ...]
    progress: Progress | None
    trouble: str
    troubled_at: datetime | None
    may_audit: bool
    may_edit: bool
    now: datetime


def build(
    dealer: Dealer,
    section: str,
    newest: SiteAudit | None,
    *,
    may_audit: bool,
    may_edit: bool,
    now: datetime,
) -> SiteHead:
    """Lay out the frame."""
    return SiteHead(
        dealer=dealer,
        host=links.domain_of(dealer.website),
        tabs=tuple(_tab(dealer, name, section) for name in SECTIONS),
        progress=_progress(dealer, newest),
        trouble=_trouble(newest),
        troubled_at=newest.finished_at if newest else None,
        may_audit=may_audit,
        may_edit=may_edit,
        now=now,
    )


def _tab(dealer: Dealer, name: str, section: str) -> Tab:
    url = reverse(f"dashboard:{name}", args=[dealer.slug])
    return Tab(label=SECTIONS[name], url=url, current=name == section)


def _progress(dealer: Dealer, audit: SiteAudit | None) -> Progress | None:
    if audit is None or audit.state not in (AuditState.PLANNED, AuditState.RUNNING):
        return None
    return Progress(
        label=_label(audit),
        done=audit.pages_done,
        total=audit.pages_planned or None,
        stop_url=reverse("dashboard:site_audit_stop", args=[dealer.slug, audit.pk]),
    )


def _label(audit: SiteAudit) -> str:
    if audit.state == AuditState.PLANNED:
        return "Waiting to start"
    if audit.pages_planned is None:
        return f"Reading robots.txt and sitemaps of {audit.host}"
    if audit.pages_done >= audit.pages_planned:
        return "Checking what was read"
    return f"Reading pages of {audit.host}"


def _trouble(audit: SiteAudit | None) -> str:
    if audit is None:
        return ""
    if audit.state == AuditState.CANCELLED:
        return STOPPED
    return audit.failure if audit.state == AuditState.FAILED else ""
