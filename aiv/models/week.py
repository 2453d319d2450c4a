"""Hold what was counted in a week of a market, and what it says of each dealer.

All of it follows from answers and mentions and can be counted again; pages of many weeks read
these rows and never the answers.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.assistant import Access, Platform
from aiv.models.base import PublicRow, one_of, share_between


class WeekCount(models.Model):
    """One series in one week: an assistant on a surface, as one model served it, on one panel."""

    market = models.ForeignKey("aiv.Market", models.CASCADE, related_name="week_counts")
    week = models.DateField(help_text="Its Monday, in the market's own time zone.")
    assistant = models.ForeignKey("aiv.Assistant", models.PROTECT, related_name="+")
    platform = models.CharField(max_length=12, choices=Platform.choices)
    surface = models.CharField(max_length=40)
    access = models.CharField(max_length=14, choices=Access.choices)
    model = models.CharField(max_length=120, blank=True)
    # The version of the panel with which its series began.
    lineage = models.PositiveIntegerField()
    is_declared = models.BooleanField()
    answers = models.PositiveIntegerField(help_text="All that was asked, answered or not.")
    intents = models.JSONField()
    named = models.JSONField()
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["market", "-week", "platform", "surface", "model"]
        constraints = [
            models.UniqueConstraint(
                fields=["market", "week", "assistant", "surface", "model", "lineage"],
                name="week_count_once_a_series",
            ),
            one_of("platform", Platform, "week_count_platform_is_known"),
            one_of("access", Access, "week_count_access_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.assistant} in {self.market}, week of {self.week}"


class DealerWeek(models.Model):
    """What one week says of a dealer over the assistants that feed the index.

    The second half compares it with the week before, and with the dealers measured alike; it is
    null where there was nothing to compare with.
    """

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="weeks")
    market = models.ForeignKey("aiv.Market", models.CASCADE, related_name="dealer_weeks")
    week = models.DateField(help_text="Its Monday, in the market's own time zone.")
    # Equal for weeks of one series, and for dealers measured with the same assistants.
    series = models.CharField(max_length=16)
    engines = models.CharField(max_length=16)
    share = models.FloatField(null=True)
    lo = models.FloatField(null=True)
    hi = models.FloatField(null=True)
    named = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    intents = models.PositiveIntegerField()
    delta = models.FloatField(null=True)
    # The change in words, so that a first page need not compare again.
    words = models.CharField(max_length=200, blank=True)
    z = models.FloatField(null=True)
    z_by_assistant = models.JSONField(default=dict)
    peers = models.PositiveIntegerField(null=True)
    adjusted_delta = models.FloatField(null=True)
    z_star = models.FloatField(null=True)
    adjusted_p = models.FloatField(null=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["dealer", "market", "-week"]
        constraints = [
            models.UniqueConstraint(fields=["dealer", "market", "week"], name="dealer_week_once"),
            share_between("share", "dealer_week_share_is_a_share"),
            models.CheckConstraint(
                condition=Q(share__isnull=True)
                | Q(lo__lte=models.F("share"), hi__gte=models.F("share")),
                name="dealer_week_interval_holds_its_share",
            ),
            models.CheckConstraint(
                condition=Q(named__lte=models.F("answered")), name="dealer_week_named_of_answered"
            ),
        ]
        indexes = [
            models.Index(fields=["week", "engines"], name="dealers_of_a_week"),
            models.Index(
                fields=["week"],
                condition=Q(peers__isnull=True, z__isnull=False),
                name="dealer_weeks_to_set_beside",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dealer}, week of {self.week}"


class EventKind(models.TextChoices):
    """Tell how it showed that an assistant moved."""

    CANARY = "canary", "Its answers to questions no dealer can influence changed"
    NETWORK = "network", "Most dealers moved at once"
    SERVED = "served", "Another model answered"


class ModelEvent(PublicRow):
    """A week in which an assistant itself moved, so that a dealer's change may not be its own."""

    week = models.DateField(help_text="Its Monday.")
    # Empty when the dealers' figures moved over all assistants together.
    assistant = models.ForeignKey(
        "aiv.Assistant", models.CASCADE, null=True, blank=True, related_name="model_events"
    )
    # The assistant's slug, or the `engines` of the dealers it was seen on: what may not be null.
    subject = models.CharField(max_length=64)
    kind = models.CharField(max_length=8, choices=EventKind.choices)
    statistic = models.FloatField(null=True)
    basis = models.PositiveIntegerField(help_text="How many dealers or questions it was seen on.")
    words = models.CharField(max_length=300)
    found_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-week", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["week", "kind", "subject"], name="model_event_once_a_week"
            ),
            one_of("kind", EventKind, "model_event_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, week of {self.week}"
