"""Let operators decide who owns a dealer and which proposed markets open."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from aiv import access
from aiv.domain.errors import Conflict
from aiv.models import Claim, Market
from aiv.selectors.asking import queues
from aiv.services.markets import markets
from aiv.services.people import claims
from dashboard.forms.people.claims import RefusalForm
from dashboard.pages.people import claims as claims_page


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show the claims and markets that wait for a decision."""
    _operator_only(request)
    waiting = queues.claims()
    known = queues.known_by_the_same(claim.dealer for claim in waiting)
    page = claims_page.build(waiting, queues.markets(), known)
    return render(request, "dashboard/people/claim_queue.html", {"page": page})


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a dealer to the organization that asks for it."""
    _operator_only(request)
    claim = access.find(Claim.objects.all(), pk=pk)
    try:
        claims.accept(claim, operator=access.user_of(request.user))
        messages.success(request, f"{claim.dealer} belongs to {claim.organization} now.")
    except Conflict as fault:
        messages.error(request, str(fault))
    return redirect("dashboard:claim_queue")


@require_POST
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Turn a claim down; the organization reads why."""
    _operator_only(request)
    claim = access.find(Claim.objects.all(), pk=pk)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say why you refuse: the organization reads it.")
        return redirect("dashboard:claim_queue")
    try:
        person = access.user_of(request.user)
        claims.refuse(claim, operator=person, reason=form.cleaned_data["reason"])
        messages.success(request, f"Refused. {claim.organization} reads your reason.")
    except Conflict as fault:
        messages.error(request, str(fault))
    return redirect("dashboard:claim_queue")


@require_POST
def open_market(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a proposed market: its dealers are measured from then on."""
    _operator_only(request)
    market = access.find(Market.objects.all(), slug=slug)
    markets.open_market(market, operator=access.user_of(request.user))
    messages.success(request, f"{market} is open.")
    return redirect("dashboard:claim_queue")


def _operator_only(request: HttpRequest) -> None:
    access.require(access.may(request.user, access.Action.DECIDE_CLAIM))
