"""Read the keys of an organization."""

from __future__ import annotations

from django.db.models import QuerySet

from dealershipai.accounts.models import ApiKey, Organization


def of_organization(organization: Organization) -> list[ApiKey]:
    """Give all keys ever made, newest first, with who made them."""
    rows = ApiKey.objects.filter(organization=organization)
    return list(rows.select_related("created_by"))


def among(organizations: QuerySet[Organization]) -> QuerySet[ApiKey]:
    """Give the keys of these organizations."""
    rows = ApiKey.objects.filter(organization__in=organizations)
    return rows.select_related("organization")
