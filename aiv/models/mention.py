"""Hold which dealers an answer names, and whose own site it cites."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from aiv.models.base import one_of


class Role(models.TextChoices):
    """Name the part a dealer plays in an answer; the first three count as named."""

    BEST = "best", "Best pick"
    RECOMMENDED = "recommended", "Recommended"
    OPTION = "option", "An option"
    PASSING = "passing", "In passing"
    WARNED_AGAINST = "warned_against", "Warned against"


class MentionOrigin(models.TextChoices):
    """Tell the detector's reading from an accepted correction."""

    DETECTED = "detected", "Detected"
    CORRECTED = "corrected", "Added by an accepted correction"


class Mention(models.Model):
    """A dealer found in an answer, once for all its namings there.

    `is_counted` is whether rates count it: its role is option, recommended or best, and no
    accepted correction overrules it. Overruled readings stay.
    """

    answer = models.ForeignKey("aiv.Answer", models.CASCADE, related_name="mentions")
    dealer = models.ForeignKey("aiv.Dealer", models.PROTECT, related_name="mentions")
    origin = models.CharField(
        max_length=10, choices=MentionOrigin.choices, default=MentionOrigin.DETECTED
    )
    order = models.PositiveSmallIntegerField(null=True)
    role = models.CharField(max_length=15, choices=Role.choices)
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    spans = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    method_version = models.CharField(max_length=40)
    is_counted = models.BooleanField()
    overruled_by = models.ForeignKey(
        "aiv.Correction", models.PROTECT, null=True, blank=True, related_name="overruled"
    )

    class Meta:
        ordering = ["answer", "order", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "dealer", "origin"], name="mention_once_a_reading"
            ),
            models.CheckConstraint(
                condition=Q(start__lt=models.F("end")), name="mention_span_is_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(is_counted=False) | Q(overruled_by__isnull=True),
                name="overruled_mention_does_not_count",
            ),
            one_of("role", Role, "mention_role_is_known"),
            one_of("origin", MentionOrigin, "mention_origin_is_known"),
        ]
        indexes = [
            models.Index(
                fields=["dealer", "answer"], include=["is_counted", "role"], name="mentions_dealer"
            )
        ]

    def __str__(self) -> str:
        return self.quote


class OwnSiteCitation(models.Model):
    """A dealer whose own website an answer cites; it is cited, which is not the same as named."""

    answer = models.ForeignKey("aiv.Answer", models.CASCADE, related_name="own_site_citations")
    dealer = models.ForeignKey("aiv.Dealer", models.PROTECT, related_name="own_site_citations")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "dealer"], name="own_site_once_an_answer")
        ]
        indexes = [models.Index(fields=["dealer", "answer"], name="own_site_dealer")]

    def __str__(self) -> str:
        return f"{self.dealer} cited in {self.answer_id}"
