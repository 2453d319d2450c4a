"""Show a dealer's inventory, and how far feed, site and answers agree about it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.domain.inventory.truth import NAME
from aiv.models import Dealer, InventoryFeed
from aiv.selectors.inventory import inventory
from aiv.selectors.score import stored_inputs
from dashboard.downloads import csv_file
from dashboard.forms.inventory.inventory import FeedAddressForm, FeedFileForm, VehicleFilterForm
from dashboard.pages.inventory import inventory as inventory_page
from dashboard.pages.inventory import inventory_agreement, inventory_vehicles


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the feed, its vehicles and its differences with the site."""
    return page(request, own(request, slug), FeedFileForm(), FeedAddressForm())


@require_safe
def vehicles(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Give the vehicles of the filtered list as a file."""
    feed = _feed(own(request, slug))
    filters = VehicleFilterForm(request.GET.dict()).filters()
    rows = inventory.every(feed, filters=filters).iterator(chunk_size=2000)
    found = (inventory_vehicles.cells(row) for row in rows)
    return csv_file(f"{slug}-inventory.csv", inventory_vehicles.HEADER, found)


@require_safe
def differences(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Give the differences with the site as a file."""
    comparison = inventory.comparison(_feed(own(request, slug)))
    stored = comparison.differences if comparison else []
    found = (inventory_agreement.cells(each) for each in stored)
    return csv_file(f"{slug}-differences.csv", inventory_agreement.HEADER, found)


@require_safe
def faults(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Give what could not be read in the newest file as a file."""
    last = inventory.last_read(_feed(own(request, slug)))
    stored = last.faults if last else []
    rows = (inventory_page.fault(*each) for each in stored)
    found = ([row.row, row.column, row.reason, row.outcome] for row in rows)
    return csv_file(f"{slug}-faults.csv", ("row", "column", "reason", "outcome"), found)


def own(
    request: HttpRequest, slug: str, action: access.Action = access.Action.SEE_DEALER
) -> Dealer:
    """Give the person's own dealer; a rival's inventory is not found."""
    return access.find(access.own_dealers(request.user, action), slug=slug)


def page(
    request: HttpRequest,
    dealer: Dealer,
    file_form: FeedFileForm,
    address_form: FeedAddressForm,
    *,
    status: int = 200,
) -> HttpResponse:
    """Give the page, with whichever form was sent with faults."""
    now = timezone.now()
    records = {row.name: row for row in stored_inputs.of_dealer(dealer, now=now)}
    filter_form = VehicleFilterForm(request.GET.dict())
    may_import = access.may(
        request.user, access.Action.IMPORT_GROUND, organization_id=dealer.organization_id
    )
    built = inventory_page.build(
        dealer,
        _known(request, dealer, filter_form),
        records[NAME],
        running=inventory.under_way(dealer),
        words=request.GET.dict(),
        may_import=may_import,
        now=now,
    )
    context = {
        "page": built,
        "file_form": file_form,
        "address_form": address_form,
        "filter_form": filter_form,
        "may_edit": may_import,
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/inventory/inventory.html", context, status=status)


def _feed(dealer: Dealer) -> InventoryFeed:
    feed = inventory.feed_of(dealer)
    if feed is None:
        raise Http404
    return feed


def _known(
    request: HttpRequest, dealer: Dealer, filter_form: VehicleFilterForm
) -> inventory_page.Known | None:
    feed = inventory.feed_of(dealer)
    if feed is None:
        return None
    number = _page_number(request.GET.get("page", ""))
    return inventory_page.Known(
        feed=feed,
        counts=inventory.counts(feed),
        last=inventory.last_read(feed),
        imports=inventory.imports(feed),
        wrong_numbers=inventory.wrong_numbers(feed),
        comparison=inventory.comparison(feed),
        vehicles=inventory.page(feed, filters=filter_form.filters(), number=number),
    )


def _page_number(word: str) -> int:
    """Give a page number; words that are none give the first page."""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 1
