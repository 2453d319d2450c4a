"""Show what a market asks, take proposals, and let operators decide them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Market, PanelProposal
from aiv.selectors.markets import market_panel
from aiv.services.markets import panel_edits
from dashboard import limits
from dashboard.forms import faults
from dashboard.forms.markets.panels import PanelForm
from dashboard.pages.markets import market_panel as panel_page


@require_http_methods(["GET", "HEAD", "POST"])
@limits.posts(limits.CORRECTIONS)
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the panel of a market in which a dealer of the person's own stands."""
    market = access.find(access.markets(request.user), slug=slug)
    found = market_panel.of(market)
    may_propose = _may_propose(request, market) and bool(found.versions)
    intents = found.versions[0].intents if found.versions else ()
    form = PanelForm(request.POST or None, intents=intents)
    if request.method == "POST":
        access.require(may_propose)
        if form.is_valid() and _propose(request, market, form):
            messages.success(request, "Thank you. It waits for an operator.")
            return redirect("dashboard:market_panel", market.slug)
    page = panel_page.build(
        market=market,
        found=found,
        known=market_panel.colleagues(access.user_of(request.user)),
        may_propose=may_propose,
        may_decide=access.may(request.user, access.Action.DECIDE_CORRECTION),
    )
    context = {"page": page, "form": form, "demo": market.is_demo}
    return render(request, "dashboard/markets/market_panel.html", context)


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a proposal come into force at a month's start."""
    return _decide(request, pk, panel_edits.accept, "Accepted for the start of a month.")


@require_POST
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave the question as it is."""
    return _decide(request, pk, panel_edits.refuse, "Refused. The question stays as it is.")


def _decide(
    request: HttpRequest, pk: UUID, decision: Callable[..., PanelProposal], done: str
) -> HttpResponse:
    access.require(access.may(request.user, access.Action.DECIDE_CORRECTION))
    row = access.find(market_panel.proposals(), pk=pk)
    try:
        decision(row, operator=access.user_of(request.user), now=timezone.now())
        messages.success(request, done)
    except DealershipError as fault:
        messages.error(request, str(fault))
    return redirect("dashboard:market_panel", row.market.slug)


def _propose(request: HttpRequest, market: Market, form: PanelForm) -> bool:
    try:
        panel_edits.propose(
            market,
            form.edit(),
            note=form.cleaned_data["note"],
            proposer=access.user_of(request.user),
        )
    except DealershipError as fault:
        faults.tell(form, fault)
    return form.is_valid()


def _may_propose(request: HttpRequest, market: Market) -> bool:
    own = access.own_dealers(request.user, access.Action.PROPOSE_PANEL)
    return own.filter(markets=market).exists()
