"""Let operators bring in answers and markets: preview first, then import."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain import strict_json
from aiv.domain.errors import FaultyDocument, InvalidInput
from aiv.models import Market
from aiv.services import staging
from aiv.services.evidence import imports
from aiv.services.markets import markets
from dashboard.forms.evidence.imports import AnswersFileForm, ByHandForm, MarketFileForm

PREVIEWED = 200


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Offer the three ways in."""
    _operator_only(request)
    return _page(request, AnswersFileForm(), MarketFileForm())


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Say what an uploaded file would do, and keep it for the import."""
    _operator_only(request)
    form = AnswersFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, MarketFileForm(), status=400)
    upload = form.cleaned_data["answers"]
    try:
        token = staging.keep(upload.chunks(), owner=access.user_of(request.user))
    except InvalidInput as fault:
        form.add_error("answers", str(fault))
        return _page(request, form, MarketFileForm(), status=400)
    with staging.opened(token, owner=access.user_of(request.user)) as file:
        found = imports.preview(imports.lines_of(file), PREVIEWED)
    context = {"preview": found, "token": token, "name": upload.name, "limit": PREVIEWED}
    return render(request, "dashboard/evidence/import_preview.html", context)


@require_POST
def run(request: HttpRequest, token: str) -> HttpResponse:
    """Import the file that was previewed; doing it again adds nothing."""
    _operator_only(request)
    person = access.user_of(request.user)
    try:
        with staging.opened(token, owner=person) as file:
            report = imports.run(imports.lines_of(file), actor=person)
    except InvalidInput as fault:
        messages.error(request, str(fault))
        return redirect("dashboard:import_answers")
    staging.forget(token, owner=person)
    return render(request, "dashboard/evidence/import_report.html", {"report": report})


@require_POST
def load_market(request: HttpRequest) -> HttpResponse:
    """Load a market file, naming every fault with its place."""
    _operator_only(request)
    form = MarketFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, AnswersFileForm(), form, status=400)
    try:
        document = strict_json.parse(form.cleaned_data["market"].read())
        report = markets.load(document, actor=access.user_of(request.user))
    except FaultyDocument as faulty:
        for fault in faulty.faults:
            form.add_error("market", f"{fault.place}: {fault.reason}")
        return _page(request, AnswersFileForm(), form, status=400)
    except InvalidInput:
        form.add_error("market", "This file is not JSON. Write it as “dump_market” prints one.")
        return _page(request, AnswersFileForm(), form, status=400)
    done = "was loaded" if report.has_changes else "stands as in the file already"
    messages.success(request, f"The market {report.market} {done}.")
    return redirect("dashboard:market", report.market)


@require_http_methods(["GET", "HEAD", "POST"])
def by_hand(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one answer copied from an assistant's own screen."""
    _operator_only(request)
    market = access.find(Market.objects.all(), slug=slug)
    form = ByHandForm(request.POST or None, market=market)
    if request.method == "POST" and form.is_valid():
        report = imports.run([form.line()], actor=access.user_of(request.user))
        for rejection in report.rejected:
            form.add_error(None, f"{rejection.field}: {rejection.reason}")
        if not report.rejected:
            was_there = "was there already" if report.repeated else "was added"
            messages.success(request, f"The answer {was_there}.")
            return redirect("dashboard:market", market.slug)
    context = {"form": form, "market": market, "demo": market.is_demo}
    return render(request, "dashboard/evidence/import_by_hand.html", context)


def _operator_only(request: HttpRequest) -> None:
    access.require(access.may(request.user, access.Action.IMPORT_ANSWERS))


def _page(
    request: HttpRequest, answers: AnswersFileForm, market: MarketFileForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "answers_form": answers,
        "market_form": market,
        "markets": [row for row in access.markets(request.user) if not row.is_demo],
    }
    return render(request, "dashboard/evidence/import.html", context, status=status)
