"""Give the rows what they share: public ids, leases and the spelling of slugs."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from aiv.domain import slugs


class PublicRow(models.Model):
    """A row that people may address: its key cannot be guessed or counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class LeasedRow(PublicRow):
    """A row that one worker at a time works on, as long as its lease is renewed."""

    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)

    class Meta:
        abstract = True


def slug_field(**options: Any) -> models.CharField[str, str]:
    """Give a slug field that stands in addresses."""
    validators = [RegexValidator(slugs.PATTERN, slugs.REMEDY)]
    return models.CharField(max_length=64, validators=validators, **options)


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """Constrain a field to its choices in the database itself."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)


def share_between(field: str, name: str) -> models.CheckConstraint:
    """Constrain a nullable share to 0..1."""
    inside = models.Q(**{f"{field}__gte": 0, f"{field}__lte": 1})
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__isnull": True}) | inside, name=name
    )
