"""Fit allauth to this installation: one client address, links from APP_URL only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest

from dealershipai.accounts.network import client_ip


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
