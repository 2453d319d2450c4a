"""Record who changed what, in the transaction of the change itself."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from uuid import UUID

from dealershipai.accounts.models import AuditEvent

if TYPE_CHECKING:
    from django.db.models import Model

    from dealershipai.accounts.models import User

# Set by the request middleware, so that a line of the log and a line of the record meet.
request_id: ContextVar[str] = ContextVar("request_id", default="")


def record(
    *,
    actor: User | None,
    action: str,
    target: Model,
    changes: dict[str, Any] | None = None,
    organization_id: UUID | None = None,
) -> AuditEvent:
    """Append one event; without an actor the change came from the command line."""
    return AuditEvent.objects.create(
        actor=actor,
        actor_name=actor.email if actor else "command line",
        action=action,
        target_kind=target._meta.model_name or "",
        target_id=str(target.pk),
        changes=changes or {},
        organization_id=organization_id,
        request_id=request_id.get(),
    )
