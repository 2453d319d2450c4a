"""Hold what access logs of a dealer's site showed of AI bots and of visits sent by assistants."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import LeasedRow, one_of


class LogState(models.TextChoices):
    """Tell how far the reading of a log has come."""

    WAITING = "waiting", "Waiting"
    READING = "reading", "Being read"
    READ = "read", "Read"
    FAILED = "failed", "Failed"


class Standing(models.TextChoices):
    """Say whether a visitor who calls itself a bot is that bot."""

    VERIFIED = "verified", "Verified"
    CLAIMED = "claimed", "Claimed"
    SPOOFED = "spoofed", "Spoofed"


class AccessLog(LeasedRow):
    """One uploaded log: read in slices, each of which counts and moves `bytes_read` at once."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="access_logs")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    # Logs of one server that overlap in time are counted once; those of several add up.
    server = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=LogState.choices, default=LogState.WAITING)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    size = models.PositiveBigIntegerField(help_text="Bytes of the file as it was uploaded.")
    # Since the last slice that was read; each reading that its worker did not survive adds one.
    attempts = models.PositiveSmallIntegerField(default=0)
    packed_read = models.PositiveBigIntegerField(default=0)
    # Bytes of the log itself, unpacked: where the next slice begins.
    bytes_read = models.PositiveBigIntegerField(default=0)
    lines = models.PositiveBigIntegerField(default=0)
    unread_lines = models.PositiveBigIntegerField(default=0)
    repeated_lines = models.PositiveBigIntegerField(default=0)
    first_at = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-uploaded_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dealer", "digest"], name="access_log_once_a_dealer"),
            one_of("state", LogState, "log_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="reading", lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state="reading") & Q(lease_until__isnull=True, lease_token__isnull=True)),
                name="log_has_a_lease_while_read",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(note=""), name="failed_log_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["dealer", "-uploaded_at"], name="access_logs_of_a_dealer"),
            models.Index(
                fields=["uploaded_at"],
                condition=Q(state__in=["waiting", "reading"]),
                name="access_log_due",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BotVisits(models.Model):
    """How often a bot asked for pages of one class on one day, and what it was served."""

    log = models.ForeignKey(AccessLog, models.CASCADE, related_name="bot_visits")
    day = models.DateField()
    token = models.CharField(max_length=40)
    page_class = models.CharField(max_length=12)
    standing = models.CharField(max_length=10, choices=Standing.choices)
    hits = models.PositiveBigIntegerField(default=0)
    redirects = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0, help_text="4xx but 404 and 410.")
    missing = models.PositiveBigIntegerField(default=0, help_text="404 and 410.")
    failed = models.PositiveBigIntegerField(default=0, help_text="5xx.")
    last_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "bot visits"
        constraints = [
            models.UniqueConstraint(
                fields=["log", "day", "token", "page_class", "standing"],
                name="bot_visits_once_a_day",
            ),
            one_of("standing", Standing, "bot_standing_is_known"),
            models.CheckConstraint(
                condition=Q(
                    hits__gte=models.F("redirects")
                    + models.F("refused")
                    + models.F("missing")
                    + models.F("failed")
                ),
                name="bot_errors_are_among_its_hits",
            ),
        ]
        indexes = [models.Index(fields=["log", "-day"], name="bot_visits_by_day")]

    def __str__(self) -> str:
        return f"{self.token} on {self.day}"


class FetchedVehicle(models.Model):
    """A vehicle's page that an assistant's search bot was served; only verified ones count."""

    log = models.ForeignKey(AccessLog, models.CASCADE, related_name="fetched_vehicles")
    path = models.CharField(max_length=300)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "path"], name="fetched_vehicle_once_a_log")
        ]
        indexes = [models.Index(fields=["log", "-last_at"], name="fetched_vehicles_by_time")]

    def __str__(self) -> str:
        return self.path


class ReferralProof(models.TextChoices):
    """Say by what a visit was known to come from an assistant."""

    REFERRER = "referrer", "Referrer"
    TAG = "tag", "Tag in the address"


class Referrals(models.Model):
    """Visits of people that an assistant sent on one day."""

    log = models.ForeignKey(AccessLog, models.CASCADE, related_name="referrals")
    day = models.DateField()
    assistant = models.CharField(max_length=40)
    proof = models.CharField(max_length=10, choices=ReferralProof.choices)
    visits = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "referrals"
        constraints = [
            models.UniqueConstraint(
                fields=["log", "day", "assistant", "proof"], name="referrals_once_a_day"
            ),
            one_of("proof", ReferralProof, "referral_proof_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.assistant} on {self.day}"


class BotAddresses(models.Model):
    """Where a vendor says its bots come from, as its published list stood when it was fetched."""

    url = models.URLField(max_length=300, unique=True)
    networks = models.JSONField(default=list)
    fetched_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField()
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["url"]
        verbose_name_plural = "bot addresses"
        constraints = [
            models.CheckConstraint(
                condition=Q(fetched_at__isnull=False) | ~Q(failure=""),
                name="bot_addresses_are_there_or_say_why",
            )
        ]

    def __str__(self) -> str:
        return self.url
