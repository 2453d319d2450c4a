"""Record who changed what, in the transaction of the change itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from dealershipai.accounts.context import request_id
from dealershipai.accounts.models import AuditEvent

if TYPE_CHECKING:
    from django.db.models import Model

    from dealershipai.accounts.models import User


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
        # The same id stands in the log, so that a line there and a line here meet.
        request_id=request_id.get(),
    )
