"""Hold the vehicles that a dealer's feed lists, those that left included."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from aiv.models.base import PublicRow


class VehicleCondition(models.TextChoices):
    """Say how a vehicle is sold."""

    NEW = "new", "New"
    USED = "used", "Used"
    CERTIFIED = "certified", "Certified"


class VehicleStatus(models.TextChoices):
    """Say whether the vehicle stands on the lot."""

    IN_STOCK = "in_stock", "In stock"
    IN_TRANSIT = "in_transit", "In transit"
    IN_PRODUCTION = "in_production", "In production"
    SOLD = "sold", "Sold"


class InventoryVehicle(PublicRow):
    """One vehicle of a feed as it was stated last; an empty text is "not stated"."""

    feed = models.ForeignKey("aiv.InventoryFeed", models.CASCADE, related_name="vehicles")
    last_import = models.ForeignKey("aiv.InventoryImport", models.RESTRICT, related_name="vehicles")
    vin = models.CharField(max_length=32)
    stock_number = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    make = models.CharField(max_length=200, blank=True)
    model = models.CharField(max_length=200, blank=True)
    trim = models.CharField(max_length=200, blank=True)
    body = models.CharField(max_length=200, blank=True)
    color = models.CharField(max_length=200, blank=True)
    condition = models.CharField(max_length=9, choices=VehicleCondition.choices, blank=True)
    status = models.CharField(max_length=13, choices=VehicleStatus.choices, blank=True)
    price = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    msrp = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    mileage = models.PositiveIntegerField(null=True, blank=True)
    mileage_unit = models.CharField(max_length=2, blank=True)
    url = models.CharField(max_length=2048, blank=True)
    images = models.JSONField(default=list, blank=True)
    in_stock_since = models.DateField(null=True, blank=True)
    store_code = models.CharField(max_length=200, blank=True)
    row = models.PositiveIntegerField(help_text="The row of the file it was read from last.")
    vin_fault = models.CharField(max_length=200, blank=True)
    # Not built yet, or too old to bear a standard number.
    is_vin_excused = models.BooleanField(default=False)
    # Of what the feed states, without the row: what did not change is not written again.
    digest = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True)
    first_seen_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["feed", "vin"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "vin"], name="vehicle_once_a_feed"),
            models.CheckConstraint(
                condition=Q(condition="") | Q(condition__in=VehicleCondition.values),
                name="vehicle_condition_is_known",
            ),
            models.CheckConstraint(
                condition=Q(status="") | Q(status__in=VehicleStatus.values),
                name="vehicle_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(is_current=True, gone_at__isnull=True)
                | Q(is_current=False, gone_at__isnull=False),
                name="vehicle_is_current_or_gone",
            ),
            models.CheckConstraint(
                condition=Q(price__isnull=True) | Q(price__gt=0), name="vehicle_price_is_positive"
            ),
            models.CheckConstraint(
                condition=Q(changed_at__gte=F("first_seen_at")),
                name="vehicle_changed_after_it_was_seen",
            ),
            models.CheckConstraint(condition=~Q(vin=""), name="vehicle_has_a_number"),
            models.CheckConstraint(
                condition=Q(is_vin_excused=False) | ~Q(vin_fault=""),
                name="vehicle_is_excused_of_a_fault",
            ),
        ]
        indexes = [
            models.Index(
                fields=["feed", "make", "model", "-year", "vin"],
                condition=Q(is_current=True),
                name="vehicles_on_offer",
            ),
            models.Index(fields=["feed", "last_import"], name="vehicles_of_an_import"),
            models.Index(
                fields=["feed", "vin"],
                condition=Q(is_current=True) & ~Q(vin_fault=""),
                name="vehicles_with_a_wrong_number",
            ),
        ]

    def __str__(self) -> str:
        return self.vin
