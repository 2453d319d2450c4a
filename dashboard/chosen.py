"""Say which of a person's organizations a page is about."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from aiv import access
from dealershipai.accounts.models import Organization


def organization(request: HttpRequest) -> Organization:
    """Give the organization named in the address, else the person's first, else "not found"."""
    wanted = request.GET.get("organization")
    if wanted is None:
        return _first(request)
    try:
        key = UUID(wanted)
    except ValueError as fault:
        raise Http404 from fault
    return access.find(access.organizations(request.user), pk=key)


def _first(request: HttpRequest) -> Organization:
    memberships = access.memberships(request.user)
    if not memberships:
        raise Http404
    return memberships[0].organization
