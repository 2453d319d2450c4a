"""Let operators and owners quote a scan and start it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Market
from aiv.services.asking import scan_orders
from dashboard import limits, scan_ordering
from dashboard.forms.asking.scans import ScanForm
from dashboard.forms.faults import tell
from dashboard.pages.asking import scan_quote

limited = limits.posts("60/h")
QUOTE = "quote"
"""The button that only asks what it would cost, for whoever has no script."""


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer what can be asked; start what was chosen, once however often it is sent."""
    market = scan_ordering.startable(request.user, slug)
    if request.method != "POST":
        return _page(request, market, _form(request, market))
    form = _form(request, market, sent=True)
    if form.is_valid() and QUOTE not in request.POST:
        try:
            scan = scan_orders.start(
                form.order(),
                person=access.user_of(request.user),
                now=timezone.now(),
                token=form.token_sent,
            )
        except DealershipError as fault:
            tell(form, fault)
        else:
            messages.success(request, "Started. This page follows it.")
            return redirect("dashboard:scan", scan.pk)
    return _page(request, market, form, status=200 if QUOTE in request.POST else 400)


@require_safe
def quote(request: HttpRequest, slug: str) -> HttpResponse:
    """Give what the choices of the form would cost, and what keeps them back."""
    market = scan_ordering.startable(request.user, slug)
    form = _form(request, market, words=True)
    return render(
        request, "dashboard/asking/_scan_quote.html", {"quote": _quote(form), "form": form}
    )


def _form(
    request: HttpRequest, market: Market, *, sent: bool = False, words: bool = False
) -> ScanForm:
    given = request.POST if sent else request.GET if words else None
    choices = scan_ordering.choices(request.user, market)
    return ScanForm(
        given,
        choices=choices,
        payers=access.scan_payers(request.user, market),
        askable=scan_orders.askable(choices, now=timezone.now()),
    )


def _page(
    request: HttpRequest, market: Market, form: ScanForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "market": market,
        "form": form,
        "quote": _quote(form),
        "has_questions": form.offers_questions,
        "has_assistants": form.offers_assistants,
        "may_enter_keys": access.may(request.user, access.Action.MANAGE_PROVIDERS),
        "demo": market.is_demo,
    }
    return render(request, "dashboard/asking/scan_new.html", context, status=status)


def _quote(form: ScanForm) -> scan_quote.QuoteWords | None:
    """Quote what was chosen, or what is chosen to begin with; None where that cannot be read."""
    asked = form if form.is_bound else form.as_first_offered()
    if not asked.is_valid():
        return None
    return scan_quote.build(scan_orders.quote(asked.order(), now=timezone.now()))
