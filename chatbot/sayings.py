"""Do what a shopper's frame asks for, through the services, outside the event loop."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest

from aiv.domain.shopper_chat import faults
from aiv.models import ShopperChat
from aiv.selectors.chat import shopper_transcripts
from aiv.services.chat import chat_messages, chat_presence, leads, shopper_chats, widget_tickets
from aiv.services.chat.leads import Contact
from aiv.services.chat.shopper_chats import Opened
from chatbot import frames, limits

SHOPPER_ENDED: Final = "The shopper ended it."


def opened(frame: frames.Open, origin: str, *, now: datetime) -> Opened | None:
    """Open a chat; None for a ticket that opens none. Nothing is stored without consent."""
    if not frame.agreed:
        raise faults.refused("agreed", "not_agreed")
    widget = widget_tickets.redeem(frame.ticket, origin, now=now)
    if widget is None:
        return None
    return shopper_chats.open_chat(
        widget,
        origin,
        language=frame.language,
        may_learn=frame.may_learn,
        learn_version=frame.learn_version,
        now=now,
    )


def missed(chat: ShopperChat, since: int) -> list[dict[str, Any]]:
    """Give the messages after a number, and the state."""
    chat_presence.arrive(chat.pk)
    rows = shopper_transcripts.since(chat, since)
    state = shopper_transcripts.state_of(chat)
    return [*map(chat_messages.shown, rows), {"type": "state", "state": state}]


def hear(chat: ShopperChat, frame: frames.Later, request: HttpRequest, *, now: datetime) -> None:
    """Carry out one frame."""
    chat_presence.arrive(chat.pk)
    if isinstance(frame, frames.Say):
        shopper_chats.say(chat, frame.text, now=now, client_id=frame.id)
    elif isinstance(frame, frames.Typing):
        chat_presence.types(chat.pk)
    elif isinstance(frame, frames.CallPerson):
        shopper_chats.call_person(chat, now=now)
    elif isinstance(frame, frames.LeaveContact):
        _take(chat, frame, request, now=now)
    elif isinstance(frame, frames.End):
        shopper_chats.end(chat, reason=SHOPPER_ENDED, now=now)
    elif isinstance(frame, frames.Forget):
        shopper_chats.forget(chat)


def _take(
    chat: ShopperChat, frame: frames.LeaveContact, request: HttpRequest, *, now: datetime
) -> None:
    if frame.website:
        raise faults.refused("website", "trap")
    if limits.wait_of_address(request, limits.LEADS_OF_ADDRESS):
        raise faults.refused("name", "too_often")
    contact = Contact(
        name=frame.name,
        email=frame.email,
        phone=frame.phone,
        wish=frame.wish,
        vin=frame.vin,
        may_text=frame.may_text,
    )
    leads.take(chat, contact, now=now)
