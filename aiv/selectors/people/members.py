"""Read who belongs to an organization and who was invited."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

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


def among(organizations: QuerySet[Organization]) -> QuerySet[Membership]:
    """Give the memberships of these organizations, with people and organizations at hand."""
    rows = Membership.objects.filter(organization__in=organizations)
    return rows.select_related("organization", "user")


def invited_to(organizations: QuerySet[Organization]) -> QuerySet[Invitation]:
    """Give the invitations of these organizations, whatever became of them."""
    rows = Invitation.objects.filter(organization__in=organizations)
    return rows.select_related("organization")
