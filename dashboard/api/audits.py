"""Serve the audits of an own dealer's site, and what the newest one found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from rest_framework.request import Request

from aiv.domain.site.findings import Finding, Outcome
from aiv.models import AuditState, SiteAudit
from aiv.selectors.ground import listings
from aiv.selectors.site import site_audits
from dashboard.api import queries
from dashboard.api.base import ApiView, answer
from dashboard.api.dealers import own_dealer
from dashboard.api.described import ListOf, described


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One audit of a site; score and coverage are of 100 and null until it finished."""

    id: UUID
    host: str
    state: AuditState
    planned_at: datetime
    finished_at: datetime | None
    pages: int
    page_limit: int
    end: str
    score: float | None
    coverage: float | None
    method_version: str
    failure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place that shows what a check found."""

    url: str
    found: str
    expected: str
    line: int | None
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One check's result with its evidence."""

    check: str
    rule_version: str
    outcome: Outcome
    reason: str
    value: float | None
    n: int | None
    proofs: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFindings:
    """The newest finished audit and everything it found."""

    audit: AuditRow
    findings: tuple[FindingRow, ...]


class Audits(ApiView):
    """Serve all audits of a dealer of one's own, newest first."""

    query = frozenset({"cursor"})

    @described(
        "audits",
        "List the site audits of an own dealer, newest first",
        answer=ListOf(AuditRow),
        query=("cursor",),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer at most 50 audits and where the next ones are; a rival's are not found."""
        own = own_dealer(request, dealer)
        piece = listings.audits(own, mark=queries.uuid_mark(request))
        rows = [_row(row) for row in piece.rows]
        return answer({"next": queries.next_address(request, piece.next), "results": rows})


class LatestFindings(ApiView):
    """Serve what the newest finished audit found."""

    @described(
        "audit-findings",
        "Read what the newest site audit of an own dealer found",
        answer=AuditFindings,
        problems=(404,),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer the audit with its findings; not found while none has finished."""
        audit = site_audits.latest(own_dealer(request, dealer))
        if audit is None:
            raise Http404
        found = tuple(_finding(each) for each in site_audits.findings(audit))
        return answer(AuditFindings(audit=_row(audit), findings=found))


def _row(audit: SiteAudit) -> AuditRow:
    return AuditRow(
        id=audit.pk,
        host=audit.host,
        state=AuditState(audit.state),
        planned_at=audit.planned_at,
        finished_at=audit.finished_at,
        pages=audit.pages_done,
        page_limit=audit.page_limit,
        end=audit.end,
        score=audit.score,
        coverage=audit.coverage,
        method_version=audit.method_version,
        failure=audit.failure,
    )


def _finding(finding: Finding) -> FindingRow:
    return FindingRow(
        check=finding.check,
        rule_version=finding.rule_version,
        outcome=finding.outcome,
        reason=finding.reason,
        value=finding.value,
        n=finding.n,
        proofs=tuple(
            Place(
                url=proof.url,
                found=proof.found,
                expected=proof.expected,
                line=proof.line,
                excerpt=proof.excerpt,
            )
            for proof in finding.proofs
        ),
    )
