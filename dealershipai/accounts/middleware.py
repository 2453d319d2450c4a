"""Close the site to staff and owners until they have set up a second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from dealershipai.accounts.models import Membership, Role, User

# Setting a factor up asks for the password or a confirmed address first; leaving is always open.
OPEN_ROUTES = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_email_verification_sent",
        "account_confirm_email",
        "healthz",
        "readyz",
        "metrics",
    }
)


class SecondFactorMiddleware:
    """Demand a second factor under https; on loopback it is offered, not demanded."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, values: dict[str, Any]
    ) -> HttpResponseRedirect | None:
        """Send whoever must have a second factor, and has none, to the page that sets it up."""
        if not settings.IS_HTTPS or _is_open(request) or not request.user.is_authenticated:
            return None
        return redirect("mfa_index") if _lacks_factor(request.user) else None


def _is_open(request: HttpRequest) -> bool:
    match = request.resolver_match
    name = (match.url_name if match else None) or ""
    return name in OPEN_ROUTES or name.startswith("mfa_")


def _lacks_factor(user: User) -> bool:
    # Asked first: nearly everybody who must have one has one, and then this is the only query.
    return not is_mfa_enabled(user) and _must_have_factor(user)


def _must_have_factor(user: User) -> bool:
    owners = Membership.objects.filter(user=user, role=Role.OWNER)
    return user.is_staff or owners.exists()
