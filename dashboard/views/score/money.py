"""Let owners and managers declare the two money inputs, and take a declaration back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.domain.errors import InvalidInput
from aiv.domain.score.input_records import InputRecord
from aiv.models import Dealer
from aiv.selectors.score import stored_inputs
from aiv.services.score import money
from dashboard.forms.score.money import MoneyForm
from dashboard.pages.evidence import exposure


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is declared, by whom and when, and take new declarations."""
    dealer = _dealer(request, slug)
    records = _records(dealer)
    given = request.POST if request.method == "POST" else None
    form = MoneyForm(given, initial=_amounts(records))
    if request.method == "POST" and form.is_valid() and _declare(request, dealer, form):
        messages.success(request, "Declared in your name, with today's date.")
        return redirect("dashboard:dealer", dealer.slug)
    context = {
        "dealer": dealer,
        "form": form,
        "declarations": [
            exposure.declaration(name, records[name]) for name in exposure.MONEY_INPUTS
        ],
        "assumption": exposure.ASSUMPTION,
        "max_age_days": stored_inputs.MAX_AGE_DAYS["avg_gross_per_unit"],
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/score/money.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Ask once, then take a declaration back; what was declared before stays on record."""
    dealer = _dealer(request, slug)
    declared = _declared(dealer, name)
    if request.method == "POST":
        person = access.user_of(request.user)
        money.declare(dealer, name, None, person=person, now=timezone.now())
        messages.success(request, f"Withdrawn: {declared.label.lower()}.")
        return redirect("dashboard:money", dealer.slug)
    context = {"dealer": dealer, "declaration": declared, "demo": dealer.is_demo}
    return render(request, "dashboard/score/money_withdraw.html", context)


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    return access.find(access.own_dealers(request.user, access.Action.DECLARE_MONEY), slug=slug)


def _records(dealer: Dealer) -> dict[str, InputRecord]:
    return {row.name: row for row in stored_inputs.of_dealer(dealer, now=timezone.now())}


def _amounts(records: dict[str, InputRecord]) -> dict[str, str]:
    """Give the declared amounts as a person would write them: "2400", not "2400.0"."""
    known = {name: records[name].value for name in exposure.MONEY_INPUTS}
    return {name: f"{value:.10g}" for name, value in known.items() if value is not None}


def _declared(dealer: Dealer, name: str) -> exposure.Declaration:
    if name not in exposure.MONEY_INPUTS:
        raise Http404
    found = exposure.declaration(name, _records(dealer)[name])
    access.require(found.is_declared)
    return found


def _declare(request: HttpRequest, dealer: Dealer, form: MoneyForm) -> bool:
    person, now = access.user_of(request.user), timezone.now()
    for name, value in form.declared().items():
        try:
            money.declare(dealer, name, value, person=person, now=now)
        except InvalidInput as fault:
            form.add_error(fault.field, fault.reason)
    return form.is_valid()
