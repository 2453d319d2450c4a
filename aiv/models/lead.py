"""Hold what a shopper asked the store to come back on, and the mails that carry it there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import LeasedRow, PublicRow, one_of


class Lead(PublicRow):
    """One wish with a way to answer it; consent to text messages stands apart, never ticked."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="leads")
    chat = models.ForeignKey(
        "aiv.ShopperChat", models.SET_NULL, null=True, blank=True, related_name="leads"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    wish = models.CharField(max_length=1000, blank=True)
    vin = models.CharField(max_length=32, blank=True)
    may_text = models.BooleanField(default=False)
    text_consent_words = models.CharField(max_length=600, blank=True)
    consented_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone=""), name="lead_can_be_answered"
            ),
            models.CheckConstraint(
                condition=Q(may_text=False) | ~Q(text_consent_words=""),
                name="consent_to_texts_keeps_its_words",
            ),
            models.UniqueConstraint(
                fields=["chat"], condition=Q(chat__isnull=False), name="one_lead_a_chat"
            ),
        ]
        indexes = [models.Index(fields=["dealer", "-created_at"], name="leads_of_a_dealer")]

    def __str__(self) -> str:
        return f"Lead of {self.dealer}, {self.created_at:%Y-%m-%d}"


class LeadMailKind(models.TextChoices):
    """Name the two forms in which a lead is sent."""

    ADF = "adf", "ADF/XML"
    HTML = "html", "HTML"


class LeadMailState(models.TextChoices):
    """Say how far a mail has come."""

    PLANNED = "planned", "Planned"
    RUNNING = "running", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"


class LeadMail(LeasedRow):
    """One mail of a lead to one recipient: an outbox, so that no crash loses it."""

    lead = models.ForeignKey(Lead, models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=4, choices=LeadMailKind.choices)
    recipient = models.EmailField(max_length=254)
    state = models.CharField(
        max_length=8, choices=LeadMailState.choices, default=LeadMailState.PLANNED
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["lead", "kind", "recipient"]
        constraints = [
            models.UniqueConstraint(
                fields=["lead", "kind", "recipient"], name="lead_mail_once_a_recipient"
            ),
            one_of("kind", LeadMailKind, "lead_mail_kind_is_known"),
            one_of("state", LeadMailState, "lead_mail_state_is_known"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["planned", "running"]),
                name="lead_mails_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} to {self.recipient}"
