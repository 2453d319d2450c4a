"""Hold the keys of providers, sealed, and which providers' terms an operator accepted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow


class ProviderKey(PublicRow):
    """One key as it was entered; only the newest that was not forgotten is used."""

    provider = models.CharField(max_length=20)
    # Readable only with a secret that the database does not hold (aiv.services.asking.sealing).
    sealed = models.TextField(editable=False)
    sealed_with = models.CharField(max_length=16, editable=False)
    last_four = models.CharField(max_length=4, blank=True, editable=False)
    entered_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    tested_at = models.DateTimeField(null=True, blank=True)
    is_accepted = models.BooleanField(null=True, blank=True)
    verdict = models.CharField(max_length=500, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["provider", "-entered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider"],
                condition=Q(forgotten_at__isnull=True),
                name="one_key_in_use_a_provider",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(sealed=""),
                name="a_forgotten_key_is_gone",
            ),
            models.CheckConstraint(
                condition=Q(tested_at__isnull=False) | Q(is_accepted__isnull=True, verdict=""),
                name="a_verdict_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["sealed_with"], name="keys_by_secret")]

    def __str__(self) -> str:
        return f"{self.provider}, ends in {self.last_four or 'unknown'}"


class AcceptedTerms(PublicRow):
    """An operator's word that they have read a provider's terms and accept them."""

    provider = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    url = models.URLField(max_length=300)
    accepted_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["provider", "-accepted_at"]
        verbose_name_plural = "accepted terms"
        constraints = [
            models.UniqueConstraint(
                fields=["provider"],
                condition=Q(withdrawn_at__isnull=True),
                name="terms_accepted_once_a_provider",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} of {self.provider}"
