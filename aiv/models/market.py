"""Hold a make (or used cars) and the place in which shoppers ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from aiv.models.base import PublicRow, one_of, slug_field

if TYPE_CHECKING:
    from aiv.models.dealer import Dealer

USED = "used"


class MarketState(models.TextChoices):
    """Tell a proposed market from an open one."""

    PROPOSED = "proposed", "Proposed"
    OPEN = "open", "Open"


class Market(PublicRow):
    """Dealers of one market are measured from the same answers."""

    slug = slug_field(unique=True)
    name = models.CharField(max_length=120)
    make = models.CharField(max_length=60, help_text="A make, or “used”.")
    city = models.CharField(max_length=80)
    region = models.CharField(max_length=80)
    country = models.CharField(max_length=2, default="US")
    time_zone = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=MarketState.choices, default=MarketState.OPEN)
    is_demo = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    dealers: models.ManyToManyField[Dealer, models.Model] = models.ManyToManyField(
        "aiv.Dealer", related_name="markets", blank=True
    )

    class Meta:
        ordering = ["name", "slug"]
        constraints = [
            models.UniqueConstraint(
                Lower("make"),
                Lower("city"),
                Lower("region"),
                Lower("country"),
                name="market_once_for_a_make_in_a_place",
            ),
            one_of("state", MarketState, "market_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Centroid(models.Model):
    """A point of the market's area from which local questions are asked."""

    market = models.ForeignKey(Market, models.CASCADE, related_name="centroids")
    position = models.PositiveSmallIntegerField()
    zip = models.CharField("ZIP code", max_length=12)
    lat = models.FloatField(validators=[MinValueValidator(-90), MaxValueValidator(90)])
    lng = models.FloatField(validators=[MinValueValidator(-180), MaxValueValidator(180)])

    class Meta:
        ordering = ["market", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["market", "position"], name="centroid_position_once_a_market"
            ),
            models.CheckConstraint(
                condition=models.Q(lat__gte=-90, lat__lte=90, lng__gte=-180, lng__lte=180),
                name="centroid_lies_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zip} ({self.lat:.3f}, {self.lng:.3f})"
