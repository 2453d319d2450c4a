"""Show what scans cost and may cost, and let operators set the caps."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aiv import access
from aiv.domain.errors import InvalidInput
from aiv.selectors.asking import spending
from aiv.services.asking import budgets
from dashboard import chosen, limits
from dashboard.forms.asking.providers import CapForm
from dashboard.forms.faults import tell
from dashboard.pages.asking import spending as spending_page
from dealershipai.accounts.models import Organization

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("60/h")


@require_http_methods(PAGE_METHODS)
@limited
def of_all(request: HttpRequest) -> HttpResponse:
    """Show the installation's month and everybody's; an operator caps the installation here."""
    _operator_only(request)
    form = CapForm(request.POST or None)
    if _is_set(request, form, None):
        return redirect("dashboard:spending_of_all")
    now = timezone.now()
    piece, lines = spending.of_organizations(now=now, number=chosen.page_number(request))
    context = {
        "page": _page(None),
        "listed": spending_page.organizations(piece, lines),
        "form": form,
    }
    return render(request, "dashboard/asking/spending_of_all.html", context)


@require_http_methods(PAGE_METHODS)
@limited
def of_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an organization's months; an operator caps it here."""
    _operator_only(request)
    organization = access.find(access.organizations(request.user), pk=pk)
    form = CapForm(request.POST or None)
    if _is_set(request, form, organization):
        return redirect("dashboard:spending_of_one", pk)
    context = {"page": _page(organization), "form": form}
    return render(request, "dashboard/asking/spending_of_one.html", context)


@require_safe
def of_mine(request: HttpRequest) -> HttpResponse:
    """Show an owner what their scans cost and may cost."""
    organization = chosen.organization(request)
    may_start = access.may(request.user, access.Action.START_SCAN, organization_id=organization.pk)
    access.require(may_start)
    context = {
        "page": _page(organization),
        "organization": organization,
        "query": chosen.query(request, organization),
    }
    return render(request, "dashboard/asking/spending.html", context)


def _operator_only(request: HttpRequest) -> None:
    access.require(access.may(request.user, access.Action.MANAGE_PROVIDERS))


def _page(organization: Organization | None) -> spending_page.SpendingPage:
    now = timezone.now()
    line = spending.of(organization, now=now)
    rows = spending.months(organization)
    return spending_page.build(line, rows, month=spending.month_of(now))


def _is_set(request: HttpRequest, form: CapForm, organization: Organization | None) -> bool:
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        budgets.set_cap(organization, form.micros(), person=access.user_of(request.user))
    except InvalidInput as fault:
        tell(form, fault)
        return False
    messages.success(request, "The cap counts from the next call on.")
    return True
