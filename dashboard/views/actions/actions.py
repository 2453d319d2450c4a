"""Show a dealer's actions, ranked, and let its people take, finish and dismiss them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Action, Dealer
from aiv.selectors.actions import actions as selected
from aiv.services.actions import actions as service
from dashboard import limits
from dashboard.downloads import csv_file
from dashboard.forms.actions.actions import ActionFilterForm, AssignForm, DismissForm, FinishForm
from dashboard.forms.faults import tell
from dashboard.pages.actions import action as action_page
from dashboard.pages.actions import actions as actions_page
from dashboard.views.site.site import own

limited = limits.posts("120/h")
FIRST: Final = 3
DONE: Final = {
    "take": "It is yours.",
    "assign": "Given.",
    "finish": "Done. The next measurement says whether it holds.",
    "dismiss": "Put aside. It stays so when it is found again.",
    "reopen": "It is open again.",
}


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the ranked list."""
    dealer = own(request, slug)
    form = _filters(request, dealer)
    filters = form.filters()
    kept = {name: getattr(filters, name) for name in ("state", "kind", "owner")}
    page = actions_page.build(
        dealer,
        selected.page(dealer, filters=filters, number=_number(request)),
        counts=selected.counts(dealer),
        review=selected.review(dealer),
        words={name: word for name, word in kept.items() if word},
        **_rights(request, dealer),
    )
    context = {"page": page, "form": form, "demo": dealer.is_demo}
    return render(request, "dashboard/actions/actions.html", context)


@require_safe
def first(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the first actions that are open or taken, for a part of another page."""
    dealer = own(request, slug)
    lines = actions_page.lines(selected.first(dealer, most=FIRST))
    return render(request, "dashboard/actions/_actions_first.html", {"lines": lines})


@require_safe
def listing_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give the filtered list as a table."""
    dealer = own(request, slug)
    rows = selected.every(dealer, filters=_filters(request, dealer).filters())
    name = f"{dealer.slug}-actions-{timezone.now():%Y-%m-%d}.csv"
    return csv_file(name, actions_page.CSV_HEADER, actions_page.csv_rows(rows.iterator()))


@require_safe
def one(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show one action."""
    dealer = own(request, slug)
    return _page(request, access.find(selected.of(dealer), pk=pk))


@require_POST
@limited
def move(request: HttpRequest, slug: str, pk: UUID, step: str) -> HttpResponse:
    """Take, assign, finish, dismiss or reopen an action."""
    dealer = access.find(access.own_dealers(request.user, access.Action.WORK_ACTIONS), slug=slug)
    action = access.find(selected.of(dealer), pk=pk)
    if step not in DONE:
        raise Http404
    form = _form(request, step, dealer)
    if form.is_valid() and _moved(request, action, step, form):
        messages.success(request, DONE[step])
        return redirect("dashboard:action", dealer.slug, action.pk)
    return _page(request, action, step=step, form=form)


def _moved(request: HttpRequest, action: Action, step: str, form: Form) -> bool:
    who: dict[str, Any] = {"person": access.user_of(request.user), "now": timezone.now()}
    words = form.cleaned_data
    steps: dict[str, Callable[[], Action]] = {
        "take": lambda: service.take(action, **who),
        "reopen": lambda: service.reopen(action, **who),
        "assign": lambda: service.assign(action, words["owner"], **who),
        "dismiss": lambda: service.dismiss(action, words["note"], **who),
        "finish": lambda: service.finish(
            action, words["note"], done_at=_moment(action, words["done_on"], who["now"]), **who
        ),
    }
    try:
        steps[step]()
    except DealershipError as fault:
        tell(form, fault)
        action.refresh_from_db()
    return form.is_valid()


def _moment(action: Action, day: date, now: datetime) -> datetime:
    """Give when it was done: now for today, else the start of that day where the store is."""
    zone = _zone(action)
    start = datetime.combine(day, time.min, tzinfo=zone)
    return now if day == now.astimezone(zone).date() else start


def _zone(action: Action) -> ZoneInfo:
    market = action.market or action.dealer.markets.first()
    return ZoneInfo(market.time_zone if market else "UTC")


def _form(request: HttpRequest, step: str, dealer: Dealer) -> Form:
    if step == "finish":
        return FinishForm(request.POST, auto_id="finish_%s")
    if step == "dismiss":
        return DismissForm(request.POST, auto_id="dismiss_%s")
    if step == "assign":
        workers = list(access.workers_of(dealer))
        return AssignForm(request.POST, workers=workers, auto_id="assign_%s")
    return Form(request.POST)


def _page(
    request: HttpRequest, action: Action, *, step: str = "", form: Form | None = None
) -> HttpResponse:
    dealer = action.dealer
    zone = _zone(action)
    today = timezone.now().astimezone(zone).date()
    forms: dict[str, Form] = {
        "finish": FinishForm(auto_id="finish_%s", initial={"done_on": today}),
        "dismiss": DismissForm(auto_id="dismiss_%s"),
        "assign": AssignForm(workers=list(access.workers_of(dealer)), auto_id="assign_%s"),
        "take": Form(),
    }
    if form is not None:
        forms[step] = form
    page = action_page.build(
        action,
        answers=selected.answers(action_page.answer_keys(action)),
        events=selected.events(action),
        person_id=request.user.pk,
        zone=zone,
        **_rights(request, dealer),
    )
    context = {"page": page, "forms": forms, "demo": dealer.is_demo}
    return render(request, "dashboard/actions/action.html", context)


def _rights(request: HttpRequest, dealer: Dealer) -> dict[str, bool]:
    owner = dealer.organization_id
    return {
        "may_work": access.may(request.user, access.Action.WORK_ACTIONS, organization_id=owner),
        "may_edit": access.may(request.user, access.Action.EDIT_DEALER, organization_id=owner),
    }


def _filters(request: HttpRequest, dealer: Dealer) -> ActionFilterForm:
    return ActionFilterForm(request.GET.dict(), workers=list(access.workers_of(dealer)))


def _number(request: HttpRequest) -> int:
    word = request.GET.get("page", "1")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 1
