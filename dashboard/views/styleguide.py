"""Show operators every component of the design system with invented values."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from dashboard import specimens


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the style guide."""
    access.require(access.may(request.user, access.Action.OPERATE))
    return render(request, "styleguide.html", specimens.context(timezone.now()))
