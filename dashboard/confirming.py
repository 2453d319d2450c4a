"""Ask once, on a page of its own, before something of a dealer is gone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aiv.models import Dealer


def page(
    request: HttpRequest, dealer: Dealer, *, title: str, text: str, confirm: str, route: str
) -> HttpResponse:
    """Show what would be lost, a button that says `confirm`, and the way back to `route`."""
    context = {
        "dealer": dealer,
        "title": title,
        "text": text,
        "confirm": confirm,
        "route": route,
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/confirm.html", context)
