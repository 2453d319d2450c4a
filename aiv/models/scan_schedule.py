"""Hold when a market is asked by itself, who pays, and why a week was not asked."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow


class Weekday(models.IntegerChoices):
    """Name the days as Python counts them."""

    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


class ScanSchedule(PublicRow):
    """Ask a market once a week, from a day and hour of its own time zone."""

    market = models.OneToOneField("aiv.Market", models.CASCADE, related_name="scan_schedule")
    is_on = models.BooleanField(default=True)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices, default=Weekday.MONDAY)
    hour = models.PositiveSmallIntegerField(default=6, validators=[MaxValueValidator(23)])
    trials = models.PositiveSmallIntegerField(
        default=3, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    spread_hours = models.PositiveSmallIntegerField(
        default=120,
        validators=[MaxValueValidator(160)],
        help_text="The calls are spread over this many hours, in a random order.",
    )
    is_adaptive = models.BooleanField(
        default=True,
        help_text="After four weeks, more trials where they tell most; their number stays.",
    )
    asks_canary = models.BooleanField(
        default=True,
        help_text="Ask each assistant twelve questions no dealer can influence, once a week.",
    )
    asks_facts = models.BooleanField(
        default=False, help_text="Ask for the facts of each claimed dealer, once a week."
    )
    confirms_changes = models.BooleanField(
        default=False,
        help_text="When a claimed dealer seems to have changed, ask again and decide on that.",
    )
    organization = models.ForeignKey(
        "accounts.Organization", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Slots that lie before it was switched on are not made up for.
    since = models.DateTimeField(default=timezone.now)
    # Why the last period was not asked, or of whom not, until all is.
    refusal = models.CharField(max_length=300, blank=True)
    refusal_told_at = models.DateTimeField(
        null=True, blank=True, help_text="When its refusal was told by mail."
    )

    class Meta:
        ordering = ["market"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="schedule_weekday_exists"),
            models.CheckConstraint(condition=Q(hour__lte=23), name="schedule_hour_exists"),
            models.CheckConstraint(
                condition=Q(trials__gte=1, trials__lte=20), name="schedule_trials_are_few"
            ),
            models.CheckConstraint(
                condition=Q(spread_hours__lte=160), name="schedule_ends_within_its_week"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.market}: {self.get_weekday_display()} {self.hour:02d}:00"
