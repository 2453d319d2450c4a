"""Hold what each check of an audit found, with its evidence."""

from __future__ import annotations

from django.db import models

from aiv.models.base import one_of


class CheckOutcome(models.TextChoices):
    """Tell how a check ended; only the first three count in the score."""

    PASS = "pass", "Passed"
    WARN = "warn", "Could be better"
    FAIL = "fail", "Failed"
    NOT_APPLICABLE = "not_applicable", "Does not apply"
    UNMEASURED = "unmeasured", "Not measured"
    REPORT = "report", "For your information"


class CheckResult(models.Model):
    """One check of one audit; `proofs` are the places that show it."""

    audit = models.ForeignKey("aiv.SiteAudit", models.CASCADE, related_name="results")
    check_id = models.CharField(max_length=60)
    rule_version = models.CharField(max_length=40)
    outcome = models.CharField(max_length=15, choices=CheckOutcome.choices)
    reason = models.TextField(max_length=2000)
    value = models.FloatField(null=True, blank=True)
    n = models.PositiveIntegerField(null=True, blank=True)
    proofs = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["audit", "check_id"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "check_id"], name="result_once_a_check"),
            one_of("outcome", CheckOutcome, "check_outcome_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.outcome}"
