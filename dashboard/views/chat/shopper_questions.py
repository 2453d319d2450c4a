"""Show a dealer what its shoppers asked, and let its people propose or dismiss a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Dealer, ShopperQuestion
from aiv.selectors.chat import shopper_knowledge
from aiv.selectors.chat import shopper_questions as reading
from aiv.services.chat import shopper_questions
from aiv.services.markets import panel_edits
from dashboard import chat_frame, chosen, limits
from dashboard.downloads import csv_file
from dashboard.forms import faults
from dashboard.forms.chat.shopper_questions import DismissForm, QuestionFilterForm, SuggestionForm
from dashboard.pages.chat import shopper_question_proposal as proposal_page
from dashboard.pages.chat import shopper_questions as page
from dashboard.pages.chat.shopper_questions import Asking

COLUMNS = (
    "question", "as_asked_of_the_market", "conversations", "first_asked", "last_asked",
    "department", "stage", "language", "state", "decision", "asked_already",
)  # fmt: skip
LIST = "dashboard:shopper_questions"
GONE = "This suggestion is gone: its conversations were deleted, or others ask it in other words."
PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts(limits.CORRECTIONS)


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """List the suggestions, the most asked first."""
    dealer = _dealer(request, slug)
    head = chat_frame.head(request, dealer, "shopper_questions")
    form = QuestionFilterForm(request.GET.dict())
    state = form.state_kept()
    built = page.build(
        dealer,
        reading.page(dealer, state=state, number=chosen.page_number(request)),
        _asking(dealer),
        reading=reading.reading(dealer),
        consent=reading.consent(dealer),
        state=state,
        may_answer=access.Action.SET_UP_WIDGET in head.may,
        zone=shopper_knowledge.zone_of(dealer),
    )
    context = {"head": head, "page": built, "form": form, "demo": dealer.is_demo}
    return render(request, "dashboard/chat/shopper_questions.html", context)


@require_safe
def export(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give the suggestions that pass the filter."""
    dealer = _dealer(request, slug)
    state = QuestionFilterForm(request.GET.dict()).state_kept()
    rows = reading.shown(dealer, state=state)
    lines = _lines(rows, _asking(dealer), zone=shopper_knowledge.zone_of(dealer))
    return csv_file(f"questions-{dealer.slug}.csv", COLUMNS, lines)


@require_http_methods(PAGE_METHODS)
@limited
def propose(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take a suggestion into the form of the market's panel, and propose what was made of it."""
    dealer = _dealer(request, slug)
    row, asking = reading.of(dealer).filter(pk=pk).first(), _asking(dealer)
    if row is None or not asking:
        return _gone(request, slug)
    home = _chosen(request, row, asking)
    initial = proposal_page.initial(row, home)
    form = SuggestionForm(request.POST or None, intents=home.intents, initial=initial)
    if request.method == "POST" and form.is_valid() and _propose(request, row, home, form):
        messages.success(request, "Proposed. It waits for an operator, beside the panel.")
        address = reverse("dashboard:market_panel", args=[home.market.slug])
        return redirect(f"{address}#proposals")
    context = {
        "head": chat_frame.head(request, dealer, "shopper_questions"),
        "page": proposal_page.build(row, home, asking, zone=shopper_knowledge.zone_of(dealer)),
        "form": form,
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/chat/shopper_question_propose.html", context)


@require_http_methods(PAGE_METHODS)
@limited
def dismiss(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Leave a suggestion out, with the reason."""
    dealer = _dealer(request, slug)
    row = reading.of(dealer).filter(pk=pk).first()
    if row is None:
        return _gone(request, slug)
    form = DismissForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _dismiss(request, row, form):
        messages.success(request, "Dismissed. You can take it back here.")
        return redirect(LIST, slug)
    context = {
        "head": chat_frame.head(request, dealer, "shopper_questions"),
        "row": page.row_of(row, (), zone=shopper_knowledge.zone_of(dealer)),
        "form": form,
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/chat/shopper_question_dismiss.html", context)


@require_POST
@limited
def reopen(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take back a decision."""
    row = reading.of(_dealer(request, slug)).filter(pk=pk).first()
    if row is None:
        return _gone(request, slug)
    try:
        shopper_questions.reopen(row, person=access.user_of(request.user))
        messages.success(request, "It is to be decided again.")
    except DealershipError as fault:
        messages.error(request, str(fault))
    return redirect(LIST, slug)


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    own = access.own_dealers(request.user, access.Action.PROPOSE_PANEL)
    return access.find(own, slug=slug)


def _gone(request: HttpRequest, slug: str) -> HttpResponse:
    messages.info(request, GONE)
    return redirect(LIST, slug)


def _asking(dealer: Dealer) -> list[Asking]:
    """Give what the dealer's markets ask; their number is the dealer's, not the list's."""
    markets = reading.markets(dealer)
    waiting = reading.waiting(markets)
    return [
        Asking(
            market=market,
            intents=panel_edits.intents_of(market),
            waiting=tuple(
                proposal_page.as_intent(each) for each in waiting if each.market_id == market.pk
            ),
        )
        for market in markets
    ]


def _chosen(request: HttpRequest, row: ShopperQuestion, asking: Sequence[Asking]) -> Asking:
    wanted = request.GET.get("market", "")
    named = (each for each in asking if each.market.slug == wanted)
    return next(named, page.home_of(row, asking) or asking[0])


def _propose(
    request: HttpRequest, row: ShopperQuestion, home: Asking, form: SuggestionForm
) -> bool:
    try:
        shopper_questions.propose(
            row,
            home.market,
            form.edit(),
            note=form.cleaned_data["note"],
            proposer=access.user_of(request.user),
            now=timezone.now(),
        )
    except DealershipError as fault:
        faults.tell(form, fault)
    return form.is_valid()


def _dismiss(request: HttpRequest, row: ShopperQuestion, form: DismissForm) -> bool:
    person, now = access.user_of(request.user), timezone.now()
    try:
        shopper_questions.dismiss(row, form.cleaned_data["reason"], person=person, now=now)
    except DealershipError as fault:
        faults.tell(form, fault)
    return form.is_valid()


def _lines(
    rows: Iterable[Any], asking: Sequence[Asking], *, zone: str
) -> Iterator[tuple[object, ...]]:
    for row in rows:
        each = page.row_of(row, asking, zone=zone)
        yield (
            row.wording,
            each.proposed,
            row.chats,
            row.first_at.isoformat(timespec="seconds"),
            row.last_at.isoformat(timespec="seconds"),
            row.department,
            row.stage,
            row.language,
            row.state,
            each.decision,
            "yes" if each.is_asked else "no",
        )
