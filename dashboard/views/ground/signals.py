"""Show a dealer's first-party signals, and take access logs and exports in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.errors import DealershipError, InvalidInput
from aiv.models import Dealer, TrafficKind
from aiv.selectors.ground import signals
from aiv.services.ground import access_logs, log_watch, traffic
from dashboard import confirming, limits
from dashboard.figures import plural
from dashboard.forms.faults import sentence, tell
from dashboard.forms.ground.outside_figures import AccessLogForm, TrafficForm
from dashboard.pages.ground import signal_report
from dashboard.pages.ground import signals as page

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("60/h")
# A small log is read while its sender waits; of a large one the rest is work that waits.
FIRST_SLICE_SECONDS = 1.0


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show bots, visits sent by assistants, and what came in."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    return _page(request, dealer)


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show six signals on one page, made to be printed."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    window = signals.window_of(dealer)
    context = {
        "page": signal_report.build(
            dealer=dealer,
            window=window,
            bots=signals.bots_of(dealer, window) if window else (),
            referrals=signals.referrals_of(dealer, window) if window else {},
            exports={kind: signals.newest(dealer, kind) for kind in TrafficKind},
            answering=log_watch.ANSWERING,
            now=timezone.now(),
        ),
        "may_edit": access.may(
            request.user, access.Action.EDIT_DEALER, organization_id=dealer.organization_id
        ),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/ground/signal_report.html", context)


@require_POST
@limited
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep an access log and read its first slice."""
    dealer = _dealer(request, slug)
    form = AccessLogForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, dealer, log_form=form, status=400)
    sent = form.cleaned_data["log"]
    now = timezone.now()
    try:
        found = access_logs.upload(
            dealer,
            sent.chunks(),
            name=sent.name,
            server=form.cleaned_data["server"],
            actor=access.user_of(request.user),
            now=now,
        )
    except InvalidInput as fault:
        form.add_error("log", sentence(f"the file {fault.reason}"))
        return _page(request, dealer, log_form=form, status=400)
    if found.is_repeated:
        messages.success(request, "This log stands here already; nothing was counted twice.")
    else:
        access_logs.read_some(found.log, now=now, seconds=FIRST_SLICE_SECONDS)
    return redirect("dashboard:signals", dealer.slug)


@require_safe
def log(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show how far a log was read."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    found = access.find(dealer.access_logs.all(), pk=pk)
    if not request.headers.get("HX-Request"):
        return redirect("dashboard:signals", dealer.slug)
    context = {
        "row": page.log_row(found),
        "dealer": dealer,
        "may_import": _may(request, dealer),
    }
    return render(request, "dashboard/ground/_signals_log.html", context)


@require_POST
@limited
def retry_log(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Read on in a log whose reading broke off."""
    dealer = _dealer(request, slug)
    found = access.find(dealer.access_logs.all(), pk=pk)
    try:
        access_logs.retry(found, person=access.user_of(request.user))
    except DealershipError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, f"The log “{found.name}” is read on.")
    return redirect("dashboard:signals", dealer.slug)


@require_http_methods(PAGE_METHODS)
@limited
def remove_log(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Forget a log with all that was counted from it, after asking once."""
    dealer = _dealer(request, slug)
    found = access.find(dealer.access_logs.all(), pk=pk)
    if request.method == "POST":
        access_logs.remove(found, person=access.user_of(request.user))
        messages.success(request, f"The log “{found.name}” is forgotten.")
        return redirect("dashboard:signals", dealer.slug)
    text = (
        "All that was counted from it leaves these pages. Times that other logs told of as well "
        "were counted here only once: upload those again to have them back."
    )
    return _confirm(request, dealer, f"Forget the log “{found.name}”?", text)


@require_POST
@limited
def import_traffic(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an export of analytics or of Search Console in."""
    dealer = _dealer(request, slug)
    form = TrafficForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, dealer, traffic_form=form, status=400)
    words = form.cleaned_data
    try:
        found = traffic.import_file(
            dealer,
            form.body(),
            kind=words["kind"],
            window=traffic.Window(first=words["first_on"], last=words["last_on"]),
            name=words["file"].name,
            actor=access.user_of(request.user),
            now=timezone.now(),
        )
    except InvalidInput as fault:
        tell(form, fault)
        return _page(request, dealer, traffic_form=form, status=400)
    if found.rejected:
        context = {"dealer": dealer, "report": found, "demo": dealer.is_demo}
        return render(request, "dashboard/ground/traffic_report.html", context)
    done = "stand here already" if found.is_repeated else "are in"
    messages.success(request, f"{plural(found.row.rows, 'row')} of “{found.row.name}” {done}.")
    return redirect("dashboard:signals", dealer.slug)


@require_http_methods(PAGE_METHODS)
@limited
def remove_traffic(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Forget an export, after asking once."""
    dealer = _dealer(request, slug)
    found = access.find(dealer.traffic_imports.all(), pk=pk)
    if request.method == "POST":
        traffic.remove(found, person=access.user_of(request.user))
        messages.success(request, f"The export “{found.name}” is forgotten.")
        return redirect("dashboard:signals", dealer.slug)
    text = "Its figures leave these pages. Import it again to have them back."
    return _confirm(request, dealer, f"Forget the export “{found.name}”?", text)


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    own = access.own_dealers(request.user, access.Action.IMPORT_GROUND)
    return access.find(own, slug=slug)


def _may(request: HttpRequest, dealer: Dealer) -> bool:
    organization = dealer.organization_id
    return access.may(request.user, access.Action.IMPORT_GROUND, organization_id=organization)


def _confirm(request: HttpRequest, dealer: Dealer, title: str, text: str) -> HttpResponse:
    return confirming.page(
        request, dealer, title=title, text=text, confirm="Forget it", route="dashboard:signals"
    )


def _page(
    request: HttpRequest,
    dealer: Dealer,
    *,
    log_form: Form | None = None,
    traffic_form: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    window = signals.window_of(dealer)
    context = {
        "page": page.build(
            dealer=dealer,
            window=window,
            bots=signals.bots_of(dealer, window) if window else (),
            classes=signals.page_classes_of(dealer, window) if window else {},
            referrals=signals.referrals_of(dealer, window) if window else {},
            reach=signals.reach_of(dealer, window) if window else None,
            logs=signals.logs_of(dealer),
            exports=signals.exports_of(dealer),
            lists=signals.lists_fetched_at(),
            purposes=log_watch.PURPOSES,
            may_import=_may(request, dealer),
            now=timezone.now(),
        ),
        "log_form": log_form or AccessLogForm(),
        "traffic_form": traffic_form or TrafficForm(),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/ground/signals.html", context, status=status)
