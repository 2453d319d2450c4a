"""Let operators enter, test and forget keys of providers, and limit how fast they are asked."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.asking.provider_catalogue import PROVIDERS, ProviderFacts
from aiv.domain.errors import Conflict, InvalidInput
from aiv.selectors.asking import providers
from aiv.services.asking import breakers, provider_keys, provider_paces
from dashboard import limits
from dashboard.forms.asking.providers import PaceForm, ProviderKeyForm
from dashboard.forms.faults import tell
from dashboard.pages.asking import providers as providers_page

limited = limits.posts("60/h")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A provider's card with its forms."""

    card: providers_page.Card
    key_form: ProviderKeyForm
    pace_form: PaceForm


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show every provider, and what of it is asked."""
    _operator_only(request)
    return _page(request)


@sensitive_post_parameters("key")
@require_POST
@limited
def enter_key(request: HttpRequest, name: str) -> HttpResponse:
    """Store a key in place of the one before."""
    facts = known(request, name)
    form = ProviderKeyForm(request.POST, provider=name)
    if form.is_valid():
        person = access.user_of(request.user)
        try:
            provider_keys.enter(name, form.cleaned_data["key"], actor=person, now=timezone.now())
        except InvalidInput as fault:
            tell(form, fault)
        else:
            messages.success(request, f"The key of {facts.title} is stored. Test it now.")
            return back(name)
    return _page(request, key_form=form, status=400)


@require_POST
@limited
def test_key(request: HttpRequest, name: str) -> HttpResponse:
    """Make one cheap call under the key, and say in words how it went."""
    facts = known(request, name)
    try:
        verdict = provider_keys.test(name, now=timezone.now())
    except Conflict as fault:
        messages.error(request, str(fault))
        return back(name)
    say = messages.success if verdict.is_ok else messages.error
    say(request, f"{facts.title}: {verdict.words}")
    return back(name)


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def forget_key(request: HttpRequest, name: str) -> HttpResponse:
    """Ask once, then destroy the stored key."""
    facts = known(request, name)
    if request.method != "POST":
        is_in_environment = bool(settings.PROVIDER_KEYS.get(name))
        context = {"facts": facts, "is_in_environment": is_in_environment, "back_url": url(name)}
        return render(request, "dashboard/asking/provider_key_forget.html", context)
    provider_keys.forget(name, actor=access.user_of(request.user), now=timezone.now())
    messages.success(request, f"The key of {facts.title} is forgotten.")
    return back(name)


@require_POST
@limited
def limit_pace(request: HttpRequest, name: str) -> HttpResponse:
    """Keep how fast a provider may be asked."""
    facts = known(request, name)
    form = PaceForm(request.POST, provider=name)
    if form.is_valid():
        try:
            provider_paces.limit(name, **form.cleaned_data, person=access.user_of(request.user))
        except InvalidInput as fault:
            tell(form, fault)
        else:
            messages.success(request, f"{facts.title} is asked no faster than that from now on.")
            return back(name)
    return _page(request, pace_form=form, status=400)


def known(request: HttpRequest, name: str) -> ProviderFacts:
    """Give a provider to an operator; everybody else finds none."""
    _operator_only(request)
    access.require(name in PROVIDERS)
    return PROVIDERS[name]


def url(name: str) -> str:
    """Give the address of a provider's card."""
    return f"{reverse('dashboard:providers')}#{name}"


def back(name: str) -> HttpResponse:
    """Lead back to a provider's card."""
    return redirect(url(name))


def _operator_only(request: HttpRequest) -> None:
    access.require(access.may(request.user, access.Action.MANAGE_PROVIDERS))


def _page(
    request: HttpRequest,
    *,
    key_form: ProviderKeyForm | None = None,
    pace_form: PaceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    standing = providers_page.Standing(
        in_environment={name for name, key in settings.PROVIDER_KEYS.items() if key},
        unreadable=provider_keys.unreadable(),
        breakers=breakers.states(),
    )
    built = providers_page.build(providers.known(), standing, now=timezone.now())
    shown = [_shown(card, key_form, pace_form) for card in built.cards]
    context = {"page": built, "shown": shown}
    return render(request, "dashboard/asking/providers.html", context, status=status)


def _shown(
    card: providers_page.Card, key_form: ProviderKeyForm | None, pace_form: PaceForm | None
) -> Shown:
    """Put the form that was sent with faults on the card of its provider, new ones elsewhere."""
    name = card.name
    sent_key = key_form if key_form and key_form.provider == name else None
    sent_pace = pace_form if pace_form and pace_form.provider == name else None
    return Shown(
        card=card,
        key_form=sent_key or ProviderKeyForm(provider=name),
        pace_form=sent_pace or PaceForm(provider=name, pace=card.pace),
    )
