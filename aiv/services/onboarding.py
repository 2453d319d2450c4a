"""Let newcomers make an organization and ask for a dealer; an operator decides who owns what."""

from __future__ import annotations

from django.db import transaction

from dealershipai.accounts import audit
from dealershipai.accounts.models import Membership, Organization, Role, User


@transaction.atomic
def create_organization(user: User, name: str) -> Organization:
    """Make an organization that the person owns; the same name again gives the same one."""
    # The lock lets a form that was sent twice find the organization of its first sending.
    User.objects.select_for_update().get(pk=user.pk)
    owned = Organization.objects.filter(memberships__user=user, memberships__role=Role.OWNER)
    if known := owned.filter(name__iexact=name).first():
        return known
    made = Organization.objects.create(name=name)
    Membership.objects.create(user=user, organization=made, role=Role.OWNER)
    audit.record(
        actor=user,
        action="organization.created",
        target=made,
        changes={"name": name},
        organization_id=made.pk,
    )
    return made
