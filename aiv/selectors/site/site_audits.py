"""Read the audits of a dealer's site: the one under way, the newest, and those before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from aiv.domain.site.findings import Finding, Outcome, Proof
from aiv.models import AuditState, CheckResult, Dealer, SiteAudit
from aiv.models.site_audit import OPEN_STATES

SHOWN: Final = 50
HISTORY: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How one check ended in one audit."""

    audit_id: UUID
    at: datetime
    outcome: Outcome
    value: float | None


def of(dealer: Dealer) -> QuerySet[SiteAudit]:
    """Give every audit of a dealer, for one to be found among them."""
    return SiteAudit.objects.filter(dealer=dealer)


def latest(dealer: Dealer) -> SiteAudit | None:
    """Give the newest audit that found something."""
    finished = SiteAudit.objects.filter(dealer=dealer, state=AuditState.FINISHED)
    return finished.order_by("-finished_at").first()


def newest(dealer: Dealer) -> SiteAudit | None:
    """Give the newest audit, whatever became of it."""
    rows = SiteAudit.objects.filter(dealer=dealer).select_related("started_by")
    return rows.order_by("-planned_at").first()


def under_way(dealer: Dealer) -> SiteAudit | None:
    """Give the audit that waits or runs; a site has one at a time."""
    return SiteAudit.objects.filter(dealer=dealer, state__in=OPEN_STATES).first()


def progress(audit: SiteAudit) -> tuple[int, int | None]:
    """Give how many pages were read, and of how many as far as that is known."""
    row = SiteAudit.objects.filter(pk=audit.pk).values_list("pages_done", "pages_planned")
    return row.get()


def before(audit: SiteAudit) -> SiteAudit | None:
    """Give the finished audit before this one."""
    earlier = SiteAudit.objects.filter(
        dealer=audit.dealer_id, state=AuditState.FINISHED, finished_at__lt=audit.finished_at
    )
    return earlier.order_by("-finished_at").first()


def listing(dealer: Dealer) -> list[SiteAudit]:
    """Give the newest audits with how many checks failed in each, in one query."""
    failed = Count("results", filter=Q(results__outcome=Outcome.FAIL))
    rows = SiteAudit.objects.filter(dealer=dealer).select_related("started_by")
    return list(rows.annotate(n_failed=failed).order_by("-planned_at")[:SHOWN])


def findings(audit: SiteAudit | None) -> tuple[Finding, ...]:
    """Give what the checks of an audit found, in one query."""
    if audit is None:
        return ()
    return tuple(finding(row) for row in CheckResult.objects.filter(audit=audit))


def one_finding(audit: SiteAudit, check: str) -> Finding | None:
    """Give what one check found."""
    row = CheckResult.objects.filter(audit=audit, check_id=check).first()
    return finding(row) if row else None


def history(dealer: Dealer, check: str) -> tuple[Past, ...]:
    """Give how a check ended in the newest audits, newest first."""
    rows = CheckResult.objects.filter(
        audit__dealer=dealer, audit__state=AuditState.FINISHED, check_id=check
    )
    newest_first = rows.select_related("audit").order_by("-audit__finished_at")[:HISTORY]
    return tuple(
        Past(
            audit_id=row.audit_id,
            at=row.audit.finished_at,
            outcome=Outcome(row.outcome),
            value=row.value,
        )
        for row in newest_first
        if row.audit.finished_at
    )


def finding(row: CheckResult) -> Finding:
    """Give a stored result as the checks gave it."""
    return Finding(
        check=row.check_id,
        rule_version=row.rule_version,
        outcome=Outcome(row.outcome),
        reason=row.reason,
        value=row.value,
        n=row.n,
        proofs=tuple(Proof(**proof) for proof in row.proofs),
    )
