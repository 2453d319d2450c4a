"""Send errors to Sentry without telling it anything about people or secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration

from dealershipai import scrub
from dealershipai.accounts import context

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint


def start(dsn: str, environment: str) -> None:
    """Begin to report: no locals, no source, no bodies, no personal data."""
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        before_send=scrubbed,
        # Breadcrumbs would carry queries and addresses along.
        max_breadcrumbs=0,
        integrations=[DjangoIntegration(middleware_spans=False)],
    )


def scrubbed(event: Event, hint: Hint) -> Event:
    """Leave of an event what helps to find the fault."""
    event.pop("user", None)
    event.pop("server_name", None)
    clean: Event = scrub.tree(event)
    if identifier := context.request_id.get():
        clean["tags"] = {**dict(clean.get("tags") or {}), "request_id": identifier}
    return clean
