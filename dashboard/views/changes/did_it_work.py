"""Show whether what a dealer changed worked, and let owners and managers record changes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Dealer, DealerChange
from aiv.selectors.changes import did_it_work
from aiv.selectors.changes.did_it_work import Judged
from aiv.services.changes import done_changes
from dashboard import confirming, limits
from dashboard.downloads import csv_file
from dashboard.forms.changes.done_changes import DoneForm, asked_for, typed
from dashboard.forms.faults import tell
from dashboard.pages.changes import did_it_work as page

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("60/h")


@require_http_methods(PAGE_METHODS)
@limited
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the changes with their outcomes, and take a new one."""
    is_post = request.method == "POST"
    action = access.Action.WORK_ACTIONS if is_post else access.Action.SEE_DEALER
    dealer = access.find(access.own_dealers(request.user, action), slug=slug)
    form = DoneForm(request.POST) if is_post else DoneForm(initial=asked_for(request.GET))
    if is_post and form.is_valid() and _recorded(request, dealer, form):
        return redirect("dashboard:did_it_work", dealer.slug)
    return _page(request, dealer, form, status=400 if is_post else 200)


@require_http_methods(PAGE_METHODS)
@limited
def edit(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Change what was recorded."""
    dealer, change = _own(request, slug, pk)
    form = DoneForm(request.POST or None, initial=typed(change))
    if request.method == "POST" and form.is_valid() and _edited(request, change, form):
        messages.success(request, f"“{change.what}” is changed and compared anew.")
        return redirect("dashboard:did_it_work", dealer.slug)
    context = {"dealer": dealer, "change": change, "form": form, "demo": dealer.is_demo}
    return render(request, "dashboard/changes/did_it_work_edit.html", context)


@require_http_methods(PAGE_METHODS)
@limited
def remove(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Forget a change, after asking once."""
    dealer, change = _own(request, slug, pk)
    if request.method == "POST":
        done_changes.remove(change, person=access.user_of(request.user))
        messages.success(request, f"“{change.what}” is forgotten.")
        return redirect("dashboard:did_it_work", dealer.slug)
    return confirming.page(
        request,
        dealer,
        title=f"Forget “{change.what}”?",
        text="Its comparison goes with it. The answers and figures of those weeks stay.",
        confirm="Forget it",
        route="dashboard:did_it_work",
    )


@require_safe
def download(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give every change and market as a CSV file."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    rows = page.csv_rows(_judged(request, dealer))
    return csv_file(f"{dealer.slug}-did-it-work.csv", page.CSV_HEADER, rows)


def _own(request: HttpRequest, slug: str, pk: UUID) -> tuple[Dealer, DealerChange]:
    own = access.own_dealers(request.user, access.Action.WORK_ACTIONS)
    dealer = access.find(own, slug=slug)
    return dealer, access.find(did_it_work.changes(dealer), pk=pk)


def _judged(request: HttpRequest, dealer: Dealer) -> tuple[Judged, ...]:
    markets = list(access.markets(request.user).filter(dealers=dealer))
    return did_it_work.of_dealer(dealer, markets, now=timezone.now())


def _recorded(request: HttpRequest, dealer: Dealer, form: DoneForm) -> bool:
    try:
        made = done_changes.record(
            dealer,
            form.done(),
            person=access.user_of(request.user),
            now=timezone.now(),
            action=form.cleaned_data["action"],
        )
    except DealershipError as fault:
        tell(form, fault)
        return False
    messages.success(request, f"“{made.what}” is recorded.")
    return True


def _edited(request: HttpRequest, change: DealerChange, form: DoneForm) -> bool:
    person = access.user_of(request.user)
    try:
        done_changes.edit(change, form.done(), person=person, now=timezone.now())
    except DealershipError as fault:
        tell(form, fault)
    return form.is_valid()


def _page(request: HttpRequest, dealer: Dealer, form: DoneForm, *, status: int) -> HttpResponse:
    def may(action: access.Action) -> bool:
        return access.may(request.user, action, organization_id=dealer.organization_id)

    markets = list(access.markets(request.user).filter(dealers=dealer))
    now = timezone.now()
    context = {
        "page": page.build(
            dealer=dealer,
            judged=did_it_work.of_dealer(dealer, markets, now=now),
            may_record=may(access.Action.WORK_ACTIONS),
            may_edit=may(access.Action.EDIT_DEALER),
            now=now,
        ),
        "form": form,
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/changes/did_it_work.html", context, status=status)
