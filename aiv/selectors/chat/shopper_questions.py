"""Read what shoppers may be asked about: chats that agreed, suggestions with their counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Q, QuerySet

from aiv.domain.shopper_chat import phrases
from aiv.domain.shopper_questions import FLOOR
from aiv.models import (
    Author,
    ChatState,
    Dealer,
    Lead,
    Market,
    MarketState,
    PanelProposal,
    ProposalState,
    QuestionReading,
    QuestionState,
    ShopperChat,
    ShopperMessage,
    ShopperQuestion,
)

PAGE_SIZE: Final = 25
MOST_CHATS: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What there is to read of a dealer; the reading is due when it differs from the last one."""

    chats: int
    last_ended_at: datetime | None
    leads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Of a dealer's ended chats: how many agreed to today's words."""

    ended: int
    agreed: int


def agreed() -> QuerySet[ShopperChat]:
    """Give the ended chats whose shoppers ticked today's words; what is still said is not read."""
    return ShopperChat.objects.filter(
        state=ChatState.ENDED, may_learn=True, learn_version=phrases.LEARN_VERSION
    )


def extents() -> dict[UUID, Extent]:
    """Give by dealer what there is to read, in two queries."""
    rows = agreed().order_by().values("dealer").annotate(chats=Count("pk"), last=Max("ended_at"))
    leads = Lead.objects.filter(chat__in=agreed()).order_by()
    named = dict(leads.values_list("dealer").annotate(Count("pk")))
    return {
        row["dealer"]: Extent(
            chats=row["chats"], last_ended_at=row["last"], leads=named.get(row["dealer"], 0)
        )
        for row in rows
    }


def read_or_readable(known: Collection[UUID]) -> list[Dealer]:
    """Give the dealers with something to read, and those whose last reading found something."""
    found = Q(pk__in=known) | Q(question_reading__chats__gt=0)
    return list(Dealer.objects.filter(found).order_by("pk"))


def chats(dealer: Dealer) -> list[ShopperChat]:
    """Give the newest agreed chats with who took them and the names of their leads."""
    rows = agreed().filter(dealer=dealer).select_related("taken_by").prefetch_related("leads")
    return list(rows.order_by("-ended_at", "pk")[:MOST_CHATS])


def said(rows: list[ShopperChat]) -> Iterator[ShopperMessage]:
    """Give what the shoppers of these chats wrote."""
    messages = ShopperMessage.objects.filter(chat__in=rows, author=Author.SHOPPER)
    return messages.order_by("chat", "seq").iterator(chunk_size=500)


def of(dealer: Dealer) -> QuerySet[Any]:
    """Give a dealer's suggestions, each with the number of its chats as it is now."""
    rows = ShopperQuestion.objects.filter(dealer=dealer).annotate(chats=Count("sources"))
    return rows.select_related("dealer", "decided_by", "proposal__market", "proposal__panel")


def shown(dealer: Dealer, *, state: str = "") -> QuerySet[Any]:
    """Give the suggestions with enough chats, the most asked first; `state` keeps one kind."""
    rows = of(dealer).filter(chats__gte=FLOOR)
    if state in QuestionState.values:
        rows = rows.filter(state=state)
    return rows.order_by("-chats", "-last_at", "pk")


def decided(dealer: Dealer) -> dict[str, str]:
    """Give the words of the decided suggestions by their key."""
    rows = ShopperQuestion.objects.filter(dealer=dealer).exclude(state=QuestionState.OPEN)
    return dict(rows.values_list("key", "wording"))


def page(dealer: Dealer, *, state: str, number: int) -> Page[Any]:
    """Give one page of suggestions in two queries."""
    return Paginator(shown(dealer, state=state), PAGE_SIZE).get_page(number)


def reading(dealer: Dealer) -> QuestionReading | None:
    """Give the last reading."""
    return QuestionReading.objects.filter(dealer=dealer).first()


def consent(dealer: Dealer) -> Consent:
    """Count a dealer's ended chats, and those that agreed, in one query."""
    ended = ShopperChat.objects.filter(dealer=dealer, state=ChatState.ENDED)
    counts = ended.aggregate(
        ended=Count("pk"), agreed=Count("pk", filter=Q(learn_version=phrases.LEARN_VERSION))
    )
    return Consent(**counts)


def markets(dealer: Dealer) -> list[Market]:
    """Give the open markets of a dealer that ask something, the oldest first."""
    asking = dealer.markets.filter(state=MarketState.OPEN, panels__isnull=False).distinct()
    return list(asking.order_by("created_at", "pk"))


def waiting(rows: list[Market]) -> list[PanelProposal]:
    """Give the proposals of these markets that wait or are accepted, for "proposed already"."""
    states = (ProposalState.PROPOSED, ProposalState.ACCEPTED)
    return list(PanelProposal.objects.filter(market__in=rows, state__in=states))
