"""Hold reviews of a dealer and the platforms they come from; of their authors nothing is kept."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from aiv.models.base import PublicRow, one_of

MOST_STARS = 5


class ReviewFeed(models.TextChoices):
    """Tell how a platform's reviews come in."""

    FILE = "file", "Files"
    PLACES = "places", "Google Places"
    BUSINESS_PROFILE = "business_profile", "Google Business Profile"


class ReviewSource(PublicRow):
    """One platform on which a dealer is reviewed; a platform without rows is not connected."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="review_sources")
    platform = models.CharField(max_length=60)
    feed = models.CharField(max_length=20, choices=ReviewFeed.choices, default=ReviewFeed.FILE)
    # The place's or location's name at the platform: the one thing Places lets us keep for good.
    reference = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)
    # What the platform itself states of all its reviews; forgotten after `stated_until`.
    stated_count = models.PositiveIntegerField(null=True, blank=True)
    stated_rating = models.FloatField(null=True, blank=True)
    stated_until = models.DateTimeField(null=True, blank=True)
    # What a person typed from the platform's page: shown with their name, never in a formula.
    declared_count = models.PositiveIntegerField(null=True, blank=True)
    declared_rating = models.FloatField(null=True, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    declared_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["platform"]
        constraints = [
            models.UniqueConstraint("dealer", Lower("platform"), name="review_source_once"),
            one_of("feed", ReviewFeed, "review_feed_is_known"),
            models.CheckConstraint(
                condition=Q(stated_rating__isnull=True)
                | Q(stated_rating__gte=0, stated_rating__lte=MOST_STARS),
                name="stated_rating_is_of_five",
            ),
            models.CheckConstraint(
                condition=Q(
                    declared_count__isnull=True,
                    declared_rating__isnull=True,
                    declared_at__isnull=True,
                )
                | Q(
                    declared_count__isnull=False,
                    declared_count__gte=0,
                    declared_rating__isnull=False,
                    declared_rating__gte=0,
                    declared_rating__lte=MOST_STARS,
                    declared_at__isnull=False,
                ),
                name="declared_totals_stand_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform} of {self.dealer}"


class Review(models.Model):
    """One review; `digest` is its id at the platform, or its words where the file gives no id."""

    source = models.ForeignKey(ReviewSource, models.CASCADE, related_name="reviews")
    external_id = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    stars = models.FloatField()
    written_at = models.DateTimeField()
    # None: where it came from does not say whether the owner answered.
    is_answered = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "digest"], name="review_once_a_source"),
            models.CheckConstraint(
                condition=Q(stars__gte=0, stars__lte=MOST_STARS), name="review_stars_are_of_five"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True)
                | Q(is_answered__isnull=False, is_answered=True),
                name="answered_review_says_so",
            ),
        ]
        indexes = [models.Index(fields=["source", "-written_at"], name="reviews_of_a_source")]

    def __str__(self) -> str:
        return f"{self.stars:g} stars on {self.written_at:%Y-%m-%d}"


class ReviewImport(PublicRow):
    """One reading of a file or a platform: what came in, by whom and when."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="review_imports")
    name = models.CharField(max_length=200)
    feed = models.CharField(max_length=20, choices=ReviewFeed.choices)
    read_at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    repeated = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField()

    class Meta:
        ordering = ["-read_at", "id"]
        constraints = [one_of("feed", ReviewFeed, "review_import_feed_is_known")]
        indexes = [models.Index(fields=["dealer", "-read_at"], name="review_imports_of_a_dealer")]

    def __str__(self) -> str:
        return f"{self.name} on {self.read_at:%Y-%m-%d}"
