"""Hold a run of a panel over the assistants: how far it is, who pays, what it may cost."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of


class ScanOrigin(models.TextChoices):
    """Tell where the answers of a scan came from."""

    ASKED = "asked", "Asked"
    IMPORTED = "imported", "Imported"
    DEMO = "demo", "Demo"


class ScanState(models.TextChoices):
    """Tell how far a scan has come."""

    RUNNING = "running", "Running"
    PAUSED = "paused", "Paused"
    FINISHED = "finished", "Finished"
    CANCELLED = "cancelled", "Cancelled"


OPEN_SCANS: Final = (ScanState.RUNNING, ScanState.PAUSED)


class Scan(PublicRow):
    """One run; imported answers form one scan a market and UTC day, finished from the start."""

    panel = models.ForeignKey("aiv.Panel", models.PROTECT, related_name="scans")
    origin = models.CharField(max_length=10, choices=ScanOrigin.choices)
    day = models.DateField(help_text="The UTC day of its answers.")
    state = models.CharField(max_length=10, choices=ScanState.choices, default=ScanState.FINISHED)
    # Why it stands still or ended early, in words for people.
    reason = models.CharField(max_length=300, blank=True)
    trials = models.PositiveSmallIntegerField(null=True, blank=True)
    seed = models.BigIntegerField(null=True, blank=True)
    expected_low_micros = models.BigIntegerField(null=True, blank=True)
    expected_high_micros = models.BigIntegerField(null=True, blank=True)
    # Who pays; without one it is the installation itself.
    organization = models.ForeignKey(
        "accounts.Organization", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The first day of the month whose caps its money was reserved under.
    spend_month = models.DateField(null=True, blank=True)
    schedule = models.ForeignKey(
        "aiv.ScanSchedule", models.SET_NULL, null=True, blank=True, related_name="scans"
    )
    period_start = models.DateField(null=True, blank=True, help_text="In the market's own zone.")
    # The scan whose changes this one asks again; once at most.
    confirms = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="confirmation"
    )
    # Why the change it shows was not asked again, in words for people.
    confirmation_refusal = models.CharField(max_length=300, blank=True)
    started_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    told_at = models.DateTimeField(null=True, blank=True, help_text="When pages were last told.")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "day"],
                condition=Q(origin="imported"),
                name="one_imported_scan_a_panel_and_day",
            ),
            models.UniqueConstraint(
                fields=["schedule", "period_start"], name="one_scan_a_schedule_and_period"
            ),
            models.UniqueConstraint(
                fields=["panel", "period_start"],
                condition=Q(schedule__isnull=True, period_start__isnull=False),
                name="one_scan_a_panel_and_period",
            ),
            one_of("origin", ScanOrigin, "scan_origin_is_known"),
            one_of("state", ScanState, "scan_state_is_known"),
            models.CheckConstraint(
                condition=Q(origin="asked") | Q(state="finished"),
                name="only_asked_scans_have_a_course",
            ),
            models.CheckConstraint(
                condition=Q(schedule__isnull=True) | Q(period_start__isnull=False),
                name="scheduled_scan_has_a_period",
            ),
            models.CheckConstraint(
                condition=Q(expected_low_micros__isnull=True, expected_high_micros__isnull=True)
                | Q(
                    expected_low_micros__gte=0,
                    expected_high_micros__gte=models.F("expected_low_micros"),
                ),
                name="scan_expects_an_ordered_cost",
            ),
        ]
        indexes = [
            models.Index(
                fields=["started_at"],
                condition=Q(state__in=["running", "paused"]),
                name="scans_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.panel} on {self.day}"
