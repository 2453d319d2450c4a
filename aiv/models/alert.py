"""Hold what a dealer is to be told of, whom it was told, and how each person wants to hear."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from aiv.models.base import LeasedRow, PublicRow, one_of


class AlertKind(models.TextChoices):
    """Name what an alert tells of."""

    DROP = "drop", "Named less often"
    RISE = "rise", "Named more often"
    OVERTAKEN = "overtaken", "A rival overtakes"
    WRONG_FACT = "wrong_fact", "A wrong fact is stated"
    CRAWLER = "crawler", "A crawler is kept out"
    BUDGET = "budget", "The budget runs out"
    ENGINE = "engine", "An assistant itself moved"


class AlertState(models.TextChoices):
    """Say how far an alert has come; only a confirmed one is sent."""

    HELD = "held", "Held: an assistant moved"
    WAITING = "waiting", "Waits for a second draw"
    CONFIRMED = "confirmed", "Confirmed"
    NOT_CONFIRMED = "not_confirmed", "Not confirmed"
    UNCONFIRMED = "unconfirmed", "Could not be confirmed"


class Alert(PublicRow):
    """One change beyond its noise; `key` says of what, so that it is told once.

    What a week shows is told once for ever; what lasts (a wrong fact, a shut-out bot) once until
    it ended. A budget belongs to an organization, or without one to the installation.
    """

    kind = models.CharField(max_length=12, choices=AlertKind.choices)
    state = models.CharField(max_length=14, choices=AlertState.choices)
    dealer = models.ForeignKey(
        "aiv.Dealer", models.CASCADE, null=True, blank=True, related_name="alerts"
    )
    organization = models.ForeignKey(
        "accounts.Organization", models.CASCADE, null=True, blank=True, related_name="alerts"
    )
    market = models.ForeignKey("aiv.Market", models.CASCADE, null=True, blank=True)
    week = models.DateField(null=True, blank=True, help_text="Its Monday, where it has a week.")
    subject = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    # Why it is not told, or what is being waited for.
    reason = models.TextField(blank=True)
    figures = models.JSONField(default=dict)
    second = models.JSONField(default=dict, blank=True)
    second_words = models.CharField(max_length=300, blank=True)
    method_version = models.CharField(max_length=40)
    found_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-found_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(ended_at__isnull=True), name="one_alert_of_a_thing"
            ),
            one_of("kind", AlertKind, "alert_kind_is_known"),
            one_of("state", AlertState, "alert_state_is_known"),
            models.CheckConstraint(
                condition=Q(kind="budget", dealer__isnull=True)
                | (~Q(kind="budget") & Q(dealer__isnull=False, organization__isnull=True)),
                name="alert_is_of_a_dealer_or_a_budget",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["held", "waiting"]) | Q(decided_at__isnull=False),
                name="a_decided_alert_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["confirmed", "not_confirmed"]) | ~Q(reason=""),
                name="an_untold_alert_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["dealer", "-found_at"], name="alerts_of_a_dealer"),
            models.Index(
                fields=["found_at"],
                condition=Q(state__in=["held", "waiting"]),
                name="alerts_to_decide",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AlertWeek(PublicRow):
    """A week of a market that was looked through, so that it is looked through once."""

    market = models.ForeignKey("aiv.Market", models.CASCADE, related_name="alert_weeks")
    week = models.DateField(help_text="Its Monday.")
    tested = models.PositiveIntegerField(help_text="Claimed dealers whose change could be tested.")
    untested = models.PositiveIntegerField(
        help_text="Claimed dealers with too few dealers and earlier weeks to hold them against."
    )
    found = models.PositiveIntegerField()
    evaluated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-week", "market"]
        constraints = [
            models.UniqueConstraint(fields=["market", "week"], name="alert_week_once_a_market")
        ]

    def __str__(self) -> str:
        return f"{self.market}, week of {self.week}"


class AlertChannel(models.TextChoices):
    """Name a way to hear of an alert."""

    PAGE = "page", "On the page"
    EMAIL = "email", "By e-mail"
    SLACK = "slack", "In Slack"


class AlertPreference(PublicRow):
    """Whether a person wants a kind by a channel; of Slack an organization decides.

    Without a row the answer is yes.
    """

    person = models.ForeignKey(
        "accounts.User", models.CASCADE, null=True, blank=True, related_name="alert_preferences"
    )
    organization = models.ForeignKey(
        "accounts.Organization",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="alert_preferences",
    )
    kind = models.CharField(max_length=12, choices=AlertKind.choices)
    channel = models.CharField(max_length=5, choices=AlertChannel.choices)
    is_on = models.BooleanField()

    class Meta:
        ordering = ["person", "organization", "kind", "channel"]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel="slack", organization__isnull=False, person__isnull=True)
                | (~Q(channel="slack") & Q(organization__isnull=True, person__isnull=False)),
                name="alert_preference_has_its_owner",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "channel"],
                condition=Q(person__isnull=False),
                name="alert_preference_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["organization", "kind", "channel"],
                condition=Q(organization__isnull=False),
                name="alert_preference_once_an_organization",
            ),
            one_of("kind", AlertKind, "alert_preference_kind_is_known"),
            one_of("channel", AlertChannel, "alert_preference_channel_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_channel_display()}: {self.is_on}"


class AlertHours(PublicRow):
    """The hours in which a person wants no mail, by the clock where they are."""

    person = models.OneToOneField("accounts.User", models.CASCADE, related_name="alert_hours")
    time_zone = models.CharField(max_length=64)
    begin = models.TimeField()
    end = models.TimeField()

    class Meta:
        ordering = ["person"]
        verbose_name_plural = "alert hours"
        constraints = [
            models.CheckConstraint(
                condition=~Q(begin=F("end")), name="quiet_hours_leave_some_of_the_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.begin:%H:%M} to {self.end:%H:%M} {self.time_zone}"


class DeliveryState(models.TextChoices):
    """Say how far a telling has come."""

    WAITING = "waiting", "Waits"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    SKIPPED = "skipped", "Not wanted"
    FAILED = "failed", "Failed"


class AlertDelivery(LeasedRow):
    """One alert told to one person by one channel: an outbox, so that no crash loses a mail."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="deliveries")
    person = models.ForeignKey("accounts.User", models.CASCADE, related_name="alert_deliveries")
    channel = models.CharField(max_length=5, choices=AlertChannel.choices)
    state = models.CharField(
        max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["alert", "person", "channel"]
        verbose_name_plural = "alert deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["alert", "person", "channel"], name="alert_told_once_a_channel"
            ),
            one_of("state", DeliveryState, "alert_delivery_state_is_known"),
            models.CheckConstraint(
                condition=Q(channel="page", state="sent")
                | Q(channel="email", read_at__isnull=True),
                name="alert_is_read_on_the_page",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state="sending") & Q(lease_until__isnull=True, lease_token__isnull=True)),
                name="alert_delivery_has_a_lease_while_sent",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["waiting", "sending"]),
                name="alert_deliveries_due",
            ),
            models.Index(
                fields=["person"],
                condition=Q(channel="page", read_at__isnull=True),
                name="alerts_unread",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alert} to {self.person}, {self.get_channel_display()}"


def unread_alerts(person: UUID) -> Coalesce:
    """Give, for a query over dealers, how many alerts of each are new to a person."""
    rows = AlertDelivery.objects.filter(
        alert__dealer=OuterRef("pk"), person=person, channel=AlertChannel.PAGE, read_at=None
    )
    counted = rows.order_by().values("alert__dealer").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)
