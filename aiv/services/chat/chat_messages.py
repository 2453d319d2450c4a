"""Write messages of shoppers' chats under the chat's lock, and tell its open sockets."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from aiv import live
from aiv.domain import storable
from aiv.domain.shopper_chat import faults, phrases
from aiv.models import OPEN_CHATS, Author, ChatState, ShopperChat, ShopperMessage
from aiv.models.shopper_chat import LONGEST_MESSAGE
from dealershipai.accounts.models import User


def group_of(chat: ShopperChat) -> str:
    """Name the group that the sockets of a chat join."""
    return f"{chat.pk.hex}.chat"


def tell(chat: ShopperChat, event: dict[str, Any]) -> None:
    """Send an event to the chat's open sockets once the transaction commits."""
    message = {"type": live.MESSAGE, "event": event}
    transaction.on_commit(partial(live.COURIER.send, group_of(chat), message))


def tell_state(chat: ShopperChat) -> None:
    """Tell the open sockets who answers now."""
    tell(chat, {"type": "state", "state": chat.state})


def shown(message: ShopperMessage) -> dict[str, Any]:
    """Give a message as a shopper's page shows it: text, whose, and its number."""
    return {
        "type": "message",
        "seq": message.seq,
        "author": message.author,
        "text": message.text,
        "at": message.at.isoformat(),
        "offers_person": message.offers_person,
        "id": str(message.client_id) if message.client_id else "",
    }


def locked(chat: ShopperChat) -> ShopperChat:
    """Lock an open chat inside the caller's transaction; raises Conflict once it has ended."""
    rows = ShopperChat.objects.select_for_update(of=("self",)).select_related("dealer", "widget")
    row = rows.get(pk=chat.pk)
    if row.state not in OPEN_CHATS:
        raise faults.ended()
    return row


def checked(text: str, *, longest: int = LONGEST_MESSAGE) -> str:
    """Give what somebody wrote as it is stored; raises InvalidInput for no or too long a text."""
    words = storable.text(text).strip()
    if not words:
        raise faults.refused("text", "empty")
    if len(words) > longest:
        raise faults.refused("text", "too_long", most=str(longest), count=str(len(words)))
    return words


def fixed(
    chat: ShopperChat,
    sentence: str,
    *,
    now: datetime,
    topic: str = "",
    offers_lead: bool = False,
    **values: str,
) -> None:
    """Write a fixed sentence of the assistant."""
    text = phrases.say(chat.language, sentence, store=chat.dealer.name, **values)
    write(chat, Author.ASSISTANT, text, now=now, topic=topic, offers_person=offers_lead)


def close(chat: ShopperChat, reason: str, *, now: datetime) -> None:
    """End a locked chat."""
    chat.state, chat.ended_at, chat.end_reason = ChatState.ENDED, now, reason[:200]
    chat.save(update_fields=["state", "ended_at", "end_reason"])
    tell_state(chat)


def known(chat: ShopperChat, client_id: UUID | None) -> ShopperMessage | None:
    """Give the message that a page has sent before under this name; ask under the chat's lock."""
    return chat.messages.filter(client_id=client_id).first() if client_id else None


def write(
    chat: ShopperChat,
    author: Author,
    text: str,
    *,
    now: datetime,
    topic: str = "",
    is_answered: bool | None = None,
    offers_person: bool = False,
    client_id: UUID | None = None,
    written_by: User | None = None,
) -> ShopperMessage:
    """Add a message under the chat's lock; its number follows the one before."""
    chat.seq += 1
    chat.last_at = max(now, chat.last_at)
    chat.save(update_fields=["seq", "last_at"])
    message = ShopperMessage.objects.create(
        chat=chat,
        seq=chat.seq,
        author=author,
        text=text[:2000],
        at=now,
        topic=topic,
        is_answered=is_answered,
        offers_person=offers_person,
        client_id=client_id,
        written_by=written_by,
    )
    tell(chat, shown(message))
    return message
