"""Let people of the store take a shopper's chat, answer in it, give it back, end or delete it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from aiv import live
from aiv.domain.errors import Conflict
from aiv.domain.live_kinds import Kind
from aiv.domain.shopper_chat import phrases
from aiv.models import Author, ChatState, ShopperChat, ShopperMessage
from aiv.services.chat import chat_messages, shopper_chats
from dealershipai.accounts import audit
from dealershipai.accounts.models import User


def answer(chat: ShopperChat, text: str, *, person: User, now: datetime) -> ShopperMessage:
    """Write what a person of the store says; only whoever took the chat may."""
    words = chat_messages.checked(text, longest=2000)
    with transaction.atomic():
        row = _of_person(chat, person)
        message = chat_messages.write(row, Author.PERSON, words, now=now, written_by=person)
        live.announce(row.dealer, Kind.CHATS)
    return message


def take(chat: ShopperChat, *, person: User, now: datetime) -> None:
    """Give a chat to one person; of two at once the second is told."""
    with transaction.atomic():
        row = chat_messages.locked(chat)
        if row.state == ChatState.PERSON and row.taken_by_id != person.pk:
            raise Conflict("Somebody else answers this chat now.")
        if row.state == ChatState.PERSON:
            return
        row.state, row.taken_by, row.taken_at = ChatState.PERSON, person, now
        row.save(update_fields=["state", "taken_by", "taken_at"])
        chat_messages.fixed(row, "person_joined", now=now, person=_shown_name(row, person))
        chat_messages.tell_state(row)
        live.announce(row.dealer, Kind.CHATS)


def give_back(chat: ShopperChat, *, person: User, now: datetime) -> None:
    """Let the automated assistant answer again."""
    with transaction.atomic():
        row = _of_person(chat, person)
        row.state, row.taken_by, row.waiting_since = ChatState.ASSISTANT, None, None
        row.save(update_fields=["state", "taken_by", "waiting_since"])
        chat_messages.fixed(row, "person_left", now=now)
        chat_messages.tell_state(row)
        live.announce(row.dealer, Kind.CHATS)


def end(chat: ShopperChat, *, now: datetime) -> bool:
    """End a chat for the store; ending it again does nothing."""
    return shopper_chats.end(chat, reason="Somebody of the store ended it.", now=now)


@transaction.atomic
def delete(chat: ShopperChat, *, person: User) -> None:
    """Delete a chat and its lead because a shopper asked for it; who did it stays on record."""
    audit.record(
        actor=person,
        action="shopper_chat.deleted",
        target=chat,
        changes={"dealer": chat.dealer.slug},
        organization_id=chat.dealer.organization_id,
    )
    shopper_chats.forget(chat)


def _of_person(chat: ShopperChat, person: User) -> ShopperChat:
    row = chat_messages.locked(chat)
    if row.state != ChatState.PERSON or row.taken_by_id != person.pk:
        raise Conflict("Take this chat first; somebody else may have it now.")
    return row


def _shown_name(chat: ShopperChat, person: User) -> str:
    """Give the name a person entered; an e-mail address is none of a shopper's business."""
    return person.name.strip() or phrases.say(chat.language, "somebody")
