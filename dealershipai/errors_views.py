"""Answer refusals and faults with pages of our own."""

from __future__ import annotations

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django_ratelimit.exceptions import Ratelimited

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 5
REASON_LENGTH = 200
LAST_RESORT = "<!DOCTYPE html><title>DealershipAI</title><p>Something broke on our side. Try again."


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse what cannot be read; the request may be forged, so the page does not look at it."""
    LOG.warning("bad request", extra={"reason": str(exception)[:REASON_LENGTH]})
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse; a limit that was reached is another answer."""
    if isinstance(exception, Ratelimited):
        return too_many(request, exception)
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form that did not come from one of our pages, and say how to go on."""
    return render(request, "403.html", {"is_csrf": True}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say the same for what does not exist and for what is not yours."""
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Ask to wait; the middleware adds for how long."""
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Admit a fault, without database or session; a store that is away is a 503."""
    page = _fault_page()
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS)})
    return HttpResponse(page, status=500)


def _fault_page() -> str:
    try:
        return render_to_string("500.html")
    except Exception:
        # A fault in this page would be answered with this page, without end.
        LOG.exception("the page for faults cannot be made")
        return LAST_RESORT
