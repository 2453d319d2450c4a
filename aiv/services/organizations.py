"""Rename an organization."""

from __future__ import annotations

from django.db import transaction

from dealershipai.accounts import audit
from dealershipai.accounts.models import Organization, User


@transaction.atomic
def rename(organization: Organization, name: str, *, person: User) -> None:
    """Give the organization another name; the same one again changes nothing."""
    row = Organization.objects.select_for_update().get(pk=organization.pk)
    if row.name == name:
        return
    before, row.name = row.name, name
    row.save(update_fields=["name"])
    audit.record(
        actor=person,
        action="organization.renamed",
        target=row,
        changes={"name": [before, name]},
        organization_id=row.pk,
    )
