"""Show staff the mails that could not be sent for want of a mail server."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dealershipai.outbox import read_outbox


def outbox(request: HttpRequest) -> HttpResponse:
    """List the kept mails, newest first."""
    if not request.user.is_authenticated or not request.user.is_staff:
        raise Http404
    return render(request, "staff/outbox.html", {"mails": read_outbox()})
