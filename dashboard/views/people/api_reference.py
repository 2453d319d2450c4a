"""Show people how programs ask for figures."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dashboard.api.schema import schema
from dashboard.pages.people import api_reference


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the reference of the API."""
    page = api_reference.build(schema(), address=settings.APP_URL)
    return render(request, "dashboard/people/api_reference.html", {"page": page})
