"""Read who belongs to an organization and who was invited."""

from __future__ import annotations

from datetime import datetime

from aiv.models import Dealer
from dealershipai.accounts.models import Invitation, Membership, Organization


def members(organization: Organization) -> list[Membership]:
    """Give the members with their people and limits, in two queries."""
    rows = Membership.objects.filter(organization=organization).select_related("user")
    return list(rows.order_by("user__email").prefetch_related("dealer_limits__dealer"))


def invitations(organization: Organization, *, now: datetime) -> list[Invitation]:
    """Give the invitations that still work, newest first."""
    rows = Invitation.objects.filter(
        organization=organization, accepted_at=None, withdrawn_at=None, expires_at__gt=now
    )
    return list(rows.select_related("invited_by"))


def dealers(organization: Organization) -> list[Dealer]:
    """Give the dealers of an organization."""
    return list(Dealer.objects.filter(organization=organization))
