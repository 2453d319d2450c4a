"""Hold what answers state about a dealer, held against its verified record."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from aiv.models.base import PublicRow, one_of


class StatedField(models.TextChoices):
    """Name what a statement is about."""

    PHONE = "phone", "Phone number"
    ADDRESS = "address", "Address"
    WEBSITE = "website", "Website"
    HOURS = "hours", "Opening hours"
    MAKES = "makes", "Makes sold"
    VEHICLES = "vehicles", "Price and stock"


class FactReading(PublicRow):
    """The newest reading of a dealer's answers: by which method, record and answers it was made.

    `basis` is a digest of all three, so that a reading is made again only when one of them
    changed; `record` is what the statements were held against, by which they can be read again.
    """

    dealer = models.OneToOneField("aiv.Dealer", models.CASCADE, related_name="fact_reading")
    method_version = models.CharField(max_length=40)
    basis = models.CharField(max_length=64)
    record = models.JSONField()
    answers = models.PositiveIntegerField()
    window_from = models.DateTimeField(null=True)
    window_to = models.DateTimeField(null=True)
    recorded_until = models.DateTimeField(null=True)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["dealer"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    window_from__isnull=True, window_to__isnull=True, recorded_until__isnull=True
                )
                | Q(window_from__lte=F("window_to"), recorded_until__isnull=False),
                name="fact_reading_window_is_ordered",
            )
        ]

    def __str__(self) -> str:
        return f"{self.answers} answers about {self.dealer}"


class StatedFact(models.Model):
    """One statement of an answer about a dealer, right or wrong; derived, never edited."""

    reading = models.ForeignKey(FactReading, models.CASCADE, related_name="statements")
    answer = models.ForeignKey("aiv.Answer", models.CASCADE, related_name="stated_facts")
    field = models.CharField(max_length=10, choices=StatedField.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    stated = models.TextField()
    correct = models.TextField()
    is_right = models.BooleanField()

    class Meta:
        ordering = ["reading", "field", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "answer", "field", "start"], name="stated_fact_once_a_place"
            ),
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="stated_fact_span_is_not_empty"
            ),
            one_of("field", StatedField, "stated_field_is_known"),
        ]
        indexes = [
            models.Index(fields=["reading", "is_right", "field"], name="stated_facts_of_a_reading")
        ]

    def __str__(self) -> str:
        return self.stated
