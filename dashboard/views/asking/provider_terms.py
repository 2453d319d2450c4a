"""Let operators accept the terms of a provider, and withdraw that again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.domain.asking.provider_catalogue import ProviderFacts
from aiv.selectors.asking import provider_terms as standing
from aiv.services.asking import provider_terms
from dashboard import limits
from dashboard.forms.asking.providers import TermsForm
from dashboard.views.asking import providers

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("60/h")


@require_http_methods(PAGE_METHODS)
@limited
def accept(request: HttpRequest, name: str) -> HttpResponse:
    """Show what has to be read; a person who ticks it switches the provider on."""
    facts = _with_terms(request, name)
    form = TermsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        provider_terms.accept(name, person=access.user_of(request.user), now=timezone.now())
        messages.success(request, f"Accepted. {facts.title} can be asked once it has a key.")
        return providers.back(name)
    context = {"facts": facts, "form": form, "back_url": providers.url(name)}
    return render(request, "dashboard/asking/provider_terms.html", context)


@require_http_methods(PAGE_METHODS)
@limited
def withdraw(request: HttpRequest, name: str) -> HttpResponse:
    """Ask once, then switch the provider off."""
    facts = _with_terms(request, name)
    if request.method != "POST":
        is_accepted = standing.standing(name) is not None
        context = {"facts": facts, "is_accepted": is_accepted, "back_url": providers.url(name)}
        return render(request, "dashboard/asking/provider_terms_withdraw.html", context)
    person = access.user_of(request.user)
    if provider_terms.withdraw(name, person=person, now=timezone.now()):
        messages.success(request, f"Withdrawn. {facts.title} is not asked any more.")
    return providers.back(name)


def _with_terms(request: HttpRequest, name: str) -> ProviderFacts:
    facts = providers.known(request, name)
    access.require(facts.needs_terms)
    return facts
