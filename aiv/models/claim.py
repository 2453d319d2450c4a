"""Hold who asked to own a dealer, and which dealers a member is limited to."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from aiv.models.base import PublicRow, one_of


class ClaimState(models.TextChoices):
    """Tell what became of a claim."""

    PENDING = "pending", "Waiting for an operator"
    ACCEPTED = "accepted", "Accepted"
    REFUSED = "refused", "Refused"


class Claim(PublicRow):
    """An organization's request for a dealer; typing a rival's name claims nothing."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="claims")
    organization = models.ForeignKey("accounts.Organization", models.CASCADE, related_name="claims")
    market = models.ForeignKey("aiv.Market", models.CASCADE, null=True, related_name="claims")
    state = models.CharField(max_length=10, choices=ClaimState.choices, default=ClaimState.PENDING)
    note = models.TextField(max_length=1000, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was refused.")
    claimed_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    claimed_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-claimed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dealer", "organization"], name="claim_once_an_organization"
            ),
            one_of("state", ClaimState, "claim_state_is_known"),
        ]
        indexes = [models.Index(fields=["state", "claimed_at"], name="claim_queue")]

    def __str__(self) -> str:
        return f"{self.organization} claims {self.dealer}"


class DealerLimit(models.Model):
    """A dealer that a limited member may see; a member without any sees all of the organization."""

    membership = models.ForeignKey(
        "accounts.Membership", models.CASCADE, related_name="dealer_limits"
    )
    # Protected: with the limit gone its member would see the whole organization.
    dealer = models.ForeignKey("aiv.Dealer", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "dealer"], name="limit_once_a_dealer")
        ]

    def __str__(self) -> str:
        return f"{self.membership} sees {self.dealer}"
