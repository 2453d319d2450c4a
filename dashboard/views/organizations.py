"""Show an organization with its dealers and members."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aiv import access


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the organization of a member."""
    membership = next(iter(access.memberships(request.user)), None)
    access.require(membership is not None)
    dealers = access.switchable_dealers(request.user)
    context = {"membership": membership, "dealers": dealers}
    return render(request, "dashboard/organization.html", context)
