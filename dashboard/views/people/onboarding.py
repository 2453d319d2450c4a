"""Lead a newcomer through three steps: organization, dealer, market."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from aiv import access
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.markets.dealer_record import DealerRecord
from aiv.services.people import claims, onboarding
from dashboard import limits
from dashboard.forms.faults import tell
from dashboard.forms.markets import dealers as dealer_forms
from dashboard.forms.people.claims import AskAgainForm
from dashboard.forms.people.onboarding import MarketChoiceForm, OrganizationForm, suggested
from dealershipai.accounts.models import Organization

DRAFT = "onboarding_dealer"
forms_only = require_http_methods(["GET", "HEAD", "POST"])
# Each newcomer makes rows that an operator reads; a person needs a few, a script would send many.
limited = limits.posts("30/h")


@forms_only
@limited
def organization(request: HttpRequest) -> HttpResponse:
    """Ask for the organization's name; who comes back may mend it."""
    person = access.user_of(request.user)
    known = _organization(request)
    access.require(known is not None or not access.memberships(person))
    form = OrganizationForm(request.POST or None, initial={"name": known.name} if known else {})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if known:
            onboarding.rename(known, name, actor=person)
        else:
            onboarding.create_organization(person, name)
        return redirect("dashboard:onboarding_dealer")
    return render(request, "dashboard/people/onboarding_organization.html", {"form": form})


@forms_only
@limited
def dealer(request: HttpRequest) -> HttpResponse:
    """Ask for the dealer's record, and keep it until the last step."""
    if _organization(request) is None:
        return redirect("dashboard:onboarding")
    draft = _draft(request)
    initial = dealer_forms.typed(draft) if draft else {}
    form = dealer_forms.RecordForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        request.session[DRAFT] = asdict(form.record())
        return redirect("dashboard:onboarding_market")
    return render(request, "dashboard/people/onboarding_dealer.html", {"form": form})


@forms_only
@limited
def market(request: HttpRequest) -> HttpResponse:
    """Ask where the dealer's shoppers ask; then everything waits for an operator."""
    owned, draft = _organization(request), _draft(request)
    if owned is None or draft is None:
        # A form sent twice comes here after its first sending emptied the draft.
        return redirect("dashboard:home")
    form = MarketChoiceForm(request.POST or None, makes=draft.makes, initial=suggested(draft))
    if request.method == "POST" and form.is_valid() and _add(request, owned, draft, form):
        del request.session[DRAFT]
        messages.success(request, "Sent. An operator looks at it; this page tells you the outcome.")
        return redirect("dashboard:home")
    return render(
        request, "dashboard/people/onboarding_market.html", {"form": form, "record": draft}
    )


@require_POST
@limited
def ask_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a refused claim before an operator once more, with what is new."""
    claim = access.find(access.claims(request.user), pk=pk)
    form = AskAgainForm(request.POST)
    if form.is_valid():
        note = form.cleaned_data["note"]
        claims.ask_again(claim, note=note, person=access.user_of(request.user))
        messages.success(request, "Sent. An operator looks at it again.")
    else:
        messages.error(request, "Say what shows that the store is yours; then send it again.")
    return redirect("dashboard:home")


def _add(
    request: HttpRequest, owned: Organization, record: DealerRecord, form: MarketChoiceForm
) -> bool:
    person = access.user_of(request.user)
    try:
        onboarding.add_dealer(owned, record, market_choice=form.choice(), actor=person)
    except (InvalidInput, Conflict) as fault:
        tell(form, fault)
    return form.is_valid()


def _organization(request: HttpRequest) -> Organization | None:
    """Give the first organization for which the person may claim dealers."""
    return next(
        (
            row.organization
            for row in access.memberships(request.user)
            if access.Action.CLAIM_DEALER in access.ROLE_ACTIONS[row.role]
        ),
        None,
    )


def _draft(request: HttpRequest) -> DealerRecord | None:
    kept = request.session.get(DRAFT)
    return DealerRecord(**{**kept, "makes": tuple(kept["makes"])}) if kept else None
