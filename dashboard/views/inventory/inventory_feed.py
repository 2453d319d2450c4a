"""Let owners and managers bring an inventory in, connect its address, and let go of it."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from aiv import access
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.inventory import files
from aiv.models import Dealer
from aiv.selectors.inventory import inventory
from aiv.services import staging
from aiv.services.inventory import (
    inventory_feeds,
    inventory_files,
    inventory_imports,
    inventory_runs,
)
from dashboard import limits
from dashboard.forms.faults import sentence, tell
from dashboard.forms.inventory.inventory import FeedAddressForm, FeedFileForm
from dashboard.pages.inventory import inventory as inventory_page
from dashboard.views.inventory import inventory as inventory_view

limited = limits.posts("60/h")
AT_ONCE_BYTES: Final = 2 * 1024 * 1024
"""A file of this size is taken in while the person waits; a larger one by the worker."""


@require_POST
@limited
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what an uploaded file would give, and keep it for the import."""
    dealer = _dealer(request, slug)
    form = FeedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return inventory_view.page(request, dealer, form, FeedAddressForm(), status=400)
    person, upload = access.user_of(request.user), form.cleaned_data["feed"]
    try:
        if upload.size > files.MAX_BYTES:
            raise InvalidInput("feed", inventory_files.TOO_LARGE)
        found = inventory_feeds.preview(upload.file, now=timezone.now())
        token = staging.keep(upload.chunks(), owner=person)
    except InvalidInput as fault:
        form.add_error("feed", sentence(f"The file {fault.reason}"))
        return inventory_view.page(request, dealer, form, FeedAddressForm(), status=400)
    built = inventory_page.preview(dealer, found, name=upload.name, token=token)
    context = {"page": built, "demo": dealer.is_demo}
    return render(request, "dashboard/inventory/inventory_preview.html", context)


@require_POST
@limited
def take(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Take in the file that was previewed; doing it again adds nothing."""
    dealer = _dealer(request, slug)
    person, now = access.user_of(request.user), timezone.now()
    name = request.POST.get("name", "")[:200]
    try:
        with staging.opened(token, owner=person) as file:
            chunks = inventory_files.chunks_of(file)
            row = inventory_feeds.take(dealer, chunks, name=name, person=person, now=now)
    except (InvalidInput, Conflict) as fault:
        messages.error(request, sentence(str(fault)))
        return redirect("dashboard:inventory", dealer.slug)
    staging.forget(token, owner=person)
    if row.n_bytes <= AT_ONCE_BYTES:
        claimed = inventory_imports.claim_one(row.pk, now=now)
        if claimed is not None:
            inventory_runs.run(claimed)
    return redirect("dashboard:inventory", dealer.slug)


@require_POST
@limited
def connect(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the feed from an address from now on."""
    dealer = _dealer(request, slug)
    form = FeedAddressForm(request.POST)
    if form.is_valid():
        try:
            person, url = access.user_of(request.user), form.cleaned_data["url"]
            inventory_feeds.connect(dealer, url, person=person, now=timezone.now())
        except InvalidInput as fault:
            tell(form, fault)
        else:
            messages.success(request, "Connected. The address is read within a few minutes.")
            return redirect("dashboard:inventory", dealer.slug)
    return inventory_view.page(request, dealer, FeedFileForm(), form, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def disconnect(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once, then forget the feed with its vehicles."""
    dealer = _dealer(request, slug)
    access.require(inventory.feed_of(dealer) is not None)
    if request.method != "POST":
        context = {"dealer": dealer, "demo": dealer.is_demo}
        return render(request, "dashboard/inventory/inventory_disconnect.html", context)
    person = access.user_of(request.user)
    inventory_feeds.disconnect(dealer, person=person, now=timezone.now())
    messages.success(request, "Disconnected. The inventory is not measured any more.")
    return redirect("dashboard:inventory", dealer.slug)


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    return inventory_view.own(request, slug, access.Action.IMPORT_GROUND)
