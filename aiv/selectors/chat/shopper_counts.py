"""Count what shoppers asked a dealer's widget, what was answered, and who waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from aiv.domain.shopper_chat.topics import Topic
from aiv.models import Author, ChatState, Dealer, Lead, ShopperChat, ShopperMessage

NO_QUESTIONS = (Topic.GREETING, Topic.THANKS, Topic.ABUSE, Topic.ORDERS, Topic.AUTOMATED)
"""Replies to these answer nothing that a store could know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopperCounts:
    """What came since a time; `asking_chats` are the chats with at least one question."""

    chats: int
    asking_chats: int
    questions: int
    answered: int
    handed_over: int
    taken: int
    leads: int
    open_leads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCounts:
    """What was asked about one thing since a time, and how much of it a fact answered."""

    topic: Topic
    chats: int
    questions: int
    answered: int


def by_topic(dealer: Dealer, *, since: datetime) -> tuple[TopicCounts, ...]:
    """Count a dealer's questions by what they are about, the most asked first, in one query."""
    counted = (
        _replies(dealer, since)
        .order_by()
        .values("topic")
        .annotate(
            chats=Count("chat", distinct=True),
            questions=Count("pk"),
            answered=Count("pk", filter=Q(is_answered=True)),
        )
        .order_by("-questions", "topic")
    )
    return tuple(
        TopicCounts(
            topic=Topic(each["topic"]),
            chats=each["chats"],
            questions=each["questions"],
            answered=each["answered"],
        )
        for each in counted
    )


def of(dealer: Dealer, *, since: datetime) -> ShopperCounts:
    """Count a dealer's chats and leads since a time, in three queries."""
    # What the chat says stays; since when it waits is forgotten once it is given back.
    asked = ShopperMessage.objects.filter(chat=OuterRef("pk"), topic=Topic.PERSON)
    chats = ShopperChat.objects.filter(dealer=dealer, opened_at__gte=since).aggregate(
        all=Count("pk"),
        handed_over=Count("pk", filter=Exists(asked)),
        taken=Count("pk", filter=Q(taken_at__isnull=False)),
    )
    replies = _replies(dealer, since).aggregate(
        all=Count("pk"),
        answered=Count("pk", filter=Q(is_answered=True)),
        chats=Count("chat", distinct=True),
    )
    leads = Lead.objects.filter(dealer=dealer, created_at__gte=since).aggregate(
        all=Count("pk"), open=Count("pk", filter=Q(done_at=None))
    )
    return ShopperCounts(
        chats=chats["all"],
        asking_chats=replies["chats"],
        questions=replies["all"],
        answered=replies["answered"],
        handed_over=chats["handed_over"],
        taken=chats["taken"],
        leads=leads["all"],
        open_leads=leads["open"],
    )


def _replies(dealer: Dealer, since: datetime) -> QuerySet[ShopperMessage]:
    """Give the replies to questions: each stands for the question before it."""
    return ShopperMessage.objects.filter(
        chat__dealer=dealer, author=Author.ASSISTANT, is_answered__isnull=False, at__gte=since
    ).exclude(topic__in=NO_QUESTIONS)


def waiting(dealer: Dealer) -> int:
    """Count the chats in which a shopper waits for a person."""
    return ShopperChat.objects.filter(dealer=dealer, state=ChatState.WAITING).count()
