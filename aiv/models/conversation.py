"""Hold what a dealer's people asked about its figures, and what they were told."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils import timezone

from aiv.domain.advisor.entities import LONGEST
from aiv.domain.advisor.topics import Topic
from aiv.models.base import PublicRow

TOPICS: Final = [topic.value for topic in Topic]


class Conversation(PublicRow):
    """All that one person asked about one dealer; nobody else reads it."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="conversations")
    person = models.ForeignKey("accounts.User", models.CASCADE, related_name="conversations")
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    # Turns so far: the next one takes the next number, so that none is lost or doubled.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dealer", "person"], name="one_conversation_a_person_and_dealer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} about {self.dealer}"


class Turn(PublicRow):
    """One question and its reply, as they were: later figures do not change it."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="turns")
    seq = models.PositiveIntegerField()
    question = models.CharField(max_length=LONGEST)
    topic = models.CharField(max_length=12)
    # What the question named; the next one may lean on it.
    named = models.JSONField(default=dict, blank=True)
    market = models.ForeignKey("aiv.Market", models.SET_NULL, null=True, blank=True)
    reply = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["conversation", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "seq"], name="turn_once_a_number"),
            models.CheckConstraint(
                condition=models.Q(topic__in=TOPICS), name="turn_topic_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Turn {self.seq} of {self.conversation_id}"
