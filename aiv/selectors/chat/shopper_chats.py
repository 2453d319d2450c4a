"""Read the chats of a dealer's shoppers: filtered, newest first, and their messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from aiv.models import OPEN_CHATS, Author, ChatState, Dealer, ShopperChat, ShopperMessage

PAGE_SIZE: Final = 25
OPEN: Final = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to keep; empty words keep all. Days are days of the store's time zone, inclusive."""

    state: str = ""
    words: str = ""
    first_day: date | None = None
    last_day: date | None = None


def of(dealer: Dealer) -> QuerySet[ShopperChat]:
    """Give a dealer's chats with whoever took them."""
    return ShopperChat.objects.filter(dealer=dealer).select_related("dealer", "taken_by")


def queue(dealer: Dealer) -> list[ShopperChat]:
    """Give the chats that wait for a person, the longest wait first, and those with one."""
    waiting = of(dealer).filter(state=ChatState.WAITING).order_by("waiting_since")
    taken = of(dealer).filter(state=ChatState.PERSON).order_by("taken_at")
    return [*_with_question(waiting)[:50], *_with_question(taken)[:50]]


def kept(dealer: Dealer, filters: Filters, *, zone: str) -> QuerySet[ShopperChat]:
    """Give the chats that pass the filters, the newest first."""
    rows = of(dealer)
    if filters.state:
        wanted = list(OPEN_CHATS) if filters.state == OPEN else [filters.state]
        rows = rows.filter(state__in=wanted)
    if filters.words:
        said = ShopperMessage.objects.filter(chat=OuterRef("pk"), text__icontains=filters.words)
        rows = rows.filter(Exists(said))
    if filters.first_day:
        rows = rows.filter(opened_at__gte=_midnight(filters.first_day, zone))
    if filters.last_day:
        rows = rows.filter(opened_at__lt=_midnight(filters.last_day + timedelta(days=1), zone))
    return rows.order_by("-opened_at", "pk")


def page(dealer: Dealer, filters: Filters, *, zone: str, number: int) -> Page[Any]:
    """Give one page of chats, each with its first question, in two queries."""
    return Paginator(_with_question(kept(dealer, filters, zone=zone)), PAGE_SIZE).get_page(number)


def messages(chat: ShopperChat, *, after: int = 0) -> tuple[ShopperMessage, ...]:
    """Give the messages after a number, in order, with the people who wrote them."""
    rows = ShopperMessage.objects.filter(chat=chat, seq__gt=after).select_related("written_by")
    return tuple(rows.order_by("seq"))


def lines(chats: QuerySet[ShopperChat]) -> Iterator[ShopperMessage]:
    """Give every message of these chats, one chat after the other."""
    rows = ShopperMessage.objects.filter(chat__in=chats.order_by()).select_related("chat")
    return rows.order_by("chat__opened_at", "chat", "seq").iterator(chunk_size=500)


def _with_question(chats: QuerySet[ShopperChat]) -> QuerySet[ShopperChat]:
    asked = ShopperMessage.objects.filter(chat=OuterRef("pk"), author=Author.SHOPPER)
    return chats.annotate(question=Subquery(asked.order_by("seq").values("text")[:1]))


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))
