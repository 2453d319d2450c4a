"""Hold a run of a panel over the assistants, and each single call of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of


class ScanOrigin(models.TextChoices):
    """Tell where the answers of a scan came from."""

    ASKED = "asked", "Asked"
    IMPORTED = "imported", "Imported"
    DEMO = "demo", "Demo"


class Scan(PublicRow):
    """One run; imported answers form one scan a market and UTC day."""

    panel = models.ForeignKey("aiv.Panel", models.PROTECT, related_name="scans")
    origin = models.CharField(max_length=10, choices=ScanOrigin.choices)
    day = models.DateField(help_text="The UTC day of its answers.")
    started_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "day"],
                condition=Q(origin="imported"),
                name="one_imported_scan_a_panel_and_day",
            ),
            one_of("origin", ScanOrigin, "scan_origin_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.panel} on {self.day}"


class ProbeState(models.TextChoices):
    """Tell how far a call has come."""

    PLANNED = "planned", "Planned"
    CLAIMED = "claimed", "Claimed"
    ANSWERED = "answered", "Answered"
    FAILED = "failed", "Failed"


class Probe(PublicRow):
    """One call: prompt x assistant x place x trial, with its state, lease and cost."""

    scan = models.ForeignKey(Scan, models.PROTECT, related_name="probes")
    prompt = models.ForeignKey("aiv.Prompt", models.PROTECT, related_name="probes")
    assistant = models.ForeignKey("aiv.Assistant", models.PROTECT, related_name="probes")
    # Canonical text of the place, empty for none: NULLs would not be equal in the unique key.
    place_key = models.CharField(max_length=200, blank=True)
    trial = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=ProbeState.choices, default=ProbeState.PLANNED)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
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
                condition=Q(state="claimed", lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state="claimed") & Q(lease_until__isnull=True, lease_token__isnull=True)),
                name="probe_has_a_lease_while_claimed",
            ),
            one_of("state", ProbeState, "probe_state_is_known"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state__in=["planned", "claimed"]), name="probe_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assistant}: {self.prompt} (trial {self.trial})"
