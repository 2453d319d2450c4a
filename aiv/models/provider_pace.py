"""Hold how fast a provider may be asked, and whether it is left alone for now."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from aiv.models.base import PublicRow


class ProviderPace(PublicRow):
    """The limits of one provider's account; without a row only its own refusals slow us down."""

    provider = models.CharField(max_length=20, unique=True)
    per_minute = models.PositiveIntegerField(null=True, blank=True)
    in_flight = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["provider"]
        constraints = [
            models.CheckConstraint(
                condition=Q(per_minute__isnull=True) | Q(per_minute__gte=1),
                name="pace_allows_a_call_a_minute",
            ),
            models.CheckConstraint(
                condition=Q(in_flight__isnull=True) | Q(in_flight__gte=1),
                name="pace_allows_a_call_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.provider


class ProviderBreaker(PublicRow):
    """Failures in a row of one provider under one key; open, nobody asks before `open_until`."""

    provider = models.CharField(max_length=20)
    # A digest of the key, so that a new key starts with a clean record.
    key_mark = models.CharField(max_length=16, blank=True)
    failures = models.PositiveIntegerField(default=0)
    trips = models.PositiveSmallIntegerField(default=0)
    open_until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["provider", "key_mark"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "key_mark"], name="breaker_once_a_key"),
            models.CheckConstraint(
                condition=Q(open_until__isnull=True) | Q(trips__gte=1),
                name="open_breaker_has_tripped",
            ),
        ]

    def __str__(self) -> str:
        return self.provider
