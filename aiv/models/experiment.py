"""Hold A/B tests of a dealer's site as they were handed in: counts, or rates without counts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from aiv.models.base import PublicRow, share_between


class Experiment(PublicRow):
    """One test; the same file is parsed once and found again by its digest."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="experiments")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-imported_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dealer", "digest"], name="experiment_once_a_dealer"),
            models.CheckConstraint(
                condition=Q(started_on__isnull=True, ended_on__isnull=True)
                | Q(
                    started_on__isnull=False,
                    ended_on__isnull=False,
                    started_on__lte=F("ended_on"),
                ),
                name="experiment_ends_after_its_start",
            ),
        ]
        indexes = [models.Index(fields=["dealer", "-imported_at"], name="experiments_of_a_dealer")]

    def __str__(self) -> str:
        return self.name


class ExperimentArm(models.Model):
    """One variant; the first is what the others are compared with."""

    experiment = models.ForeignKey(Experiment, models.CASCADE, related_name="arms")
    position = models.PositiveSmallIntegerField()
    variant = models.CharField(max_length=80)
    impressions = models.PositiveBigIntegerField(null=True)
    clicks = models.PositiveBigIntegerField(null=True)
    sessions = models.PositiveBigIntegerField(null=True)
    conversions = models.PositiveBigIntegerField(null=True)
    lcp_s = models.FloatField(null=True)
    cls = models.FloatField(null=True)
    inp_s = models.FloatField(null=True)
    perf_score = models.FloatField(null=True)
    # As the file states them; without counts behind them they are shown and never used.
    stated_ctr = models.FloatField(null=True)
    stated_conversion_rate = models.FloatField(null=True)

    class Meta:
        ordering = ["experiment", "position"]
        constraints = [
            models.UniqueConstraint(fields=["experiment", "position"], name="arm_once_a_position"),
            models.CheckConstraint(
                condition=Q(clicks__isnull=True)
                | Q(impressions__isnull=True)
                | Q(clicks__lte=F("impressions")),
                name="arm_has_no_more_clicks_than_impressions",
            ),
            models.CheckConstraint(
                condition=Q(conversions__isnull=True)
                | Q(sessions__isnull=True)
                | Q(conversions__lte=F("sessions")),
                name="arm_has_no_more_conversions_than_sessions",
            ),
            share_between("stated_ctr", "stated_ctr_is_a_share"),
            share_between("stated_conversion_rate", "stated_conversion_rate_is_a_share"),
        ]

    def __str__(self) -> str:
        return self.variant
