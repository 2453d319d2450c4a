"""Let whoever pays for a market's weekly scan set its day and hour, and switch it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Market
from aiv.services.asking import scan_orders, scan_schedules
from dashboard import limits, scan_ordering
from dashboard.forms.asking.scan_schedule import ScheduleForm
from dashboard.forms.faults import tell
from dashboard.pages.asking import scan_schedule as page

limited = limits.posts("60/h")


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show when a market is asked, and set it."""
    market = scan_ordering.startable(request.user, slug)
    row = scan_ordering.own_schedule(request.user, market)
    form = ScheduleForm(
        request.POST or None,
        row=row,
        zone=market.time_zone,
        payers=scan_ordering.schedule_payers(request.user, market, row),
    )
    if request.method == "POST" and form.is_valid() and _set(request, market, form):
        messages.success(request, "Set. The first week is the next that begins.")
        return redirect("dashboard:scan_schedule", slug)
    context = {
        "market": market,
        "form": form,
        "schedule": page.build(market, row, now=timezone.now()),
        "demo": market.is_demo,
    }
    return render(request, "dashboard/asking/scan_schedule.html", context)


@require_POST
@limited
def switch(request: HttpRequest, slug: str) -> HttpResponse:
    """Switch the weekly scan on or off; what runs goes on."""
    market = scan_ordering.startable(request.user, slug)
    scan_ordering.own_schedule(request.user, market)
    is_on = request.POST.get("on") == "yes"
    person = access.user_of(request.user)
    try:
        scan_schedules.switch(market, is_on=is_on, person=person, now=timezone.now())
    except DealershipError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, "Switched on." if is_on else "Switched off. What runs goes on.")
    return redirect("dashboard:scan_schedule", slug)


def _set(request: HttpRequest, market: Market, form: ScheduleForm) -> bool:
    payer = form.payer_chosen()
    if scan_orders.lacks_cap(payer):
        form.add_error(None, scan_orders.NO_CAP)
        return False
    try:
        scan_schedules.set_weekly(
            market,
            **form.columns(),
            organization=payer,
            person=access.user_of(request.user),
            now=timezone.now(),
        )
    except DealershipError as fault:
        tell(form, fault)
        return False
    return True
