"""Lead a newcomer through three steps: organization, dealer, market."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.services import onboarding
from dashboard.forms.onboarding import OrganizationForm


@require_http_methods(["GET", "HEAD", "POST"])
def organization(request: HttpRequest) -> HttpResponse:
    """Ask for the organization's name; who has one already goes on."""
    person = access.user_of(request.user)
    form = OrganizationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        onboarding.create_organization(person, form.cleaned_data["name"])
        return redirect("dashboard:home")
    return render(request, "dashboard/onboarding_organization.html", {"form": form})
