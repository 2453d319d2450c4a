"""Hold which announced end of a model operators were told of, so that each is told once."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from aiv.models.base import PublicRow, one_of


class NoticePeriod(models.TextChoices):
    """Tell how near the end is."""

    SOON = "soon", "Within 45 days"
    NEAR = "near", "Within 14 days"
    ENDED = "ended", "Ended"


class ModelNotice(PublicRow):
    """One mail to the operators; a date that its maker moves is told anew."""

    provider = models.CharField(max_length=20)
    model = models.CharField(max_length=120)
    ends = models.DateField()
    period = models.CharField(max_length=8, choices=NoticePeriod.choices)
    sent_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-sent_at", "model"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "model", "ends", "period"], name="model_notice_once_a_period"
            ),
            one_of("period", NoticePeriod, "model_notice_period_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.model}: {self.get_period_display()}"
