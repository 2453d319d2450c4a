"""Fit allauth to this installation: one client address, links from APP_URL only."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest

from dealershipai.accounts.network import client_ip

if TYPE_CHECKING:
    from dealershipai.accounts.models import User

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Site:
    """Stand for this installation in mails."""

    name: str
    domain: str


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Answer what allauth asks about addresses and mails."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the same address that the limits and the logs use."""
        return client_ip(request)

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign a person in, and say so in the log."""
        super().login(request, user)
        LOG.info("signed in", extra={"user": str(user.pk), "ip": client_ip(request)})

    def logout(self, request: HttpRequest) -> None:
        """Sign a person out, and say so in the log."""
        LOG.info("signed out", extra={"user": str(request.user.pk), "ip": client_ip(request)})
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: object) -> None:
        """Say in the log from where somebody failed to sign in; what they typed stays out."""
        LOG.warning("sign-in failed", extra={"ip": client_ip(request)})
        super().authentication_failed(request, **credentials)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Build every link of a mail on APP_URL, whatever host the request named."""
        own = {name: own_link(value) for name, value in context.items() if name.endswith("url")}
        site = Site("DealershipAI", urlsplit(settings.APP_URL).netloc)
        given = {**context, **own, "current_site": site}
        return super().render_mail(template_prefix, email, given, headers)  # type: ignore[no-any-return]


def own_link(url: Any) -> Any:
    """Put the installation's own address in front of a link's path."""
    if not isinstance(url, str) or not url:
        return url
    parts = urlsplit(url)
    tail = f"?{parts.query}" if parts.query else ""
    return f"{settings.APP_URL}{parts.path}{tail}"
