"""Let owners and managers set up their dealer's chat widget and write its answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Dealer
from aiv.selectors.chat import dealer_widgets, shopper_knowledge
from aiv.services.chat import widgets
from dashboard import chat_frame, confirming, limits
from dashboard.forms.chat.widget import OriginForm, OwnAnswerForm, WidgetForm, typed
from dashboard.forms.faults import tell
from dashboard.pages.chat import widget as page

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("120/h")


@require_http_methods(PAGE_METHODS)
@limited
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the widget, and save its settings."""
    dealer = _dealer(request, slug)
    if request.method != "POST":
        return _page(request, dealer)
    form = WidgetForm(request.POST)
    person = access.user_of(request.user)
    if form.is_valid() and _done(
        form, lambda: widgets.change(dealer, form.cleaned_data, person=person)
    ):
        messages.success(request, "Saved. Pages show it the next time they are loaded.")
        return redirect("dashboard:widget", dealer.slug)
    return _page(request, dealer, form=form, status=400)


@require_POST
@limited
def allow(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the widget run on one more site."""
    dealer = _dealer(request, slug)
    form = OriginForm(request.POST)
    person = access.user_of(request.user)
    if form.is_valid() and _done(
        form, lambda: widgets.allow(dealer, form.cleaned_data["origin"], person=person)
    ):
        messages.success(request, "It may run there now.")
        return redirect("dashboard:widget", dealer.slug)
    return _page(request, dealer, origin_form=form, status=400)


@require_http_methods(PAGE_METHODS)
@limited
def disallow(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let the widget run there no more, after asking once."""
    dealer = _dealer(request, slug)
    row = access.find(dealer_widgets.origins_of(dealer), pk=pk)
    if request.method == "POST":
        widgets.disallow(dealer, row.pk, person=access.user_of(request.user))
        messages.success(request, f"It does not run on {row.origin} any more.")
        return redirect("dashboard:widget", dealer.slug)
    return confirming.page(
        request,
        dealer,
        title=f"Take the widget off {row.origin}?",
        text="Shoppers there cannot open it, and chats that are open there cannot be resumed.",
        confirm="Take it off",
        route="dashboard:widget",
    )


@require_POST
@limited
def add_answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an answer of the store's own."""
    dealer = _dealer(request, slug)
    form = OwnAnswerForm(request.POST)
    person = access.user_of(request.user)
    if form.is_valid() and _done(
        form, lambda: widgets.write_answer(dealer, **form.cleaned_data, person=person)
    ):
        messages.success(request, "The widget answers it in these words from now on.")
        return redirect("dashboard:widget", dealer.slug)
    return _page(request, dealer, answer_form=form, status=400)


@require_http_methods(PAGE_METHODS)
@limited
def answer(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Change an answer of the store's own."""
    dealer = _dealer(request, slug)
    row = access.find(dealer.own_answers.select_related("dealer"), pk=pk)
    initial = {"question": row.question, "answer": row.answer}
    form = OwnAnswerForm(request.POST or None, initial=initial)
    person = access.user_of(request.user)
    if form.is_valid() and _done(
        form, lambda: widgets.write_answer(dealer, **form.cleaned_data, person=person, row=row)
    ):
        messages.success(request, "Changed. The widget answers so from now on.")
        return redirect("dashboard:widget", dealer.slug)
    head = chat_frame.head(request, dealer, "widget")
    context = {"head": head, "dealer": dealer, "form": form, "demo": dealer.is_demo}
    status = 400 if form.is_bound else 200
    return render(request, "dashboard/chat/widget_answer.html", context, status=status)


@require_http_methods(PAGE_METHODS)
@limited
def remove_answer(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Remove an answer of the store's own, after asking once."""
    dealer = _dealer(request, slug)
    row = access.find(dealer.own_answers.select_related("dealer"), pk=pk)
    if request.method == "POST":
        widgets.remove_answer(row, person=access.user_of(request.user))
        messages.success(request, "Removed. The widget does not answer it any more.")
        return redirect("dashboard:widget", dealer.slug)
    return confirming.page(
        request,
        dealer,
        title="Remove this answer?",
        text=f"“{row.question}” is then answered from your facts, or by a person.",
        confirm="Remove it",
        route="dashboard:widget",
    )


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    own = access.own_dealers(request.user, access.Action.SET_UP_WIDGET)
    return access.find(own, slug=slug)


def _done(form: Form, save: Callable[[], Any]) -> bool:
    """Save, or put the refusal at its field."""
    try:
        save()
    except DealershipError as fault:
        tell(form, fault)
    return form.is_valid()


def _page(
    request: HttpRequest,
    dealer: Dealer,
    *,
    form: Form | None = None,
    origin_form: Form | None = None,
    answer_form: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    setup = dealer_widgets.of(dealer, now=now)
    known = shopper_knowledge.of(dealer)
    context = {
        "head": chat_frame.head(request, dealer, "widget"),
        "page": page.build(dealer, setup, known, address=settings.APP_URL, now=now),
        "form": form or WidgetForm(initial=typed(setup.widget)),
        "origin_form": origin_form or OriginForm(),
        "answer_form": answer_form or OwnAnswerForm(),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/chat/widget.html", context, status=status)
