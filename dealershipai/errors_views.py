"""Answer refusals and faults: people with pages of our own, programs with problem details."""

from __future__ import annotations

import logging
import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django_ratelimit.exceptions import Ratelimited

from dashboard.api import problems

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 5
REASON_LENGTH = 200
LAST_RESORT = "<!DOCTYPE html><title>DealershipAI</title><p>Something broke on our side. Try again."


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse what cannot be read; the request may be forged, so the page does not look at it."""
    LOG.warning("bad request", extra={"reason": str(exception)[:REASON_LENGTH]})
    if problems.is_api(request):
        status = 413 if isinstance(exception, RequestDataTooBig) else 400
        return problems.response(status, detail="The request cannot be read.")
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse; a limit that was reached is another answer."""
    if isinstance(exception, Ratelimited):
        return too_many(request, exception)
    if problems.is_api(request):
        return problems.response(403, detail=str(exception) or "You may not do this.")
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form that did not come from one of our pages, and say how to go on."""
    return render(request, "403.html", {"is_csrf": True}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say the same for what does not exist and for what is not yours."""
    if problems.is_api(request):
        return problems.response(404, detail=problems.NOTHING_HERE)
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Ask to wait; the middleware adds for how long."""
    if problems.is_api(request):
        return problems.response(429, detail="Too many requests; wait before the next one.")
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Admit a fault, without database or session; a store that is away is a 503."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return _store_away(request)
    if problems.is_api(request):
        return problems.response(500, detail="Something broke on our side; try again.")
    return HttpResponse(_fault_page("500.html"), status=500)


def _store_away(request: HttpRequest) -> HttpResponse:
    headers = {"Retry-After": str(RETRY_SECONDS)}
    if problems.is_api(request):
        detail = "The database does not answer, or takes no writes; try again in a few seconds."
        return problems.response(503, detail=detail, headers=headers)
    return HttpResponse(_fault_page("503.html"), status=503, headers=headers)


def _fault_page(template: str) -> str:
    try:
        return render_to_string(template)
    except Exception:
        # A fault in this page would be answered with this page, without end.
        LOG.exception("the page for faults cannot be made")
        return LAST_RESORT
