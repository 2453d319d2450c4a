"""Show the answers behind a dealer's numbers, and one answer whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.models import Answer, Dealer, Market
from aiv.selectors.evidence import answers, counted_evidence, evidence
from aiv.selectors.evidence.counted_evidence import CountedAnswers
from aiv.selectors.evidence.evidence import Filters
from dashboard.forms.evidence.evidence import FilterForm
from dashboard.pages.evidence import answer as answer_page
from dashboard.pages.evidence import counted as counted_words
from dashboard.pages.evidence import evidence as evidence_page


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """List the answers of a market behind a dealer's numbers, newest first."""
    dealer = access.find(access.dealers(request.user), slug=slug)
    markets = access.markets(request.user).filter(dealers=dealer)
    wanted = request.GET.get("market", "")
    market = access.find(markets, slug=wanted) if wanted else access.find(markets)
    seen = access.answers(request.user).filter(market=market)
    form = _form(request, seen)
    counted = _counted(request, dealer, market)
    rows = evidence.page(
        seen.filter(counted.condition) if counted else seen,
        dealer=dealer,
        filters=_filters(form, counted),
        time_zone=market.time_zone,
        number=_page_number(request.GET.get("page", "")),
    )
    page = evidence_page.build(
        dealer=dealer,
        market=market,
        rows=rows,
        words=request.GET.dict(),
        now=timezone.now(),
        counted=counted_words.text(counted) if counted else "",
    )
    context: dict[str, Any] = {
        "page": page,
        "form": form,
        "demo": market.is_demo,
        "is_own": access.own_dealer(request.user, slug) is not None,
        "may_edit": access.may(
            request.user,
            access.Action.EDIT_DEALER,
            organization_id=dealer.organization_id,
        ),
    }
    template = (
        "dashboard/evidence/_evidence_rows.html"
        if _is_partial(request)
        else "dashboard/evidence/evidence.html"
    )
    return render(request, template, context)


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one answer: its words, what was found in them, its links, and how it came about."""
    found: Answer = access.find(access.answers(request.user), pk=pk)
    own = _perspective(request)
    page = answer_page.build(answers.view(found.pk, own=own), own=own, now=timezone.now())
    return render(request, "dashboard/evidence/answer.html", {"page": page, "demo": found.is_demo})


def _form(request: HttpRequest, seen: QuerySet[Answer]) -> FilterForm:
    asked = list(seen.values_list("intent__department", "intent__stage").distinct().order_by())
    return FilterForm(
        request.GET.dict(),
        choices=evidence.choices(seen),
        departments=sorted({department for department, _ in asked}),
        stages=sorted({stage for _, stage in asked}),
    )


def _counted(request: HttpRequest, dealer: Dealer, market: Market) -> CountedAnswers | None:
    """Give what the figure counted that leads here; a wrong word counts nothing out.

    Inputs of scores are the dealer's own; what mention rates and weeks count is the market's.
    """
    word, series = request.GET.get("counted", ""), request.GET.get("series", "")
    if word == counted_words.NEWEST:
        return counted_evidence.of_newest(market, series)
    if (board := counted_words.board_of(word)) is not None:
        return counted_evidence.of_board(market, board)
    weeks, key = counted_words.weeks_of(word), counted_words.input_of(word)
    if weeks is not None:
        return counted_evidence.of_weeks(market, *weeks, series)
    if key is None or access.own_dealer(request.user, dealer.slug) is None:
        return None
    return counted_evidence.of_input(key, dealer=dealer, market=market, series_key=series)


def _filters(form: FilterForm, counted: CountedAnswers | None) -> Filters:
    """Give the filters; a counted series says itself which answers are its own."""
    found = form.filters()
    return replace(found, series="") if counted and counted.series else found


def _perspective(request: HttpRequest) -> list[Dealer]:
    """Read an answer with the eyes of the dealer named in the address, else of one's own."""
    wanted = request.GET.get("dealer", "")
    if wanted:
        return [access.find(access.dealers(request.user), slug=wanted)]
    return [] if access.is_operator(request.user) else list(access.own_dealers(request.user))


def _page_number(word: str) -> int:
    """Give a page number; words that are none give the first page."""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 1


def _is_partial(request: HttpRequest) -> bool:
    """Tell a filter's own request from the loading of the whole page."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"
    )
