"""Hold where Slack takes posts, sealed, and each post with how far it has come."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import LeasedRow, PublicRow, one_of


class SlackHook(PublicRow):
    """An incoming webhook as it was entered; whoever knows its address may post there.

    An operator sets one for a market, an owner one for the organization.
    """

    market = models.ForeignKey(
        "aiv.Market", models.CASCADE, null=True, blank=True, related_name="slack_hooks"
    )
    organization = models.ForeignKey(
        "accounts.Organization", models.CASCADE, null=True, blank=True, related_name="slack_hooks"
    )
    # Readable only with a secret that the database does not hold (aiv.services.asking.sealing).
    sealed = models.TextField(editable=False)
    sealed_with = models.CharField(max_length=16, editable=False)
    entered_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    tested_at = models.DateTimeField(null=True, blank=True)
    is_accepted = models.BooleanField(null=True, blank=True)
    verdict = models.CharField(max_length=300, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(market__isnull=True) ^ Q(organization__isnull=True),
                name="slack_hook_has_one_owner",
            ),
            models.UniqueConstraint(
                fields=["market"],
                condition=Q(forgotten_at__isnull=True),
                name="one_slack_hook_in_use_a_market",
            ),
            models.UniqueConstraint(
                fields=["organization"],
                condition=Q(forgotten_at__isnull=True),
                name="one_slack_hook_in_use_an_organization",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(sealed=""),
                name="a_forgotten_slack_hook_is_gone",
            ),
            models.CheckConstraint(
                condition=Q(tested_at__isnull=False) | Q(is_accepted__isnull=True, verdict=""),
                name="a_slack_verdict_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Slack of {self.market or self.organization}"


class SlackPostState(models.TextChoices):
    """Tell how far a post has come."""

    WAITING = "waiting", "Waits"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"


class SlackPost(LeasedRow):
    """One message for one webhook; the key says what it tells of, so that it is planned once."""

    hook = models.ForeignKey(SlackHook, models.CASCADE, related_name="posts")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    body = models.JSONField()
    state = models.CharField(
        max_length=10, choices=SlackPostState.choices, default=SlackPostState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    planned_at = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    # Why the last attempt failed, in words for people; empty once it was sent.
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-planned_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["hook", "key"], name="slack_post_once_a_key"),
            one_of("state", SlackPostState, "slack_post_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="sending", lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state="sending") & Q(lease_until__isnull=True, lease_token__isnull=True)),
                name="slack_post_has_a_lease_while_sent",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(failure=""),
                name="slack_post_says_why_it_failed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["waiting", "sending"]),
                name="slack_post_due",
            )
        ]

    def __str__(self) -> str:
        return self.title
