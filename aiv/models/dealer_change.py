"""Hold what a dealer changed and when, so that its effect can be looked for."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from aiv.models.base import PublicRow, one_of


class ChangeArea(models.TextChoices):
    """Name where something was changed."""

    SITE = "site", "Own website"
    LISTINGS = "listings", "Listings and profiles"
    REVIEWS = "reviews", "Reviews"
    INVENTORY = "inventory", "Inventory feed"
    COVERAGE = "coverage", "Other sites about the store"
    OTHER = "other", "Something else"


class DealerChange(PublicRow):
    """One thing a dealer did on a day; `action` is the finished action it was recorded from."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="changes")
    what = models.CharField(max_length=160)
    area = models.CharField(max_length=10, choices=ChangeArea.choices)
    note = models.TextField(blank=True, max_length=2000)
    changed_on = models.DateField()
    action = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["dealer", "-changed_on", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["dealer", "action"], name="change_once_an_action"),
            models.CheckConstraint(condition=~models.Q(what=""), name="change_says_what"),
            one_of("area", ChangeArea, "change_area_is_known"),
        ]
        indexes = [models.Index(fields=["dealer", "-changed_on"], name="changes_of_a_dealer")]

    def __str__(self) -> str:
        return self.what
