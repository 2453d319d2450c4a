"""Hold measured inputs, the scores made of them, and the way from a number to its answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of, share_between


class InputStatus(models.TextChoices):
    """Tell whether a value may enter a formula; only measured and declared ones may."""

    MEASURED = "measured", "Measured"
    DECLARED = "declared", "Declared"
    INSUFFICIENT = "insufficient", "Too few to rate"
    STALE = "stale", "Too old"
    NOT_APPLICABLE = "not_applicable", "Does not apply"
    NOT_MEASURED = "not_measured", "Not measured"


class ScoreInput(PublicRow):
    """One measured input of a dealer: a value or null with the reason, never a default."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="score_inputs")
    market = models.ForeignKey(
        "aiv.Market", models.CASCADE, null=True, blank=True, related_name="score_inputs"
    )
    name = models.CharField(max_length=60)
    value = models.FloatField(null=True)
    lo = models.FloatField(null=True)
    hi = models.FloatField(null=True)
    se = models.FloatField(null=True)
    n_clusters = models.PositiveIntegerField(null=True)
    n_obs = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=15, choices=InputStatus.choices)
    reason = models.CharField(max_length=300, blank=True)
    action = models.CharField(max_length=300, blank=True)
    method_version = models.CharField(max_length=40)
    source = models.JSONField(default=list)
    surface = models.CharField(max_length=40, blank=True)
    panel_version = models.PositiveIntegerField(null=True)
    window_from = models.DateTimeField(null=True)
    window_to = models.DateTimeField(null=True)
    measured_at = models.DateTimeField(null=True)
    declared_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["dealer", "name", "-measured_at"]
        constraints = [
            one_of("status", InputStatus, "input_status_is_known"),
            models.CheckConstraint(
                condition=Q(status__in=["measured", "declared"], value__isnull=False)
                | (~Q(status__in=["measured", "declared"]) & Q(value__isnull=True) & ~Q(reason="")),
                name="input_has_a_value_or_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["dealer", "market", "name", "-measured_at"], name="latest_input")
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.dealer}"


class ScoreStatus(models.TextChoices):
    """Tell how much of the index is measured (S3 of the specification)."""

    HEADLINE = "HEADLINE", "Headline"
    PARTIAL = "PARTIAL", "Partial"
    NOT_MEASURED = "NOT_MEASURED", "Not measured"


class Score(PublicRow):
    """AIV and its parts at a time, with everything needed to recompute it."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="scores")
    market = models.ForeignKey("aiv.Market", models.CASCADE, related_name="scores")
    panel = models.ForeignKey("aiv.Panel", models.PROTECT, related_name="scores")
    computed_at = models.DateTimeField(default=timezone.now)
    mapping = models.CharField(max_length=20)
    formula_version = models.CharField(max_length=40)
    status = models.CharField(max_length=12, choices=ScoreStatus.choices)
    aiv = models.FloatField(null=True)
    aiv_lo = models.FloatField(null=True)
    aiv_hi = models.FloatField(null=True)
    # Inputs, blocks, coverage, missing, bounds, surfaces and versions, as they were used.
    snapshot = models.JSONField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-computed_at", "id"]
        constraints = [
            one_of("status", ScoreStatus, "score_status_is_known"),
            share_between("aiv", "score_aiv_is_a_share"),
            models.CheckConstraint(
                condition=Q(status="NOT_MEASURED", aiv__isnull=True)
                | (~Q(status="NOT_MEASURED") & Q(aiv__isnull=False)),
                name="score_has_a_value_unless_not_measured",
            ),
        ]
        indexes = [
            models.Index(fields=["dealer", "market", "-computed_at"], name="latest_score"),
            models.Index(fields=["market", "-computed_at"], name="scores_of_a_market"),
        ]

    def __str__(self) -> str:
        return f"AIV of {self.dealer} on {self.computed_at:%Y-%m-%d}"


class Evidence(models.Model):
    """The way from a measured input to the answers behind it: one series in one window.

    They are answers to the panel's questions, asked by it or by an earlier version that it carries
    on (`aiv.selectors.markets.panel_lineages`). Answers are append-only, so what was asked in the
    window and recorded by then is always the same set; `answers` is how many there were.
    """

    score_input = models.ForeignKey(ScoreInput, models.CASCADE, related_name="evidence")
    panel = models.ForeignKey("aiv.Panel", models.PROTECT, related_name="+")
    assistant = models.ForeignKey("aiv.Assistant", models.PROTECT, related_name="+")
    surface = models.CharField(max_length=40)
    # Named where the window holds answers of another served model too, which are another series.
    model_served = models.CharField(max_length=120, blank=True)
    window_from = models.DateTimeField()
    window_to = models.DateTimeField()
    recorded_until = models.DateTimeField()
    answers = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["score_input", "assistant", "surface", "model_served"],
                name="evidence_once_a_series",
            )
        ]

    def __str__(self) -> str:
        return f"{self.score_input} rests on {self.answers} answers of {self.assistant}"
