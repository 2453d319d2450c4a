"""Hold how far a feed agreed with the dealer's pages and with what assistants stated, last time."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from aiv.models.base import PublicRow


class InventoryComparison(PublicRow):
    """The newest comparison of a feed: its counts, and the differences behind them.

    `differences` are the first ones as the domain gives them, `counts` how many there are of each
    kind; `duplicates` are numbers with their pages; `claims` what answers stated, each with its
    answer.
    """

    feed = models.OneToOneField("aiv.InventoryFeed", models.CASCADE, related_name="comparison")
    audit = models.ForeignKey("aiv.SiteAudit", models.CASCADE, related_name="+")
    compared_at = models.DateTimeField()
    feed_at = models.DateTimeField()
    site_at = models.DateTimeField()
    judged = models.PositiveIntegerField()
    agreed = models.PositiveIntegerField()
    population = models.PositiveIntegerField()
    is_census = models.BooleanField()
    counts = models.JSONField(default=dict)
    differences = models.JSONField(default=list)
    duplicates = models.JSONField(default=dict)
    claims_checked = models.PositiveIntegerField(default=0)
    claims_correct = models.PositiveIntegerField(default=0)
    claims = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed__lte=F("judged"), judged__lte=F("population")),
                name="comparison_counts_are_parts",
            ),
            models.CheckConstraint(
                condition=Q(claims_correct__lte=F("claims_checked")),
                name="comparison_claims_are_parts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreed} of {self.judged} vehicles of {self.feed} agree"
