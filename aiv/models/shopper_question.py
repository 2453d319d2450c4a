"""Hold what shoppers asked often enough, cleaned and grouped, and what the store decided on it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from aiv.models.base import PublicRow, one_of


class QuestionState(models.TextChoices):
    """Tell what the store made of a suggestion."""

    OPEN = "open", "To decide"
    PROPOSED = "proposed", "Proposed for the panel"
    DISMISSED = "dismissed", "Dismissed"


class ShopperQuestion(PublicRow):
    """A question that several chats asked; it is gone with the last of them."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="shopper_questions")
    # The telling stems of its words: by it the next reading finds the same question again.
    key = models.CharField(max_length=600)
    wording = models.CharField(max_length=400)
    language = models.CharField(max_length=5, default="en")
    department = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    state = models.CharField(
        max_length=9, choices=QuestionState.choices, default=QuestionState.OPEN
    )
    reason = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    proposal = models.ForeignKey(
        "aiv.PanelProposal",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="shopper_questions",
    )

    class Meta:
        ordering = ["dealer", "-last_at"]
        constraints = [
            models.UniqueConstraint(fields=["dealer", "key"], name="shopper_question_once"),
            one_of("state", QuestionState, "shopper_question_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True)
                | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="decided_question_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(last_at__gte=F("first_at")), name="question_is_asked_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dealer}, {self.get_state_display().lower()}"


class QuestionSource(models.Model):
    """One chat that asked a question; deleted with the chat, so that counts follow at once."""

    question = models.ForeignKey(ShopperQuestion, models.CASCADE, related_name="sources")
    chat = models.ForeignKey("aiv.ShopperChat", models.CASCADE, related_name="question_sources")

    class Meta:
        ordering = ["question", "id"]
        constraints = [
            models.UniqueConstraint(fields=["question", "chat"], name="chat_counts_once_a_question")
        ]

    def __str__(self) -> str:
        return f"{self.chat} asked it"


class QuestionReading(models.Model):
    """The last reading of a dealer's chats: what it rested on and what it found."""

    dealer = models.OneToOneField("aiv.Dealer", models.CASCADE, related_name="question_reading")
    basis = models.CharField(max_length=64, blank=True)
    method_version = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    chats = models.PositiveIntegerField(default=0)
    questions = models.PositiveIntegerField(default=0)
    # Different questions that too few chats asked: their number is kept, their words are not.
    rare = models.PositiveIntegerField(default=0)
    is_whole = models.BooleanField(default=True)

    class Meta:
        ordering = ["dealer"]

    def __str__(self) -> str:
        return f"Questions of {self.dealer}"
