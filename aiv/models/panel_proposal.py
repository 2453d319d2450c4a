"""Hold proposed changes of a market's panel: an operator decides, a month's start puts in force."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of, slug_field


class EditKind(models.TextChoices):
    """Tell what is to become of a question."""

    ADD = "add", "Ask a further question"
    REWORD = "reword", "Ask it in other words"
    REMOVE = "remove", "Ask it no more"


class ProposalState(models.TextChoices):
    """Tell what became of a proposal."""

    PROPOSED = "proposed", "Waiting for an operator"
    ACCEPTED = "accepted", "Accepted for a month's start"
    REFUSED = "refused", "Refused"
    IN_FORCE = "in_force", "In force"


class PanelProposal(PublicRow):
    """One question of a market's panel that is to be added, worded otherwise or left out."""

    market = models.ForeignKey("aiv.Market", models.CASCADE, related_name="panel_proposals")
    kind = models.CharField(max_length=6, choices=EditKind.choices)
    slug = slug_field()
    department = models.CharField(max_length=40, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    is_local = models.BooleanField(default=True)
    wordings = models.JSONField(default=list, blank=True)
    wordings_before = models.JSONField(default=list, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    state = models.CharField(
        max_length=8, choices=ProposalState.choices, default=ProposalState.PROPOSED
    )
    proposed_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    takes_effect_on = models.DateField(null=True, blank=True)
    panel = models.ForeignKey(
        "aiv.Panel", models.PROTECT, null=True, blank=True, related_name="proposals"
    )

    class Meta:
        ordering = ["-proposed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["market", "slug"],
                condition=Q(state__in=["proposed", "accepted"]),
                name="one_open_proposal_a_question",
            ),
            one_of("kind", EditKind, "panel_proposal_kind_is_known"),
            one_of("state", ProposalState, "panel_proposal_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "in_force"]) | Q(takes_effect_on__isnull=False),
                name="accepted_proposal_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(panel__isnull=False),
                name="proposal_in_force_has_its_panel",
            ),
        ]
        indexes = [
            models.Index(
                fields=["takes_effect_on"],
                condition=Q(state="accepted"),
                name="proposals_to_put_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.market}: {self.get_kind_display()}, {self.slug}"
