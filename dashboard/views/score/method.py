"""Show how the numbers are made; anyone may read it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dashboard.pages.score import method


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the methodology."""
    return render(request, "dashboard/score/method.html", {"page": method.build()})
