"""Tell programs by their key; a key does what its maker may do in its organization."""

from __future__ import annotations

from typing import Final

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from aiv import access
from aiv.services.people import api_keys
from dashboard.api import limits
from dealershipai.accounts import context
from dealershipai.accounts.models import ApiKey, User

SCHEME: Final = "bearer"
MAX_SECRET: Final = 200


class KeyAuthentication(BaseAuthentication):
    """Read `Authorization: Bearer dai_live_...`."""

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        """Give the maker of the key, confined to its organization; None without a key."""
        # Read where it lies: building all headers would cost more than the rest of this.
        header: str = request.META.get("HTTP_AUTHORIZATION", "")
        scheme, _, secret = header.partition(" ")
        if scheme.lower() != SCHEME:
            return None
        key = _key(secret.strip())
        if key is None:
            # Guessing 256 bits is hopeless; counting it keeps the attempts from costing queries.
            limits.take_of_network(request._request, limits.WRONG_KEYS)
            raise AuthenticationFailed("This key does not work: it is unknown, revoked or expired.")
        user = access.confined(key.created_by, organization_id=key.organization_id)
        if not access.memberships(user):
            raise AuthenticationFailed("Whoever made this key is no member any more.")
        context.user.set(str(user.pk))
        return user, key

    def authenticate_header(self, request: Request) -> str:
        """Say how a stranger could come in."""
        return 'Bearer realm="DealershipAI"'


def _key(secret: str) -> ApiKey | None:
    if not secret.startswith(api_keys.MARK) or len(secret) > MAX_SECRET or not secret.isascii():
        return None
    return api_keys.find(secret, now=timezone.now())
