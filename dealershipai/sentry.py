"""Send errors to Sentry without telling it anything about people or secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration

from dealershipai import scrub
from dealershipai.accounts import context

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

# Addresses carry reset keys, the command line may carry passwords; the route stands as transaction.
PERSONAL = frozenset({"user", "server_name", "request", "extra", "breadcrumbs"})


def start(dsn: str, environment: str) -> None:
    """Begin to report, without locals, source, bodies, sessions or a trail of what came before."""
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        # Every library it finds would be loaded and patched otherwise.
        auto_enabling_integrations=False,
        before_send=scrubbed,
        integrations=[DjangoIntegration(middleware_spans=False)],
    )


def scrubbed(event: Event, hint: Hint) -> Event:
    """Leave of an event what helps to find the fault, and no one's name or key."""
    method = (event.get("request") or {}).get("method")
    kept = {name: value for name, value in event.items() if name not in PERSONAL}
    clean: dict[str, Any] = {name: scrub.tree(value) for name, value in kept.items()}
    if method:
        clean["request"] = {"method": method}
    if identifier := context.request_id.get():
        clean["tags"] = {**(clean.get("tags") or {}), "request_id": identifier}
    return cast("Event", clean)
