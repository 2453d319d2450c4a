"""Read the answers that name a dealer about the time its feed was stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from aiv.models import Answer, AnswerStatus, Dealer, Mention

WINDOW: Final = timedelta(days=3)
"""Stock moves; an answer older than the input itself says nothing about today's."""
MOST: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingAnswer:
    """One answer with where it names the dealer and where it names others (code points)."""

    answer_id: UUID
    text: str
    own: tuple[int, ...]
    others: tuple[int, ...]


def naming(dealer: Dealer, *, at: datetime) -> Iterator[NamingAnswer]:
    """Give the completed answers of those days that name the dealer, in two queries."""
    answers = Answer.objects.filter(
        mentions__dealer=dealer,
        mentions__overruled_by=None,
        status=AnswerStatus.COMPLETED,
        asked_at__gt=at - WINDOW,
        asked_at__lt=at + WINDOW,
    )
    texts = dict(answers.order_by("-asked_at").values_list("pk", "text")[:MOST])
    places = _places(set(texts), dealer, at)
    for pk, text in texts.items():
        own, others = places[pk]
        yield NamingAnswer(answer_id=pk, text=text, own=tuple(own), others=tuple(others))


def _places(
    answers: set[UUID], dealer: Dealer, at: datetime
) -> dict[UUID, tuple[list[int], list[int]]]:
    found: dict[UUID, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    rows = Mention.objects.filter(
        answer__mentions__dealer=dealer,
        answer__asked_at__gt=at - WINDOW,
        answer__asked_at__lt=at + WINDOW,
        overruled_by=None,
    )
    places = rows.order_by().values_list("answer_id", "dealer_id", "start", "spans")
    for answer, named, start, spans in places:
        if answer in answers:
            found[answer][named != dealer.pk].extend({start, *_starts(spans)})
    return found


def _starts(spans: Any) -> Iterator[int]:
    return (span[0] for span in spans if isinstance(span, list) and span)
