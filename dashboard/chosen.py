"""Say which of a person's organizations, or which piece of a list, a page is about."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

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


def query(request: HttpRequest, organization: Organization) -> str:
    """Give what names the organization in an address; the person's first one need not be named."""
    memberships = access.memberships(request.user)
    is_first = bool(memberships) and memberships[0].organization == organization
    return "" if is_first else f"?organization={organization.pk}"


def address(name: str, request: HttpRequest, organization: Organization) -> str:
    """Give the address of a page about this organization."""
    return reverse(name) + query(request, organization)


def _first(request: HttpRequest) -> Organization:
    memberships = access.memberships(request.user)
    if not memberships:
        raise Http404
    return memberships[0].organization


def page_number(request: HttpRequest) -> int:
    """Give which page of a list is asked for; words that are no number give the first."""
    word = request.GET.get("page", "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 1
