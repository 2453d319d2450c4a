"""Build the list of answers behind a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page
from django.urls import reverse
from django.utils.safestring import SafeString

from aiv.domain.asking import surfaces
from aiv.domain.markets import vocabulary
from aiv.models import Access, Answer, Dealer, Market, Mention, Platform
from dashboard import marks
from dashboard.pages.evidence import marking

OPENING = 320
"""Code points shown of an answer that does not name the dealer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One answer of the list."""

    url: str
    question: str
    department: str
    label: str
    asked_at: datetime
    status: str
    is_complete: bool
    role: str
    role_label: str
    is_cited: bool
    quote: SafeString
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage:
    """The list with its steps; `words` are kept by every step."""

    dealer: Dealer
    market: Market
    now: datetime
    rows: tuple[Row, ...]
    total: int
    shown: str
    previous_url: str
    next_url: str
    clear_url: str
    counted: str
    counted_word: str
    every_url: str


def build(
    *,
    dealer: Dealer,
    market: Market,
    rows: Page[Any],
    words: Mapping[str, str],
    now: datetime,
    counted: str = "",
) -> EvidencePage:
    """Lay out one page of answers; `counted` says which ones, where a figure leads here."""
    path = reverse("dashboard:evidence", args=[dealer.slug])
    total = rows.paginator.count
    return EvidencePage(
        dealer=dealer,
        market=market,
        now=now,
        rows=tuple(_row(answer, dealer) for answer in rows),
        total=total,
        shown=f"{rows.start_index():,} to {rows.end_index():,} of {total:,} answers",
        previous_url=_step(path, words, rows.number - 1) if rows.has_previous() else "",
        next_url=_step(path, words, rows.number + 1) if rows.has_next() else "",
        clear_url=f"{path}?{urlencode({'market': market.slug})}",
        counted=counted,
        counted_word=words.get("counted", "") if counted else "",
        every_url=_every(path, words),
    )


def _step(path: str, words: Mapping[str, str], number: int) -> str:
    return f"{path}?{urlencode({**words, 'page': number})}"


def _every(path: str, words: Mapping[str, str]) -> str:
    """Give the address of the same filters over all answers."""
    kept = {name: word for name, word in words.items() if name not in ("counted", "page")}
    return f"{path}?{urlencode(kept)}"


def _row(answer: Any, dealer: Dealer) -> Row:
    mentions: Sequence[Mention] = answer.all_mentions
    effective = [mention for mention in mentions if mention.overruled_by_id is None]
    mine = next((mention for mention in effective if mention.dealer_id == dealer.pk), None)
    return Row(
        url=f"{reverse('dashboard:answer', args=[answer.pk])}?{urlencode({'dealer': dealer.slug})}",
        question=answer.probe.prompt.text,
        department=vocabulary.department_label(answer.intent.department),
        label=label_of(answer),
        asked_at=answer.asked_at,
        status=answer.get_status_display(),
        is_complete=answer.status == "completed",
        role=mine.role if mine else "",
        role_label=mine.get_role_display() if mine else "",
        is_cited=bool(answer.own_citations),
        quote=_quote(answer, effective, mine, frozenset({dealer.pk})),
        others=tuple(m.dealer.name for m in effective if m.is_counted and m is not mine),
    )


def label_of(answer: Answer) -> str:
    """Say which assistant answered, on which surface."""
    access = Access.BY_HAND.value if surfaces.is_by_hand(answer.surface) else answer.access
    platform = Platform(answer.assistant.platform).label
    return surfaces.series_label(platform=platform, access=access, surface=answer.surface)


def _quote(
    answer: Answer, mentions: Sequence[Mention], mine: Mention | None, own_ids: frozenset[UUID]
) -> SafeString:
    """Give the words around the naming, or the answer's opening."""
    spans = list(marking.spans(mentions, own_ids))
    if mine:
        around = marks.Span(mine.start, mine.end, "named")
        return marks.excerpt(answer.text, spans, around=around)
    return marks.excerpt(answer.text, spans, around=marks.Span(0, 0, "named"), radius=OPENING)
