"""Hold proposals that a reading of an answer is wrong; an operator decides."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of
from aiv.models.mention import Role


class CorrectionKind(models.TextChoices):
    """Tell what is said to be wrong."""

    WRONG = "wrong", "This dealer is not named here"
    MISSING = "missing", "This dealer is named here and was not found"
    ROLE = "role", "The role is another one"


class CorrectionState(models.TextChoices):
    """Tell what became of a proposal."""

    PROPOSED = "proposed", "Waiting for an operator"
    ACCEPTED = "accepted", "Accepted"
    REFUSED = "refused", "Refused"


class Correction(PublicRow):
    """One proposal; without a proposer the detector itself could not settle it."""

    answer = models.ForeignKey("aiv.Answer", models.PROTECT, related_name="corrections")
    dealer = models.ForeignKey("aiv.Dealer", models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=8, choices=CorrectionKind.choices)
    role = models.CharField(max_length=15, choices=Role.choices, blank=True)
    quote = models.TextField(max_length=400, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    state = models.CharField(
        max_length=10, choices=CorrectionState.choices, default=CorrectionState.PROPOSED
    )
    proposed_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "dealer", "kind"],
                condition=Q(state="proposed"),
                name="one_open_correction_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="wrong") | ~Q(role=""), name="correction_states_a_role"
            ),
            one_of("kind", CorrectionKind, "correction_kind_is_known"),
            one_of("state", CorrectionState, "correction_state_is_known"),
        ]
        indexes = [models.Index(fields=["state", "proposed_at"], name="correction_queue")]

    def __str__(self) -> str:
        return f"{self.dealer}: {self.get_kind_display()}"
