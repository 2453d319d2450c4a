"""Show which assistants' bots a dealer's site lets in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aiv.selectors.site import audited_pages, site_audits
from dashboard.pages.site import site_bots
from dashboard.views.site.site import head, own


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the grid of the newest audit, and the robots.txt it read."""
    dealer = own(request, slug)
    audit = site_audits.latest(dealer)
    around = audited_pages.surroundings(audit) if audit else None
    page = site_bots.build(
        head(request, dealer, "site_bots"),
        audit,
        audited_pages.grid(audit),
        robots=around.robots.text if around else "",
        robots_status=_status(around.robots.fetch.fault, around.robots.fetch.status)
        if around
        else "",
    )
    return render(request, "dashboard/site/site_bots.html", {"page": page, "demo": dealer.is_demo})


def _status(fault: str, status: int | None) -> str:
    return fault or f"status {status}"
