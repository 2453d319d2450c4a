"""Show the newest audit of a dealer's site, one check of it, and start or stop an audit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Dealer, SiteAudit
from aiv.selectors.site import domain_proofs, site_audits
from aiv.services.site import audits
from dashboard import limits
from dashboard.downloads import csv_file
from dashboard.forms.faults import tell
from dashboard.forms.site.site import StartForm
from dashboard.pages.site import site, site_check, site_head, site_history

limited = limits.posts("60/h")
CSV_HEADER = (
    "check", "title", "outcome", "reason", "value", "n", "address", "found", "expected", "line",
    "excerpt",
)  # fmt: skip


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the newest finished audit found, beside the one that runs."""
    dealer = own(request, slug)
    return _page(request, dealer, None)


@require_POST
@limited
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Put an audit into the queue."""
    dealer = auditable(request, slug)
    form = StartForm(request.POST, most=_most(dealer))
    if form.is_valid() and _plan(request, dealer, form):
        messages.success(request, "The audit waits its turn; this page follows it.")
        return redirect("dashboard:site", dealer.slug)
    return _page(request, dealer, form)


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def stop(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Ask once, then stop an audit."""
    dealer = auditable(request, slug)
    audit = access.find(site_audits.of(dealer), pk=pk)
    if request.method != "POST":
        return render(request, "dashboard/site/site_stop.html", {"audit": audit, "dealer": dealer})
    if audits.cancel(audit, person=access.user_of(request.user), now=timezone.now()):
        messages.success(request, "Stopped.")
    return redirect("dashboard:site", dealer.slug)


@require_safe
def check(request: HttpRequest, slug: str, check: str) -> HttpResponse:
    """Show one check: what was found where, what would mend it, and how it ended before."""
    dealer = own(request, slug)
    audit = _audit(dealer, request.GET.get("audit", ""))
    finding = site_audits.one_finding(audit, check) if audit else None
    if audit is None or finding is None:
        raise Http404
    page = site_check.build(
        head(request, dealer, "site"), audit, finding, site_audits.history(dealer, check)
    )
    return render(request, "dashboard/site/site_check.html", {"page": page, "demo": dealer.is_demo})


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """List the audits, and compare two of them where two are chosen."""
    dealer = own(request, slug)
    rows = site_audits.listing(dealer)
    later = _audit(dealer, request.GET.get("later", ""))
    earlier = _audit(dealer, request.GET.get("earlier", "")) if "earlier" in request.GET else None
    page = site_history.build(
        head(request, dealer, "site_audits"),
        rows,
        earlier=earlier,
        later=later,
        before=site_audits.findings(earlier),
        after=site_audits.findings(later if earlier else None),
    )
    return render(
        request, "dashboard/site/site_audits.html", {"page": page, "demo": dealer.is_demo}
    )


@require_safe
def one(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show an earlier audit as it was."""
    dealer = own(request, slug)
    audit = access.find(site_audits.of(dealer), pk=pk)
    page = _built(request, dealer, audit, is_newest=False)
    return render(request, "dashboard/site/site.html", {"page": page, "demo": dealer.is_demo})


@require_safe
def findings_csv(request: HttpRequest, slug: str, pk: UUID) -> StreamingHttpResponse:
    """Give the findings as a table, one line a place."""
    dealer = own(request, slug)
    audit = access.find(site_audits.of(dealer), pk=pk)
    name = f"{dealer.slug}-site-audit-{audit.planned_at:%Y-%m-%d}.csv"
    return csv_file(name, CSV_HEADER, _csv_rows(audit))


def own(request: HttpRequest, slug: str) -> Dealer:
    """Give a dealer whose ground the person may see."""
    dealer = access.own_dealer(request.user, slug)
    if dealer is None:
        raise Http404
    return dealer


def auditable(request: HttpRequest, slug: str) -> Dealer:
    """Give a dealer whose site the person may have audited."""
    return access.find(access.own_dealers(request.user, access.Action.AUDIT_SITE), slug=slug)


def head(request: HttpRequest, dealer: Dealer, section: str) -> site_head.SiteHead:
    """Give the frame of a page of the audit."""
    may = {
        name: access.may(request.user, action, organization_id=dealer.organization_id)
        for name, action in (
            ("may_audit", access.Action.AUDIT_SITE),
            ("may_edit", access.Action.EDIT_DEALER),
        )
    }
    return site_head.build(dealer, section, site_audits.newest(dealer), now=timezone.now(), **may)


def _page(request: HttpRequest, dealer: Dealer, form: StartForm | None) -> HttpResponse:
    most = _most(dealer)
    audit = site_audits.latest(dealer)
    context: dict[str, Any] = {
        "page": _built(request, dealer, audit, is_newest=True),
        "start": site.start_box(
            dealer, most=most, rests_until=audits.rests_until(dealer, now=timezone.now())
        ),
        "form": form or StartForm(most=most),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/site/site.html", context)


def _built(
    request: HttpRequest, dealer: Dealer, audit: SiteAudit | None, *, is_newest: bool
) -> site.AuditPage:
    earlier = site_audits.before(audit) if audit and audit.finished_at else None
    return site.build(
        head(request, dealer, "site" if is_newest else "site_audits"),
        audit,
        site_audits.findings(audit),
        earlier=earlier,
        before=site_audits.findings(earlier),
        is_newest=is_newest,
    )


def _most(dealer: Dealer) -> int:
    is_proved = domain_proofs.is_proved(dealer, now=timezone.now())
    return audits.VERIFIED_PAGES if is_proved else audits.UNVERIFIED_PAGES


def _plan(request: HttpRequest, dealer: Dealer, form: StartForm) -> bool:
    try:
        audits.plan(
            dealer,
            page_limit=form.cleaned_data["page_limit"],
            person=access.user_of(request.user),
            now=timezone.now(),
            may_hurry=access.is_operator(request.user),
        )
    except DealershipError as fault:
        tell(form, fault)
    return form.is_valid()


def _audit(dealer: Dealer, word: str) -> SiteAudit | None:
    """Give the finished audit an address names, else the newest one."""
    if not word:
        return site_audits.latest(dealer)
    try:
        return access.find(site_audits.of(dealer), pk=UUID(word))
    except ValueError as error:
        raise Http404 from error


def _csv_rows(audit: SiteAudit) -> Iterator[tuple[object, ...]]:
    for finding in site_audits.findings(audit):
        yield from site_check.csv_rows(finding)
