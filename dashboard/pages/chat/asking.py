"""Build the page on which a person asks about a dealer's figures, with what was asked before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import reverse

from aiv.domain.advisor import replies
from aiv.domain.advisor.replies import Line
from aiv.models import Dealer, Market, Turn
from dashboard.advice.telling import OFFERS
from dashboard.pages.evidence import standings

CSV_HEADER: Final = (
    "Number", "Asked at (UTC)", "Question", "Topic", "Market", "Answer", "Evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """One question with its reply."""

    question: str
    asked_at: datetime
    lines: tuple[Line, ...]
    spoken: tuple[Line, ...]
    phrased_by: str
    is_newest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingPage:
    """Everything the page shows; `offers` are questions that can be sent by one button.

    `model` names who may phrase answers; empty where rules alone do.
    """

    dealer: Dealer
    market: Market
    url: str
    market_tabs: tuple[standings.Tab, ...]
    turns: tuple[TurnRow, ...]
    offers: tuple[str, ...]
    may_edit: bool
    model: str


def build(
    dealer: Dealer,
    market: Market,
    markets: Sequence[Market],
    turns: Sequence[Turn],
    *,
    may_edit: bool,
    model: str,
) -> AskingPage:
    """Lay out the page."""
    path = reverse("dashboard:ask", args=[dealer.slug])
    return AskingPage(
        dealer=dealer,
        market=market,
        url=standings.address(path, market=market.slug),
        market_tabs=tuple(
            standings.Tab(
                label=each.name,
                url=standings.address(path, market=each.slug),
                current=each == market,
            )
            for each in markets
            if len(markets) > 1
        ),
        turns=tuple(row(turn, is_newest=turn is turns[-1]) for turn in turns),
        offers=offers(turns[-1] if turns else None),
        may_edit=may_edit,
        model=model,
    )


def row(turn: Turn, *, is_newest: bool) -> TurnRow:
    """Give a turn as it is shown."""
    reply = replies.restored(turn.reply)
    return TurnRow(
        question=turn.question,
        asked_at=turn.asked_at,
        lines=reply.lines,
        spoken=reply.spoken,
        phrased_by=reply.phrased_by,
        is_newest=is_newest,
    )


def offers(turn: Turn | None) -> tuple[str, ...]:
    """Give the questions to choose from after a turn, or at the beginning."""
    return (replies.restored(turn.reply).offers if turn else ()) or OFFERS


def csv_rows(turns: Iterable[Turn]) -> Iterator[tuple[object, ...]]:
    """Give every turn as a line of a table."""
    for turn in turns:
        reply = replies.restored(turn.reply)
        urls = (link.url for line in reply.lines for link in line.links)
        yield (
            turn.seq,
            turn.asked_at.isoformat(timespec="seconds"),
            turn.question,
            turn.topic,
            turn.market.slug if turn.market else "",
            reply.text,
            " ".join(dict.fromkeys(urls)),
        )


def record(turn: Turn) -> dict[str, Any]:
    """Give a turn as it stands in the JSON file."""
    return {
        "number": turn.seq,
        "asked_at": turn.asked_at.isoformat(timespec="seconds"),
        "question": turn.question,
        "topic": turn.topic,
        "market": turn.market.slug if turn.market else None,
        "phrased_by": turn.reply.get("phrased_by") or None,
        "spoken": turn.reply.get("spoken", []),
        "lines": turn.reply.get("lines", []),
    }
