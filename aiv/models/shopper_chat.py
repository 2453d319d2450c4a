"""Hold chats of shoppers on a dealer's site: consent, who speaks, every message as text."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from aiv.models.base import PublicRow, one_of

LONGEST_MESSAGE: Final = 1000


class ChatState(models.TextChoices):
    """Say who answers the shopper now."""

    ASSISTANT = "assistant", "Answered automatically"
    WAITING = "waiting", "Waiting for a person"
    PERSON = "person", "With a person"
    ENDED = "ended", "Ended"


OPEN_CHATS: Final = (ChatState.ASSISTANT, ChatState.WAITING, ChatState.PERSON)


class ShopperChat(PublicRow):
    """One chat; nothing of it is stored before the shopper agreed."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="shopper_chats")
    widget = models.ForeignKey("aiv.Widget", models.CASCADE, related_name="chats")
    # Shown once to the browser that opened the chat; with it that browser comes back.
    secret_digest = models.CharField(max_length=64, unique=True, editable=False)
    origin = models.CharField(max_length=300)
    language = models.CharField(max_length=5, default="en")
    state = models.CharField(max_length=9, choices=ChatState.choices, default=ChatState.ASSISTANT)
    consented_at = models.DateTimeField()
    consent_words = models.CharField(max_length=600)
    # Questions without personal data may suggest what shoppers ask; off unless ticked.
    may_learn = models.BooleanField(default=False)
    # Of the words ticked, and the words; 0 where they did not cover asking assistants.
    learn_version = models.PositiveSmallIntegerField(default=0)
    learn_words = models.CharField(max_length=600, blank=True)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    last_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    # Messages so far: the next one takes the next number, so that none is lost or doubled.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-last_at"]
        constraints = [
            one_of("state", ChatState, "chat_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False)
                | (~Q(state="ended") & Q(ended_at__isnull=True)),
                name="ended_chat_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(waiting_since__isnull=False),
                name="waiting_chat_says_since_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="person") | Q(taken_at__isnull=False),
                name="taken_chat_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(learn_version=0) | Q(may_learn=True),
                name="only_ticked_words_have_a_version",
            ),
            models.CheckConstraint(
                condition=Q(last_at__gte=F("opened_at")), name="chat_goes_on_after_it_opened"
            ),
        ]
        indexes = [
            models.Index(fields=["dealer", "-last_at"], name="chats_of_a_dealer"),
            models.Index(
                fields=["dealer", "waiting_since"],
                condition=Q(state="waiting"),
                name="chats_that_wait",
            ),
            models.Index(
                fields=["dealer", "ended_at"],
                condition=Q(state="ended", learn_version__gt=0),
                name="chats_that_may_suggest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dealer}, {self.opened_at:%Y-%m-%d %H:%M}"


class Author(models.TextChoices):
    """Say whose words a message is."""

    SHOPPER = "shopper", "Shopper"
    ASSISTANT = "assistant", "Automated assistant"
    PERSON = "person", "Staff"


class ShopperMessage(PublicRow):
    """One message, plain text whoever wrote it."""

    chat = models.ForeignKey(ShopperChat, models.CASCADE, related_name="messages")
    seq = models.PositiveIntegerField()
    author = models.CharField(max_length=9, choices=Author.choices)
    text = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    # What an automated reply is about, and whether a fact answered it; None for people.
    topic = models.CharField(max_length=20, blank=True)
    is_answered = models.BooleanField(null=True, blank=True)
    # A person is offered beside it, also to a page that comes back.
    offers_person = models.BooleanField(default=False)
    # What the shopper's page calls it: sent twice, it is stored once.
    client_id = models.UUIDField(null=True, blank=True, editable=False)
    written_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["chat", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["chat", "seq"], name="message_once_a_number"),
            models.UniqueConstraint(
                fields=["chat", "client_id"],
                condition=Q(client_id__isnull=False),
                name="message_once_a_client_id",
            ),
            one_of("author", Author, "message_author_is_known"),
            models.CheckConstraint(
                condition=Q(author="assistant") | Q(is_answered__isnull=True),
                name="only_automated_replies_are_judged",
            ),
            models.CheckConstraint(
                condition=Q(author="shopper") | Q(client_id__isnull=True),
                name="only_pages_of_shoppers_name_messages",
            ),
        ]
        indexes = [models.Index(fields=["chat", "author"], name="messages_by_author")]

    def __str__(self) -> str:
        return f"{self.get_author_display()}, message {self.seq}"
