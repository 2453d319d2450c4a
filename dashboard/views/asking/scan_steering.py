"""Let whoever pays for a scan pause it, go on, end it, and try failed calls again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Scan
from aiv.selectors.asking import scan_calls, scans
from aiv.services.asking import scans as steering
from dashboard import chosen, limits
from dashboard.downloads import csv_file
from dashboard.figures import plural
from dashboard.forms.asking.scans import CallFilterForm
from dashboard.pages.asking import scan_calls as calls_page
from dashboard.views.asking.scans import found

limited = limits.posts("120/h")


@require_POST
@limited
def pause(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make no further call until it goes on."""
    return _steer(request, pk, steering.pause, "Paused. Calls that are out are still recorded.")


@require_POST
@limited
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go on."""
    return _steer(request, pk, steering.resume, "It goes on.")


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once, then end it."""
    if request.method != "POST":
        scan = scans.one(_mine(request, pk).pk)
        return render(request, "dashboard/asking/scan_cancel.html", {"scan": scan})
    return _steer(request, pk, steering.cancel, "Cancelled. What was answered stays.")


@require_POST
@limited
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan the failed calls again."""
    scan = _mine(request, pk)
    try:
        count = steering.retry_failed(scan, person=access.user_of(request.user), now=timezone.now())
    except DealershipError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, f"{plural(count, 'call')} will be tried again.")
    return redirect("dashboard:scan", pk)


@require_safe
def calls(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the single calls with their answers, or why they have none."""
    scan = scans.one(found(request, pk).pk) or found(request, pk)
    form = CallFilterForm(request.GET.dict(), assistants=scan_calls.assistants(scan))
    filters = form.filters()
    listed = scan_calls.page(scan, filters, chosen.page_number(request))
    pays = access.may_steer(request.user, scan)
    context = {
        "page": calls_page.build(scan, listed, filters, pays=pays),
        "form": form,
        "demo": scan.origin == "demo",
    }
    return render(request, "dashboard/asking/scan_calls.html", context)


@require_safe
def calls_csv(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Give the single calls as a file."""
    scan = found(request, pk)
    pays = access.may_steer(request.user, scan)
    rows = scan_calls.every(scan).iterator(chunk_size=2000)
    site = request.build_absolute_uri("/").rstrip("/")
    return csv_file(
        f"scan-{scan.pk}-calls.csv",
        calls_page.header(pays=pays),
        calls_page.cells(rows, site=site, pays=pays),
    )


def _mine(request: HttpRequest, pk: UUID) -> Scan:
    scan = found(request, pk)
    access.require(access.may_steer(request.user, scan))
    return scan


def _steer(request: HttpRequest, pk: UUID, step: Callable[..., Any], done: str) -> HttpResponse:
    scan = _mine(request, pk)
    try:
        if step(scan, person=access.user_of(request.user), now=timezone.now()):
            messages.success(request, done)
    except DealershipError as fault:
        messages.error(request, str(fault))
    return redirect("dashboard:scan", pk)
