"""Build one chat with a shopper: what was said, who has it, and what a person can do in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from aiv.models import Author, ChatState, Dealer, ShopperChat, ShopperMessage
from dashboard.pages.chat.shopper_chats import KINDS, local_text, note_of
from dealershipai.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message as text; `note` says of an automated reply whether a fact answered it."""

    seq: int
    author: str
    kind: str
    text: str
    at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPage:
    """One chat; `seen` names what a page shows, so that nothing is sent twice."""

    dealer: Dealer
    chat: ShopperChat
    lines: tuple[Line, ...]
    state: str
    kind: str
    note: str
    presence: str
    seen: str
    is_open: bool
    is_mine: bool
    may_take: bool
    opened: str
    zone: str
    consented: str
    learning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Whether the shopper's page is open, and whether they write."""

    is_here: bool
    is_typing: bool


def build(
    chat: ShopperChat,
    messages: Iterable[ShopperMessage],
    presence: Presence,
    *,
    person: User,
    zone: str,
    now: datetime,
) -> ChatPage:
    """Lay out the chat as this person sees it."""
    state = ChatState(chat.state)
    is_mine = state == ChatState.PERSON and chat.taken_by_id == person.pk
    return ChatPage(
        dealer=chat.dealer,
        chat=chat,
        lines=tuple(_line(each, zone) for each in messages),
        state=state.label,
        kind=KINDS[state],
        note=note_of(chat, now),
        presence=_presence(state, presence),
        seen=seen_of(chat, presence),
        is_open=state != ChatState.ENDED,
        is_mine=is_mine,
        may_take=state in (ChatState.ASSISTANT, ChatState.WAITING),
        opened=local_text(chat.opened_at, zone),
        zone=zone,
        consented=local_text(chat.consented_at, zone),
        learning=_learning(chat),
    )


def _learning(chat: ShopperChat) -> str:
    if not chat.may_learn:
        return "No: the box was not ticked."
    if chat.learn_words:
        return f"Yes: the box was ticked, beside these words: {chat.learn_words}"
    return "No: the box was ticked, but its words did not speak of asking AI assistants."


def seen_of(chat: ShopperChat, presence: Presence) -> str:
    """Name what a page shows of a chat: last message, state, who has it, presence."""
    here = f"{presence.is_here:d}{presence.is_typing:d}"
    return f"{chat.seq}.{chat.state}.{chat.taken_by_id or ''}.{here}"


def last_seen(seen: str) -> int:
    """Give the number of the last message that a page shows; other words give none."""
    number = seen.partition(".")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0


def address(chat: ShopperChat) -> str:
    """Give the address of a chat's page."""
    return reverse("dashboard:conversation", args=[chat.dealer.slug, chat.pk])


def _presence(state: ChatState, presence: Presence) -> str:
    if state == ChatState.ENDED:
        return "This conversation has ended."
    if presence.is_typing:
        return "The shopper is writing…"
    return "The shopper’s page is open." if presence.is_here else "The shopper’s page is closed."


def _line(message: ShopperMessage, zone: str) -> Line:
    author = Author(message.author)
    who = author.label
    if author is Author.PERSON and message.written_by is not None:
        who = message.written_by.display_name
    notes = {True: "answered from your facts", False: "no fact answered this"}
    return Line(
        seq=message.seq,
        author=who,
        kind=author.value,
        text=message.text,
        at=local_text(message.at, zone),
        note=notes[message.is_answered] if message.is_answered is not None else "",
    )
