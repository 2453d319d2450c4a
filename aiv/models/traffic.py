"""Hold figures of a dealer's own analytics and search accounts, as their exports state them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of


class TrafficKind(models.TextChoices):
    """Tell the exports apart."""

    GA4 = "ga4", "Google Analytics 4"
    SEARCH = "search", "Search Console, search results"
    GENERATIVE = "generative", "Search Console, generative AI"


class TrafficImport(PublicRow):
    """One export of a window; the newest window of a kind is shown, windows are never added."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="traffic_imports")
    kind = models.CharField(max_length=12, choices=TrafficKind.choices)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    first_on = models.DateField()
    last_on = models.DateField()
    rows = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField()
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-last_on", "-imported_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dealer", "kind", "digest"], name="traffic_import_once_a_dealer"
            ),
            one_of("kind", TrafficKind, "traffic_kind_is_known"),
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on")), name="traffic_window_has_an_order"
            ),
        ]
        indexes = [models.Index(fields=["dealer", "kind", "-last_on"], name="traffic_of_a_dealer")]

    def __str__(self) -> str:
        return self.name


class TrafficLine(models.Model):
    """One subject of an export: an assistant, a search, a page; None where it states nothing."""

    traffic_import = models.ForeignKey(TrafficImport, models.CASCADE, related_name="lines")
    subject = models.CharField(max_length=300)
    # An AI assistant in analytics, a search with the dealer's name in search results.
    is_counted = models.BooleanField()
    sessions = models.PositiveBigIntegerField(null=True)
    leads = models.PositiveBigIntegerField(null=True)
    impressions = models.PositiveBigIntegerField(null=True)
    clicks = models.PositiveBigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["traffic_import", "subject"], name="traffic_subject_once_an_import"
            )
        ]
        indexes = [models.Index(fields=["traffic_import", "is_counted"], name="counted_traffic")]

    def __str__(self) -> str:
        return self.subject
