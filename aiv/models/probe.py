"""Hold each single call of a scan: its state, its lease and what it cost."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of
from aiv.models.scan import Scan


class ProbeState(models.TextChoices):
    """Tell how far a call has come."""

    PLANNED = "planned", "Planned"
    CLAIMED = "claimed", "Claimed"
    ASKED = "asked", "Asked"
    ANSWERED = "answered", "Answered"
    FAILED = "failed", "Failed"
    EXHAUSTED = "exhausted", "Given up"
    SKIPPED = "skipped", "Skipped"


LEASED: Final = (ProbeState.CLAIMED, ProbeState.ASKED)
OPEN_PROBES: Final = (ProbeState.PLANNED, *LEASED)


class Probe(PublicRow):
    """One call: prompt x assistant x place x trial, with its state, lease and cost."""

    scan = models.ForeignKey(Scan, models.PROTECT, related_name="probes")
    prompt = models.ForeignKey("aiv.Prompt", models.PROTECT, related_name="probes")
    assistant = models.ForeignKey("aiv.Assistant", models.PROTECT, related_name="probes")
    # Canonical text of the place, empty for none: NULLs would not be equal in the unique key.
    place_key = models.CharField(max_length=200, blank=True)
    place = models.JSONField(null=True, blank=True)
    trial = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=ProbeState.choices, default=ProbeState.PLANNED)
    # Requests known to have left, and how many of them nobody knows the outcome of.
    attempts = models.PositiveSmallIntegerField(default=0)
    unknown_outcomes = models.PositiveSmallIntegerField(default=0)
    # Those made before a person had a failed call tried again: the limit counts only later ones.
    attempts_before = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    # Held back from the caps while the call is open: the most that one attempt may cost.
    reserved_micros = models.BigIntegerField(default=0)
    # What all attempts cost; unknown outcomes and unpriced answers count what was held back.
    cost_micros = models.BigIntegerField(default=0)
    failure_kind = models.CharField(max_length=40, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["scan", "due_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["scan", "prompt", "assistant", "place_key", "trial"],
                name="probe_once_a_key",
            ),
            models.CheckConstraint(condition=Q(trial__gte=1), name="probe_trial_starts_at_one"),
            models.CheckConstraint(
                condition=Q(
                    state__in=["claimed", "asked"],
                    lease_until__isnull=False,
                    lease_token__isnull=False,
                )
                | (
                    ~Q(state__in=["claimed", "asked"])
                    & Q(lease_until__isnull=True, lease_token__isnull=True)
                ),
                name="probe_has_a_lease_while_claimed",
            ),
            models.CheckConstraint(
                condition=Q(cost_micros__gte=0, reserved_micros__gte=0),
                name="probe_money_is_not_negative",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["failed", "exhausted", "skipped"]) | ~Q(failure_kind=""),
                name="probe_says_why_it_has_no_answer",
            ),
            one_of("state", ProbeState, "probe_state_is_known"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["planned", "claimed", "asked"]),
                name="probe_due",
            ),
            models.Index(
                fields=["lease_until"],
                condition=Q(state__in=["claimed", "asked"]),
                name="probe_leases",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assistant}: {self.prompt} (trial {self.trial})"
