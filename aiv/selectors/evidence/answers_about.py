"""Read the answers about one dealer: those that name it, and those to questions about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from aiv.domain.stated.checking import About
from aiv.domain.statistics import mention_rates
from aiv.models import Answer, AnswerStatus, Dealer, Mention, PanelKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The answers that are read: the days before the newest one, and how many they are."""

    start: datetime
    end: datetime
    recorded_until: datetime
    answers: int
    namings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """One answer as it is read for what it states."""

    pk: UUID
    asked_at: datetime
    about: About


def window(dealer: Dealer) -> Window | None:
    """Give the window that ends with the newest answer about a dealer, in three queries."""
    newest = _all(dealer).aggregate(at=Max("asked_at"))["at"]
    if newest is None:
        return None
    start = newest - mention_rates.WINDOW
    chosen = _all(dealer).filter(asked_at__gt=start)
    counted = chosen.aggregate(answers=Count("pk"), until=Max("recorded_at"))
    return Window(
        start=start,
        end=newest,
        recorded_until=counted["until"],
        answers=counted["answers"],
        namings=_namings(chosen).count(),
    )


def read(dealer: Dealer, window: Window) -> Iterator[ReadAnswer]:
    """Give the answers of a window with where they name this dealer and others, in two queries."""
    chosen = _all(dealer).filter(
        asked_at__gt=window.start,
        asked_at__lte=window.end,
        recorded_at__lte=window.recorded_until,
    )
    places = _places(chosen, dealer)
    columns = ("pk", "asked_at", "text", "intent__slug", "panel__kind")
    rows = chosen.order_by("asked_at", "pk").values_list(*columns)
    for pk, asked_at, text, intent, kind in rows.iterator(chunk_size=500):
        own, others = places.get(pk, ((), ()))
        about = About(
            text=text,
            own=tuple(own),
            others=tuple(others),
            is_branded=kind == PanelKind.BRANDED,
            intent=intent,
        )
        yield ReadAnswer(pk=pk, asked_at=asked_at, about=about)


def _all(dealer: Dealer) -> QuerySet[Answer]:
    named = Mention.objects.filter(answer=OuterRef("pk"), dealer=dealer, overruled_by=None)
    return Answer.objects.filter(
        Q(panel__dealer=dealer) | Q(Exists(named), panel__kind=PanelKind.MARKET),
        status=AnswerStatus.COMPLETED,
    ).order_by()


def _namings(answers: QuerySet[Answer]) -> QuerySet[Mention]:
    return Mention.objects.filter(answer__in=answers, overruled_by=None).order_by()


def _places(answers: QuerySet[Answer], dealer: Dealer) -> dict[UUID, tuple[list[int], list[int]]]:
    found: dict[UUID, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    places = _namings(answers).values_list("answer_id", "dealer_id", "start", "spans")
    for answer, named, start, spans in places.iterator(chunk_size=2000):
        found[answer][named != dealer.pk].extend({start, *_starts(spans)})
    return found


def _starts(spans: Any) -> Iterator[int]:
    return (span[0] for span in spans if isinstance(span, list) and span)
