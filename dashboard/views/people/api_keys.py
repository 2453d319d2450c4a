"""Let owners make keys for programs and revoke them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.domain.errors import Conflict
from aiv.selectors.people import api_keys as reading
from aiv.services.people import api_keys
from dashboard import limits
from dashboard.forms.people.api_keys import KeyForm
from dashboard.pages.people import api_keys as page
from dealershipai.accounts.models import Organization

PAGE_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE_METHODS)
def listing(request: HttpRequest) -> HttpResponse:
    """Show the keys of an organization; an owner makes one here and sees its secret once."""
    organization = _organization(request)
    form = KeyForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        secret = _create(request, organization, form)
    built = page.build(
        organization,
        reading.of_organization(organization),
        secret=secret,
        now=timezone.now(),
    )
    context = {"page": built, "form": KeyForm() if secret else form}
    return render(request, "dashboard/people/api_keys.html", context)


@require_http_methods(PAGE_METHODS)
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a key after asking once."""
    owned = access.organizations(request.user, access.Action.MANAGE_KEYS)
    key = access.find(reading.among(owned), pk=pk)
    if request.method != "POST":
        return render(request, "dashboard/people/api_key_revoke.html", {"key": key})
    api_keys.revoke(key, person=access.user_of(request.user), now=timezone.now())
    messages.success(request, f"The key “{key.name}” does not work any more.")
    return redirect("dashboard:api_keys")


def _organization(request: HttpRequest) -> Organization:
    """Give the first organization of the person in which they may manage keys."""
    mine = [row.organization_id for row in access.memberships(request.user)]
    owned = access.organizations(request.user, access.Action.MANAGE_KEYS)
    return access.find(owned, pk__in=mine)


def _create(request: HttpRequest, organization: Organization, form: KeyForm) -> str:
    limits.spend(request, owner=organization.pk, what="api-keys", rate=limits.API_KEYS)
    person, words = access.user_of(request.user), form.cleaned_data
    try:
        sealed = api_keys.create(
            organization, words["name"], days=words["days"], person=person, now=timezone.now()
        )
    except Conflict as fault:
        form.add_error(None, str(fault))
        return ""
    return sealed.secret
