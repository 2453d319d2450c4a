"""Let owners and managers keep their dealer's record, further names and verified facts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from aiv import access
from aiv.domain.errors import InvalidInput
from aiv.models import Dealer
from aiv.selectors.markets import dealer_facts
from aiv.services.markets import dealers
from aiv.services.markets.dealer_matching import record_of
from dashboard import confirming, limits
from dashboard.forms.faults import tell
from dashboard.forms.markets.dealers import AliasForm, RecordForm, typed
from dashboard.pages.markets import facts as facts_page

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("120/h")


@require_http_methods(PAGE_METHODS)
@limited
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Show and change the record; saving it says that it was checked today."""
    dealer = _dealer(request, slug)
    form = RecordForm(request.POST or None, initial=typed(record_of(dealer)))
    if request.method == "POST" and form.is_valid() and _save(request, dealer, form):
        messages.success(request, "Saved. Answers read from now on are read with it.")
        return redirect("dashboard:record", dealer.slug)
    return _record_page(request, dealer, form, AliasForm())


@require_POST
@limited
def add_alias(request: HttpRequest, slug: str) -> HttpResponse:
    """Know the dealer by a further name."""
    dealer = _dealer(request, slug)
    form = AliasForm(request.POST)
    if form.is_valid():
        try:
            person = access.user_of(request.user)
            alias = dealers.add_alias(dealer, form.cleaned_data["alias"], person=person)
        except InvalidInput as fault:
            tell(form, fault)
        else:
            messages.success(request, f"Answers read from now on know the store as “{alias}”.")
            return redirect("dashboard:record", dealer.slug)
    return _record_page(request, dealer, RecordForm(initial=typed(record_of(dealer))), form)


@require_http_methods(PAGE_METHODS)
@limited
def remove_alias(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Know the dealer by one name less, after asking once."""
    dealer = _dealer(request, slug)
    alias = access.find(dealer.aliases.select_related("dealer"), pk=pk)
    if request.method != "POST":
        return confirming.page(
            request,
            dealer,
            title=f"Remove “{alias}”?",
            text="Answers that come from now on are no longer read as meaning the store by this "
            "name. Answers that were read already stay as they are.",
            confirm="Remove it",
            route="dashboard:record",
        )
    dealers.remove_alias(alias, person=access.user_of(request.user))
    messages.success(request, f"Answers read from now on do not know “{alias}” any more.")
    return redirect("dashboard:record", dealer.slug)


@require_http_methods(PAGE_METHODS)
@limited
def facts(request: HttpRequest, slug: str, kind: str = "") -> HttpResponse:
    """Show the verified facts; one kind at a time is sent and saved."""
    dealer = _dealer(request, slug)
    known = dealer_facts.of(dealer)
    sent = None
    if request.method == "POST":
        if kind not in facts_page.EDITED_HERE:
            raise Http404
        sent = facts_page.card(dealer, kind, known.get(kind), request.POST)
        if sent.form.is_valid():
            person = access.user_of(request.user)
            dealers.save_fact(dealer, kind, sent.form.value(), person=person)
            messages.success(request, f"{sent.label}: saved and verified today.")
            return redirect("dashboard:facts", dealer.slug)
    context = {"page": facts_page.build(dealer, known, sent), "demo": dealer.is_demo}
    return render(request, "dashboard/markets/facts.html", context)


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    own = access.own_dealers(request.user, access.Action.EDIT_DEALER)
    return access.find(own, slug=slug)


def _save(request: HttpRequest, dealer: Dealer, form: RecordForm) -> bool:
    try:
        dealers.save_record(dealer, form.record(), person=access.user_of(request.user))
    except InvalidInput as fault:
        tell(form, fault)
    return form.is_valid()


def _record_page(
    request: HttpRequest, dealer: Dealer, form: RecordForm, alias_form: AliasForm
) -> HttpResponse:
    context = {
        "dealer": dealer,
        "form": form,
        "alias_form": alias_form,
        "aliases": list(dealer.aliases.all()),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/markets/record.html", context)
