"""Show alerts with their figures, and let people mark what they read."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from aiv import access
from aiv.selectors.alerts import alerts as selected
from aiv.services.alerts import alert_choices
from dashboard import chosen
from dashboard.downloads import csv_file
from dashboard.pages.alerts import alerts as page


@require_safe
def of_dealer(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the alerts of one's own dealer, and which weeks were looked through."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    person, state = access.user_of(request.user), request.GET.get("state", "")
    own = access.alerts(request.user).filter(dealer=dealer)
    number = chosen.page_number(request)
    edit = access.Action.EDIT_DEALER
    shown = page.build(
        selected.page(own, person, number=number, state=state),
        path=request.path,
        state=state,
        unread=selected.unread(person, own),
        dealer=dealer,
        may_edit=access.may(request.user, edit, organization_id=dealer.organization_id),
        looked=selected.weeks_of(dealer),
    )
    return render(request, "dashboard/alerts/alerts.html", {"page": shown, "demo": dealer.is_demo})


@require_safe
def download(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give the alerts of one's own dealer with all their figures as a CSV file."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    rows = selected.for_file(access.alerts(request.user).filter(dealer=dealer))
    return csv_file(f"{dealer.slug}-alerts.csv", page.CSV_HEADER, page.csv_rows(rows))


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the alerts of all dealers and budgets that a person may see."""
    person, state = access.user_of(request.user), request.GET.get("state", "")
    seen = access.alerts(request.user)
    shown = page.build(
        selected.page(seen, person, number=chosen.page_number(request), state=state),
        path=request.path,
        state=state,
        unread=selected.unread(person, seen),
    )
    has_demo = any(row.alert.is_demo for row in shown.rows)
    return render(request, "dashboard/alerts/alerts.html", {"page": shown, "demo": has_demo})


@require_POST
def read(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note that the person read one alert."""
    alert = access.find(access.alerts(request.user), pk=pk)
    one = access.alerts(request.user).filter(pk=alert.pk)
    alert_choices.read(access.user_of(request.user), one, now=timezone.now())
    return redirect("dashboard:alerts")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Note that the person read everything."""
    person = access.user_of(request.user)
    if alert_choices.read(person, access.alerts(request.user), now=timezone.now()):
        messages.success(request, "All alerts are marked as read.")
    return redirect("dashboard:alerts")
