"""Hold the proofs by which an organization shows that a dealer's website is its own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow


class ProofMethod(models.TextChoices):
    """Name where the token stands; which of them are offered is the service's decision."""

    FILE = "file", "A file on the site"
    META = "meta", "A tag in the home page"
    DNS = "dns", "A TXT record"


class DomainProof(PublicRow):
    """One organization's token for one dealer's website, and when it was last found there."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="domain_proofs")
    organization = models.ForeignKey(
        "accounts.Organization", models.CASCADE, related_name="domain_proofs"
    )
    host = models.CharField(max_length=253)
    token = models.CharField(max_length=64)
    method = models.CharField(max_length=4, choices=ProofMethod.choices, blank=True)
    asked_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dealer", "organization", "host"], name="proof_once_a_host"
            ),
            models.CheckConstraint(
                condition=Q(method="") | Q(method__in=ProofMethod.values),
                name="proof_method_is_known",
            ),
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True, expires_at__isnull=True)
                | (Q(verified_at__isnull=False, expires_at__isnull=False) & ~Q(method="")),
                name="proof_says_how_and_until_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Proof of {self.host} by {self.organization}"
