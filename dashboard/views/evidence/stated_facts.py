"""Show what assistants state about one's own dealer that its record contradicts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.models import Dealer
from aiv.selectors.evidence import stated_facts
from aiv.selectors.markets import dealer_facts
from dashboard.downloads import csv_file
from dashboard.pages.evidence import stated_facts as page


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show error rates by field, and every wrong value with the answers that state it."""
    dealer = _dealer(request, slug)
    edit = access.Action.EDIT_DEALER
    context = {
        "page": page.build(
            dealer=dealer,
            reading=stated_facts.reading(dealer),
            rates=stated_facts.rates(dealer),
            mismatches=stated_facts.mismatches(dealer),
            may_edit=access.may(request.user, edit, organization_id=dealer.organization_id),
            has_facts=bool(dealer_facts.of(dealer)),
            now=timezone.now(),
        ),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/evidence/stated_facts.html", context)


@require_safe
def download(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give every statement that contradicts the record as a CSV file."""
    dealer = _dealer(request, slug)
    rows = page.csv_rows(stated_facts.mismatches(dealer))
    return csv_file(f"{dealer.slug}-stated-wrong.csv", page.CSV_HEADER, rows)


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    return access.find(access.own_dealers(request.user), slug=slug)
