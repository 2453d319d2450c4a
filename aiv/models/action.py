"""Hold what a dealer could change, how far that has come, and what happened to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of

LARGEST = 10


class ActionKind(models.TextChoices):
    """Name the source of an action."""

    FINDING = "finding", "Site audit"
    LOST_INTENT = "lost_intent", "Lost question"
    WRONG_FACT = "wrong_fact", "Wrong fact"
    UNCITED_SOURCE = "uncited_source", "Cited site"


class ActionState(models.TextChoices):
    """Tell how far an action has come."""

    OPEN = "open", "Open"
    TAKEN = "taken", "Taken"
    DONE = "done", "Done"
    DISMISSED = "dismissed", "Dismissed"
    FIXED = "fixed", "Fixed since"


class ActionEffort(models.TextChoices):
    """Say how much work an action is."""

    SMALL = "small", "Small"
    MEDIUM = "medium", "Medium"
    LARGE = "large", "Large"


class ActionGrade(models.TextChoices):
    """Say how well its effect is proved."""

    DOCUMENTED = "documented", "Documented"
    TRIED = "tried", "Tried elsewhere"
    OBSERVED = "observed", "Seen together"
    REASONED = "reasoned", "Reasoned"
    NO_EFFECT = "no_effect", "No measured effect"


class Action(PublicRow):
    """One thing to change; `key` finds it again, `gone_at` says since when its source is in order.

    What was found is written anew at each refresh; state, owner and note belong to people.
    `intents` and `pages` are what the change touches, `since` the time of its oldest evidence.
    """

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="actions")
    market = models.ForeignKey(
        "aiv.Market", models.CASCADE, null=True, blank=True, related_name="actions"
    )
    key = models.CharField(max_length=400)
    kind = models.CharField(max_length=14, choices=ActionKind.choices)
    state = models.CharField(max_length=9, choices=ActionState.choices, default=ActionState.OPEN)
    title = models.CharField(max_length=300)
    change = models.TextField(max_length=2000)
    target = models.TextField(blank=True)
    effort = models.CharField(max_length=6, choices=ActionEffort.choices)
    effort_reason = models.CharField(max_length=300, blank=True)
    grade = models.CharField(max_length=10, choices=ActionGrade.choices)
    size = models.FloatField()
    size_words = models.TextField(max_length=1000)
    priority = models.FloatField()
    generator = models.CharField(max_length=10, blank=True)
    evidence = models.JSONField(default=list, blank=True)
    intents = models.JSONField(default=list, blank=True)
    pages = models.JSONField(default=list, blank=True)
    since = models.DateTimeField()
    method_version = models.CharField(max_length=40)
    owner = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    found_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    gone_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(max_length=2000, blank=True, help_text="What was changed, or why not.")

    class Meta:
        ordering = ["-priority", "-size", "key"]
        constraints = [
            models.UniqueConstraint(fields=["dealer", "key"], name="action_once_a_dealer"),
            one_of("kind", ActionKind, "action_kind_is_known"),
            one_of("state", ActionState, "action_state_is_known"),
            one_of("effort", ActionEffort, "action_effort_is_known"),
            one_of("grade", ActionGrade, "action_grade_is_known"),
            models.CheckConstraint(
                condition=Q(size__gte=0, size__lte=LARGEST), name="action_size_is_of_ten"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__isnull=False),
                name="done_action_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="fixed") | Q(gone_at__isnull=False),
                name="fixed_action_says_since_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(note=""), name="dismissed_action_says_why"
            ),
        ]
        indexes = [
            models.Index(
                fields=["dealer", "state", "-priority", "-size"], name="actions_of_a_dealer"
            ),
            models.Index(fields=["dealer", "-found_at", "id"], name="actions_by_time"),
        ]

    def __str__(self) -> str:
        return self.title


class ActionEvent(models.Model):
    """One thing that happened to an action; without a person a measurement did it."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    what = models.CharField(max_length=20)
    person = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["action", "-at"], name="events_of_an_action")]

    def __str__(self) -> str:
        return f"{self.what} on {self.at:%Y-%m-%d}"


class ActionReview(models.Model):
    """When a dealer's actions were last drawn from what was measured, and what each source gave."""

    dealer = models.OneToOneField(
        "aiv.Dealer", models.CASCADE, primary_key=True, related_name="action_review"
    )
    reviewed_at = models.DateTimeField()
    sources = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["dealer"]

    def __str__(self) -> str:
        return f"Actions of {self.dealer}"
