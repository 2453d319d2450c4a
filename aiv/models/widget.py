"""Hold a dealer's chat widget: how it looks, where it may run, what it adds to facts."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of

COLOR = RegexValidator(r"^#[0-9a-f]{6}$", "Write a colour such as #0b5f66.")


class WidgetPosition(models.TextChoices):
    """Say in which corner the button floats; sides follow the direction of reading."""

    END = "end", "At the end of the line (right in English)"
    START = "start", "At the start of the line (left in English)"


class Widget(PublicRow):
    """The widget of one dealer; switched off, no page can open it."""

    dealer = models.OneToOneField("aiv.Dealer", models.CASCADE, related_name="widget")
    # Stands in public HTML and proves nothing by itself.
    key = models.CharField(max_length=40, unique=True, editable=False)
    is_on = models.BooleanField(default=False)
    greeting = models.CharField(max_length=200, blank=True)
    color = models.CharField(max_length=7, default="#0b5f66", validators=[COLOR])
    position = models.CharField(
        max_length=5, choices=WidgetPosition.choices, default=WidgetPosition.END
    )
    # Codes of languages whose fixed words it may speak; the first is the one it starts in.
    languages = models.JSONField(default=list, blank=True)
    adf_recipients = models.JSONField(default=list, blank=True)
    mail_recipients = models.JSONField(default=list, blank=True)
    retention_days = models.PositiveSmallIntegerField(
        default=90, validators=[MinValueValidator(1), MaxValueValidator(730)]
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["dealer"]
        constraints = [
            one_of("position", WidgetPosition, "widget_position_is_known"),
            models.CheckConstraint(
                condition=Q(retention_days__gte=1, retention_days__lte=730),
                name="widget_keeps_chats_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"Widget of {self.dealer}"


class WidgetOrigin(models.Model):
    """One origin on which the widget may run, exact in scheme, host and port."""

    widget = models.ForeignKey(Widget, models.CASCADE, related_name="origins")
    origin = models.CharField(max_length=300)

    class Meta:
        ordering = ["widget", "origin"]
        constraints = [
            models.UniqueConstraint(fields=["widget", "origin"], name="origin_once_a_widget")
        ]

    def __str__(self) -> str:
        return self.origin


class RefusedOrigin(models.Model):
    """How often a foreign origin was turned away on a day."""

    widget = models.ForeignKey(Widget, models.CASCADE, related_name="refused_origins")
    origin = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["widget", "-day", "-times", "origin"]
        constraints = [
            models.UniqueConstraint(
                fields=["widget", "origin", "day"], name="refused_origin_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.origin or 'no origin'} on {self.day}"


class WidgetTicket(PublicRow):
    """A short permission to open one chat, bound to widget and origin; used once."""

    widget = models.ForeignKey(Widget, models.CASCADE, related_name="tickets")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    origin = models.CharField(max_length=300)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-expires_at"]

    def __str__(self) -> str:
        return f"{self.origin} until {self.expires_at:%H:%M}"


class OwnAnswer(PublicRow):
    """A question that the dealer answers in its own words."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="own_answers")
    question = models.CharField(max_length=200)
    answer = models.CharField(max_length=800)
    written_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["dealer", "question"]
        constraints = [
            models.UniqueConstraint(fields=["dealer", "question"], name="own_question_once")
        ]

    def __str__(self) -> str:
        return self.question
