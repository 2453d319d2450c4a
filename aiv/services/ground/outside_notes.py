"""Note what a person did to a dealer's outside figures, and tell the open pages."""

from __future__ import annotations

from typing import Any

from aiv import live
from aiv.domain.live_kinds import Kind
from aiv.models import Dealer
from dealershipai.accounts import audit
from dealershipai.accounts.models import User


def note(dealer: Dealer, action: str, actor: User | None, changes: dict[str, Any]) -> None:
    """Record and announce, inside the caller's transaction."""
    audit.record(
        actor=actor,
        action=action,
        target=dealer,
        changes=changes,
        organization_id=dealer.organization_id,
    )
    live.announce(dealer, Kind.OUTSIDE_FIGURES)
