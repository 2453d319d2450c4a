"""Build the list of a site's audits, and the comparison of two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from aiv.domain.site.findings import Finding
from aiv.models import AuditState, SiteAudit
from dashboard.figures import plural
from dashboard.pages.site.site_changes import Changes, changes
from dashboard.pages.site.site_head import SiteHead
from dashboard.pages.site.site_words import STATES, score_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One audit of the list; only a finished one can be opened and compared."""

    key: str
    at: datetime
    state: str
    kind: str
    score: str
    failed: str
    pages: str
    by: str
    note: str
    url: str
    is_earlier: bool
    is_later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """The audits, newest first, and what differs between the two chosen."""

    head: SiteHead
    rows: tuple[Row, ...]
    may_compare: bool
    changes: Changes | None


def build(
    head: SiteHead,
    audits: Sequence[Any],
    *,
    earlier: SiteAudit | None,
    later: SiteAudit | None,
    before: Sequence[Finding],
    after: Sequence[Finding],
) -> HistoryPage:
    """Lay out the list; `audits` carry `n_failed`."""
    is_pair = earlier is not None and later is not None
    rows = tuple(_row(head, audit, earlier, later) for audit in audits)
    return HistoryPage(
        head=head,
        rows=rows,
        may_compare=sum(1 for row in rows if row.url) > 1,
        changes=changes(head.dealer, earlier, before, after, later=later)
        if is_pair and earlier and later
        else None,
    )


def _row(head: SiteHead, audit: Any, earlier: SiteAudit | None, later: SiteAudit | None) -> Row:
    state, kind = STATES[audit.state]
    is_finished = audit.state == AuditState.FINISHED
    return Row(
        key=str(audit.pk),
        at=audit.planned_at,
        state=state,
        kind=kind,
        score=score_text(audit) if is_finished else "",
        failed=str(audit.n_failed) if is_finished else "",
        pages=plural(audit.pages_done, "page"),
        by=audit.started_by.display_name if audit.started_by else "the installation",
        note=audit.failure,
        url=reverse("dashboard:site_audit", args=[head.dealer.slug, audit.pk])
        if is_finished
        else "",
        is_earlier=earlier is not None and audit.pk == earlier.pk,
        is_later=later is not None and audit.pk == later.pk,
    )
