"""Let operators make a market in the browser: place, dealers, assistants; then answers come in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.errors import FaultyDocument
from aiv.models import Market
from aiv.selectors.markets import market_setup as selector
from aiv.services.markets import market_setup
from dashboard.forms.faults import sentence
from dashboard.forms.markets.dealers import RecordForm
from dashboard.forms.markets.markets import AssistantForm, MarketForm
from dashboard.pages.asking import scan_words


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a market with the library's questions."""
    _operator_only(request)
    form = MarketForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (market := _create(request, form)):
        messages.success(request, f"{market} is open. Now add its stores and assistants.")
        return redirect("dashboard:market_setup", market.slug)
    return render(request, "dashboard/markets/market_new.html", {"form": form})


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a market consists of, and what it still lacks."""
    market = _market(request, slug)
    return _page(request, market, _dealer_form(market), AssistantForm())


@require_POST
def add_dealer(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a dealer into the market."""
    market = _market(request, slug)
    form = RecordForm(request.POST)
    if form.is_valid():
        person = access.user_of(request.user)
        dealer = market_setup.add_dealer(market, form.record(), actor=person)
        messages.success(request, f"{dealer} stands in {market}.")
        return redirect("dashboard:market_setup", market.slug)
    return _page(request, market, form, AssistantForm())


@require_POST
def add_assistant(request: HttpRequest, slug: str) -> HttpResponse:
    """Let an assistant be asked in the market."""
    market = _market(request, slug)
    form = AssistantForm(request.POST)
    if form.is_valid():
        person = access.user_of(request.user)
        assistant = market_setup.add_assistant(market, form.line(), actor=person)
        messages.success(request, f"{assistant} is asked in {market}.")
        return redirect("dashboard:market_setup", market.slug)
    return _page(request, market, _dealer_form(market), form)


def _operator_only(request: HttpRequest) -> None:
    access.require(access.may(request.user, access.Action.OPERATE))


def _market(request: HttpRequest, slug: str) -> Market:
    _operator_only(request)
    return access.find(access.markets(request.user), slug=slug)


def _dealer_form(market: Market) -> RecordForm:
    make = "" if market.make == "used" else market.make
    place = {"city": market.city, "region": market.region, "country": market.country}
    return RecordForm(initial={**place, "makes": make})


def _create(request: HttpRequest, form: MarketForm) -> Market | None:
    words = form.cleaned_data
    try:
        return market_setup.create(
            form.choice(),
            words["centroids"],
            words["assistants"],
            actor=access.user_of(request.user),
        )
    except FaultyDocument as faulty:
        for fault in faulty.faults:
            name = fault.place.removeprefix("market.").split("[")[0]
            form.add_error(name if name in form.fields else None, sentence(fault.reason))
    return None


def _page(
    request: HttpRequest, market: Market, dealer_form: RecordForm, assistant_form: AssistantForm
) -> HttpResponse:
    setup = selector.of(market)
    context = {
        "setup": setup,
        "assistants": [(scan_words.asked(link.assistant), link) for link in setup.assistants],
        "dealer_form": dealer_form,
        "assistant_form": assistant_form,
        "demo": market.is_demo,
    }
    return render(request, "dashboard/markets/market_setup.html", context)
