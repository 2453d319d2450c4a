"""Note where sessions are in use and end old ones; demand a second factor of staff and owners."""

from __future__ import annotations

import time
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.middleware import UserSessionsMiddleware
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from dealershipai.accounts.models import Membership, Role, User
from dealershipai.accounts.network import client_ip

# Setting a factor up asks for the password or a confirmed address first; leaving is always open.
OPEN_ROUTES = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_email_verification_sent",
        "account_confirm_email",
    }
)
# Recovery codes replace a lost factor; alone they are none.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
ACTIVITY_SECONDS = 60
# ASVS 7.3.1: whoever finds the browser in the morning is not signed in.
IDLE_SECONDS = 12 * 3600
UNATTENDED = "X-Unattended"


class SessionActivityMiddleware(UserSessionsMiddleware):  # type: ignore[misc]
    """Note a session's use once a minute, and end one that was left or is old.

    Noting every page, as allauth does, would take the write lock for each of them.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _is_unattended(request) or _is_noted(request):
            return self.get_response(request)  # type: ignore[no-any-return]
        if is_over(request.session, now := int(time.time())):
            logout(request)
        else:
            request.session["seen_at"] = now
            request.session.setdefault("begun_at", now)
        return super().__call__(request)  # type: ignore[no-any-return]


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
        if not lacks_factor(request.user):
            return None
        if request.path.startswith("/api/"):
            raise PermissionDenied("Set up a second factor first; your role needs one.")
        return redirect("mfa_index")


def _is_unattended(request: HttpRequest) -> bool:
    # A page that renews itself is no sign of a person before it.
    if UNATTENDED not in request.headers or not request.user.is_authenticated:
        return False
    return not is_over(request.session, int(time.time()))


def _is_noted(request: HttpRequest) -> bool:
    if not request.user.is_authenticated:
        return True
    place = (request.session.session_key, client_ip(request), request.headers.get("User-Agent"))
    mark = sha256(repr(place).encode()).hexdigest()
    return not cache.add(f"user:{request.user.pk}:seen:{mark}", 1, ACTIVITY_SECONDS)


def is_over(session: SessionBase, now: int) -> bool:
    """Say whether a session was left too long or is too old."""
    left_for: int = now - session.get("seen_at", now)
    age: int = now - session.get("begun_at", now)
    return left_for > IDLE_SECONDS or age > settings.SESSION_COOKIE_AGE


def _is_open(request: HttpRequest) -> bool:
    match = request.resolver_match
    name = (match.url_name if match else None) or ""
    return name in OPEN_ROUTES or name.startswith("mfa_")


def lacks_factor(user: User) -> bool:
    """Say whether a person must have a second factor and has none."""
    # Asked first: nearly everybody who must have one has one, and then this is the only query.
    return not is_mfa_enabled(user, FACTORS) and _must_have_factor(user)


def _must_have_factor(user: User) -> bool:
    owners = Membership.objects.filter(user=user, role=Role.OWNER)
    return user.is_staff or owners.exists()
