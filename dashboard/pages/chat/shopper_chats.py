"""Build the list of a dealer's chats with shoppers, and the queue of those who wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.paginator import Page
from django.urls import reverse

from aiv.domain.shopper_chat import opening
from aiv.domain.shopper_chat.knowledge import Knowledge
from aiv.models import ChatState, Dealer, ShopperChat
from dashboard.figures import plural
from dashboard.pages.chat.shopper_figures import ShopperFigures

KINDS: Final = {
    ChatState.ASSISTANT: "neutral",
    ChatState.WAITING: "bad",
    ChatState.PERSON: "good",
    ChatState.ENDED: "unmeasured",
}
NO_QUESTION: Final = "Nothing asked yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRow:
    """One chat of the list."""

    pk: str
    url: str
    question: str
    state: str
    kind: str
    note: str
    opened: str
    messages: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatsPage:
    """The figures for everybody; queue and list only for whoever may read them."""

    dealer: Dealer
    figures: ShopperFigures
    hours: str
    zone: str
    may_read: bool
    queue: tuple[ChatRow, ...]
    rows: tuple[ChatRow, ...]
    total: str
    is_filtered: bool
    shown: str
    previous_url: str
    next_url: str
    export_url: str
    now: datetime


def build(
    dealer: Dealer,
    figures: ShopperFigures,
    known: Knowledge,
    *,
    queue: Sequence[ShopperChat],
    rows: Page[Any] | None,
    words: Mapping[str, str],
    now: datetime,
) -> ChatsPage:
    """Lay out the page; without rows the person may see the figures alone."""
    path = reverse("dashboard:conversations", args=[dealer.slug])
    steps = _steps(path, rows, words) if rows else ("", "")
    return ChatsPage(
        dealer=dealer,
        figures=figures,
        hours=hours_of(known, now),
        zone=known.zone,
        may_read=rows is not None,
        queue=tuple(_row(chat, known.zone, now) for chat in queue),
        rows=tuple(_row(chat, known.zone, now) for chat in rows or ()),
        total=plural(rows.paginator.count, "conversation") if rows else "",
        is_filtered=any(words.values()),
        shown=_shown(rows) if rows else "",
        previous_url=steps[0],
        next_url=steps[1],
        export_url=f"{reverse('dashboard:conversations_csv', args=[dealer.slug])}"
        f"?{urlencode(words)}",
        now=now,
    )


def hours_of(known: Knowledge, now: datetime) -> str:
    """Say what becomes of a shopper who asks for a person now."""
    standing = opening.standing(known.week, known.holidays, opening.local(now, known.zone))
    if standing.is_open is None:
        return "Your hours are not on record, so shoppers may ask for a person at any time."
    if standing.is_open:
        return f"The store is open until {standing.until}: who asks for a person waits here."
    return "The store is closed now: who asks for a person is offered to leave a contact."


def local_text(at: datetime, zone: str) -> str:
    """Say a moment as the store's clocks show it: "2 Nov 2026, 10:00"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%b %Y, %H:%M}"


def wait_text(since: datetime, now: datetime) -> str:
    """Say how long a shopper has waited."""
    minutes = int((now - since).total_seconds() // 60)
    return "has just begun to wait" if minutes < 1 else f"waits {plural(minutes, 'minute')}"


def note_of(chat: ShopperChat, now: datetime) -> str:
    """Say who has a chat, how long it waits, or why it ended."""
    if chat.state == ChatState.WAITING and chat.waiting_since:
        return wait_text(chat.waiting_since, now)
    if chat.state == ChatState.PERSON:
        return f"taken by {chat.taken_by.display_name}" if chat.taken_by else "taken"
    return chat.end_reason


def _row(chat: Any, zone: str, now: datetime) -> ChatRow:
    state = ChatState(chat.state)
    return ChatRow(
        pk=str(chat.pk),
        url=reverse("dashboard:conversation", args=[chat.dealer.slug, chat.pk]),
        question=chat.question or NO_QUESTION,
        state=state.label,
        kind=KINDS[state],
        note=note_of(chat, now),
        opened=local_text(chat.opened_at, zone),
        messages=plural(chat.seq, "message"),
        origin=chat.origin,
    )


def _shown(rows: Page[Any]) -> str:
    total = plural(rows.paginator.count, "conversation")
    return f"{rows.start_index():,} to {rows.end_index():,} of {total}"


def _steps(path: str, rows: Page[Any], words: Mapping[str, str]) -> tuple[str, str]:
    def step(number: int) -> str:
        return f"{path}?{urlencode({**words, 'page': number})}"

    return (
        step(rows.number - 1) if rows.has_previous() else "",
        step(rows.number + 1) if rows.has_next() else "",
    )
