"""Open, carry on and end chats of shoppers; each message is written once and then told."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aiv import live
from aiv.domain.live_kinds import Kind
from aiv.domain.shopper_chat import opening, phrases, replies
from aiv.domain.shopper_chat.knowledge import Knowledge
from aiv.domain.shopper_chat.replies import Reply
from aiv.domain.shopper_chat.topics import Topic
from aiv.models import Author, ChatState, ShopperChat, Widget
from aiv.selectors.chat import shopper_knowledge
from aiv.services.chat import chat_messages
from aiv.services.chat.widget_tickets import digest_of

MOST_MESSAGES: Final = 300
IDLE: Final = timedelta(minutes=30)
FORGIVEN_ABUSE: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A new chat and the secret with which its browser comes back to it."""

    chat: ShopperChat
    secret: str


def open_chat(
    widget: Widget,
    origin: str,
    *,
    language: str,
    may_learn: bool,
    now: datetime,
    learn_version: int = 0,
) -> Opened:
    """Open a chat for whoever agreed to the words that are kept with it.

    `learn_version` is that of the words the page showed; only today's cover what is done today.
    """
    may_suggest = may_learn and learn_version == phrases.LEARN_VERSION
    spoken = language if language in languages_of(widget) else languages_of(widget)[0]
    secret = secrets.token_urlsafe(24)
    with transaction.atomic():
        chat = ShopperChat.objects.create(
            dealer=widget.dealer,
            widget=widget,
            secret_digest=digest_of(secret),
            origin=origin,
            language=spoken,
            consented_at=now,
            consent_words=consent_words(widget, spoken),
            may_learn=may_learn,
            learn_version=learn_version if may_suggest else 0,
            learn_words=phrases.say(spoken, "learn_consent") if may_suggest else "",
            opened_at=now,
            last_at=now,
        )
        greeting = greeting_of(widget, spoken)
        chat_messages.write(chat, Author.ASSISTANT, greeting, now=now, topic=Topic.GREETING)
        live.announce(widget.dealer, Kind.CHATS)
    return Opened(chat=chat, secret=secret)


def languages_of(widget: Widget) -> list[str]:
    """Give the languages a widget speaks, its own first."""
    return [each for each in widget.languages if each in phrases.LANGUAGES] or [phrases.DEFAULT]


def greeting_of(widget: Widget, language: str) -> str:
    """Give the store's own greeting in the language it is written in, the first; else ours."""
    is_own = widget.greeting and language == languages_of(widget)[0]
    return (
        widget.greeting if is_own else phrases.say(language, "greeting", store=widget.dealer.name)
    )


def consent_words(widget: Widget, language: str) -> str:
    """Give the words a shopper agrees to before the first message."""
    return phrases.say(
        language, "consent", store=widget.dealer.name, days=str(widget.retention_days)
    )


def shown_of(widget: Widget, *, now: datetime) -> dict[str, Any]:
    """Give what a page shows of a widget before anybody agreed to anything."""
    known = shopper_knowledge.of(widget.dealer)
    standing = opening.standing(known.week, known.holidays, opening.local(now, known.zone))
    return {
        "store": widget.dealer.name,
        "color": widget.color,
        "position": widget.position,
        "greeting": widget.greeting,
        "is_open": standing.is_open,
        "languages": [
            phrases.served(language, store=widget.dealer.name, days=str(widget.retention_days))
            for language in languages_of(widget)
        ],
    }


def come_back(secret: str, origin: str) -> ShopperChat | None:
    """Give the chat of a browser that opened it, on the same site, while the widget runs there."""
    rows = ShopperChat.objects.filter(
        secret_digest=digest_of(secret),
        origin=origin,
        widget__is_on=True,
        widget__origins__origin=origin,
    )
    return rows.select_related("dealer", "widget").first()


def say(
    chat: ShopperChat, text: str, *, now: datetime, client_id: UUID | None = None
) -> Reply | None:
    """Write a shopper's message and the automated reply; None while a person has the chat.

    A page that heard nothing sends it again under the same name: it is told what stands.
    Raises InvalidInput for no or too long a text, and Conflict once the chat has ended.
    """
    words = chat_messages.checked(text)
    known = shopper_knowledge.of(chat.dealer)
    reply = replies.reply(words, known, now=now, languages=_languages(chat))
    with transaction.atomic():
        row = chat_messages.locked(chat)
        if (sent := chat_messages.known(row, client_id)) is not None:
            chat_messages.tell(row, chat_messages.shown(sent))
            return None
        chat_messages.write(row, Author.SHOPPER, words, now=now, client_id=client_id)
        given = _answer(row, reply, known, now=now) if row.state == ChatState.ASSISTANT else None
        live.announce(row.dealer, Kind.CHATS)
    return given


def call_person(chat: ShopperChat, *, now: datetime) -> None:
    """Put a chat into the queue of the store's people, if the store is open or nobody knows."""
    known = shopper_knowledge.of(chat.dealer)
    with transaction.atomic():
        row = chat_messages.locked(chat)
        if row.state == ChatState.ASSISTANT:
            _call(row, known, now=now)
            live.announce(row.dealer, Kind.CHATS)


def end(chat: ShopperChat, *, reason: str, now: datetime) -> bool:
    """End a chat; ending it again does nothing."""
    with transaction.atomic():
        rows = ShopperChat.objects.select_for_update(of=("self",)).select_related("dealer")
        row = rows.get(pk=chat.pk)
        if row.state == ChatState.ENDED:
            return False
        chat_messages.close(row, reason, now=now)
        live.announce(row.dealer, Kind.CHATS)
    return True


def forget(chat: ShopperChat) -> None:
    """Delete a chat with every message, and the lead that came out of it."""
    with transaction.atomic():
        dealer = chat.dealer
        # Locked first: whoever counts its questions at this moment waits, or finds it gone.
        ShopperChat.objects.select_for_update().filter(pk=chat.pk).first()
        chat.leads.all().delete()
        ShopperChat.objects.filter(pk=chat.pk).delete()
        chat_messages.tell(chat, {"type": "forgotten"})
        live.announce(dealer, Kind.CHATS)


def end_idle(now: datetime) -> int:
    """End what nobody wrote in for a while; a chat that waits for a person is left open longer."""
    silent = ShopperChat.objects.filter(state=ChatState.ASSISTANT, last_at__lt=now - IDLE)
    waiting = ShopperChat.objects.filter(
        state__in=(ChatState.WAITING, ChatState.PERSON), last_at__lt=now - 8 * IDLE
    )
    rows = [*silent[:100], *waiting[:100]]
    return sum(end(chat, reason="Nobody wrote for a while.", now=now) for chat in rows)


def forget_old(now: datetime) -> int:
    """Delete chats and leads that are older than their dealer keeps them."""
    gone = 0
    for widget in Widget.objects.all():
        before = now - timedelta(days=widget.retention_days)
        with transaction.atomic():
            leads = widget.dealer.leads.filter(created_at__lt=before)
            chats = widget.chats.filter(last_at__lt=before)
            old = list(chats.select_for_update().order_by("pk").values_list("pk", flat=True))
            gone += leads.delete()[0] + widget.chats.filter(pk__in=old).delete()[0]
    return gone


def _languages(chat: ShopperChat) -> Iterator[str]:
    """Give the chat's language first, then the others its widget speaks."""
    yield chat.language
    yield from (each for each in languages_of(chat.widget) if each != chat.language)


def _answer(chat: ShopperChat, reply: Reply, known: Knowledge, *, now: datetime) -> Reply:
    if reply.topic is Topic.ABUSE and _abuses(chat) >= FORGIVEN_ABUSE:
        chat_messages.fixed(chat, "ended_abuse", now=now, topic=Topic.ABUSE)
        chat_messages.close(chat, "It was not friendly any more.", now=now)
    elif chat.seq >= MOST_MESSAGES:
        chat_messages.fixed(chat, "ended_long", now=now)
        chat_messages.close(chat, "It grew too long.", now=now)
    elif reply.calls_a_person:
        _call(chat, known, now=now)
    else:
        chat_messages.write(
            chat,
            Author.ASSISTANT,
            reply.text,
            now=now,
            topic=reply.topic,
            is_answered=reply.is_answered,
            offers_person=reply.offers_person,
        )
    return reply


def _abuses(chat: ShopperChat) -> int:
    return chat.messages.filter(author=Author.ASSISTANT, topic=Topic.ABUSE).count()


def _call(chat: ShopperChat, known: Knowledge, *, now: datetime) -> None:
    local = opening.local(now, known.zone)
    if opening.standing(known.week, known.holidays, local).is_open is False:
        chat_messages.fixed(chat, "person_later", now=now, topic=Topic.PERSON, offers_lead=True)
        return
    chat.state, chat.waiting_since = ChatState.WAITING, now
    chat.save(update_fields=["state", "waiting_since"])
    chat_messages.fixed(chat, "person_called", now=now, topic=Topic.PERSON)
    chat_messages.tell_state(chat)
