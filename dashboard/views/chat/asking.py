"""Answer what a person asks about their own dealer: as a page, or in the dialog of any page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aiv import access
from aiv.domain.errors import InvalidInput
from aiv.models import Dealer, Market
from aiv.selectors.chat import conversations
from aiv.services.chat import conversations as keeping
from aiv.services.chat import phrasing
from dashboard import confirming, limits
from dashboard.advice import turns
from dashboard.downloads import csv_file
from dashboard.forms.chat.asking import QuestionForm
from dashboard.forms.faults import tell
from dashboard.pages.chat import asking as page
from dashboard.views.markets.dealers import chosen_market
from dashboard.views.score.aiv import DIALOG

PANEL = "ask-panel"
"""What the questions and answers are called, where htmx changes them."""
PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("30/h")


@require_http_methods(PAGE_METHODS)
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was asked before, and answer one question more."""
    dealer = _dealer(request, slug)
    markets = list(access.markets(request.user).filter(dealers=dealer))
    if not markets:
        return render(request, "dashboard/markets/no_market.html", {"dealer": dealer})
    market = chosen_market(request, markets)
    form = QuestionForm(request.POST or None) if request.method == "POST" else QuestionForm()
    if request.method == "POST" and form.is_valid() and _answered(request, dealer, market, form):
        if request.headers.get("HX-Target") != PANEL:
            return redirect(f"{request.get_full_path()}#newest")
        form = QuestionForm()
    return _page(request, dealer, market, markets, form)


@require_http_methods(PAGE_METHODS)
@limited
def forget(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once, then forget all that the person asked about this dealer."""
    dealer = _dealer(request, slug)
    if request.method == "POST":
        keeping.forget(dealer, person=access.user_of(request.user))
        messages.success(request, "Your questions and their answers are deleted.")
        return redirect("dashboard:ask", dealer.slug)
    return confirming.page(
        request,
        dealer,
        title="Delete your questions?",
        text="All that you asked about this store and the answers go. Figures, answers of "
        "assistants and what other people asked stay.",
        confirm="Delete them",
        route="dashboard:ask",
    )


@require_safe
def download_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give all that the person asked, one turn a line."""
    dealer = _dealer(request, slug)
    rows = page.csv_rows(conversations.every(dealer, access.user_of(request.user)))
    return csv_file(f"{dealer.slug}-questions.csv", page.CSV_HEADER, rows)


@require_safe
def download_json(request: HttpRequest, slug: str) -> JsonResponse:
    """Give all that the person asked, with the lines and links of every answer."""
    dealer = _dealer(request, slug)
    turns = conversations.every(dealer, access.user_of(request.user))
    response = JsonResponse({"dealer": dealer.slug, "turns": [page.record(each) for each in turns]})
    response["Content-Disposition"] = f'attachment; filename="{dealer.slug}-questions.json"'
    return response


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    return access.find(access.own_dealers(request.user), slug=slug)


def _answered(request: HttpRequest, dealer: Dealer, market: Market, form: QuestionForm) -> bool:
    person = access.user_of(request.user)
    turns.count(request, person)
    question = form.cleaned_data["question"]
    try:
        turns.take(dealer, market, person=person, question=question, now=timezone.now())
    except InvalidInput as fault:
        tell(form, fault)
        return False
    return True


def _page(
    request: HttpRequest,
    dealer: Dealer,
    market: Market,
    markets: list[Market],
    form: QuestionForm,
) -> HttpResponse:
    edit = access.Action.EDIT_DEALER
    built = page.build(
        dealer,
        market,
        markets,
        conversations.newest(dealer, access.user_of(request.user)),
        may_edit=access.may(request.user, edit, organization_id=dealer.organization_id),
        model="" if dealer.is_demo else phrasing.model(),
    )
    templates = {DIALOG: "dashboard/chat/_ask_dialog.html", PANEL: "dashboard/chat/_ask_panel.html"}
    template = templates.get(request.headers.get("HX-Target", ""), "dashboard/chat/ask.html")
    is_fault = form.is_bound and not form.is_valid() and template == "dashboard/chat/ask.html"
    context = {"page": built, "form": form, "demo": market.is_demo}
    return render(request, template, context, status=400 if is_fault else 200)
