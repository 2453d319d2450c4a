"""Read what answers state about a dealer that its verified record contradicts or bears out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from aiv.domain.asking import surfaces
from aiv.domain.stated import METHOD_VERSION
from aiv.domain.stated.error_rates import ErrorRate, Said, by_field
from aiv.domain.stated.values import LABELS, Field
from aiv.models import (
    Access,
    Answer,
    Citation,
    Dealer,
    DealerFact,
    FactReading,
    PanelKind,
    Platform,
    StatedFact,
)

READ_AGAIN_AFTER: Final = timedelta(days=1)
"""Names, corrections and late answers leave no mark on a reading: once a day all are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPage:
    """A page that the answer cites: at the statement itself, or only somewhere in the answer."""

    url: str
    domain: str
    is_beside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One statement that contradicts the verified record, with the way to its answer.

    `key` is the same for the same wrong value of the same field, whichever answer states it.
    """

    field: Field
    label: str
    stated: str
    correct: str
    sentence: str
    answer_id: UUID
    start: int
    end: int
    assistant: str
    platform: str
    model: str
    intent: str
    asked_at: datetime
    is_branded: bool
    cited: tuple[CitedPage, ...]
    method_version: str

    @property
    def key(self) -> str:
        """Give the word that stands for this wrong value."""
        return f"{self.field}:{' '.join(self.stated.casefold().split())}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRates:
    """The error rates of questions about the dealer by name, and of shoppers' questions."""

    branded: tuple[ErrorRate, ...]
    unbranded: tuple[ErrorRate, ...]


def reading(dealer: Dealer) -> FactReading | None:
    """Give the dealer's newest reading, or None while nothing was read."""
    return FactReading.objects.filter(dealer=dealer).first()


def mismatches(dealer: Dealer) -> tuple[Mismatch, ...]:
    """Give every statement that contradicts the record, the newest first, in two queries."""
    rows = list(
        StatedFact.objects.filter(reading__dealer=dealer, is_right=False)
        .select_related("reading", "answer__assistant", "answer__intent", "answer__panel")
        .defer("answer__raw_body", "answer__raw_headers", "answer__request_body", "answer__text")
        .order_by("-answer__asked_at", "field", "answer", "start")
    )
    cited = _cited({row.answer_id for row in rows})
    return tuple(_mismatch(row, cited.get(row.answer_id, ())) for row in rows)


def rates(dealer: Dealer) -> FieldRates:
    """Measure how often each field is stated wrong, in one query."""
    rows = StatedFact.objects.filter(reading__dealer=dealer).values_list(
        "field", "answer__intent__slug", "answer_id", "is_right", "answer__panel__kind"
    )
    said: dict[bool, list[Said]] = {True: [], False: []}
    for field, intent, answer, is_right, kind in rows:
        one = Said(field=Field(field), intent=intent, answer=str(answer), is_right=is_right)
        said[kind == PanelKind.BRANDED].append(one)
    return FieldRates(branded=by_field(said[True]), unbranded=by_field(said[False]))


def due(now: datetime) -> QuerySet[Dealer]:
    """Give the dealers whose answers are to be read, again or for the first time."""
    known = FactReading.objects.filter(dealer=OuterRef("pk"))
    newer = Answer.objects.filter(
        Q(market__dealers=OuterRef("pk"), mentions__dealer=OuterRef("pk"))
        | Q(panel__dealer=OuterRef("pk")),
        asked_at__gt=OuterRef("fact_reading__window_to"),
    )
    facts = DealerFact.objects.filter(dealer=OuterRef("pk"))
    return Dealer.objects.filter(
        Q(~Exists(known))
        | ~Q(fact_reading__method_version=METHOD_VERSION)
        | Q(fact_reading__basis="")
        | Q(fact_reading__read_at__lte=now - READ_AGAIN_AFTER)
        | Exists(newer),
        Exists(facts),
    ).order_by(F("fact_reading__read_at").asc(nulls_first=True), "pk")


def _cited(answers: Iterable[UUID]) -> dict[UUID, tuple[Citation, ...]]:
    found: dict[UUID, list[Citation]] = defaultdict(list)
    for row in Citation.objects.filter(answer__in=answers).order_by("answer", "ordinal"):
        found[row.answer_id].append(row)
    return {answer: tuple(rows) for answer, rows in found.items()}


def _mismatch(row: StatedFact, cited: tuple[Citation, ...]) -> Mismatch:
    answer, assistant = row.answer, row.answer.assistant
    is_by_hand = surfaces.is_by_hand(answer.surface)
    access = Access.BY_HAND if is_by_hand else Access(answer.access)
    return Mismatch(
        field=Field(row.field),
        label=LABELS[Field(row.field)],
        stated=row.stated,
        correct=row.correct,
        sentence=row.quote,
        answer_id=answer.pk,
        start=row.start,
        end=row.end,
        assistant=surfaces.series_label(
            platform=Platform(assistant.platform).label,
            access=access.value,
            surface=answer.surface,
        ),
        platform=assistant.platform,
        model=answer.model_served or answer.model_requested or assistant.model,
        intent=answer.intent.slug,
        asked_at=answer.asked_at,
        is_branded=answer.panel.kind == PanelKind.BRANDED,
        cited=_pages(row, cited),
        method_version=row.reading.method_version,
    )


def _pages(row: StatedFact, cited: tuple[Citation, ...]) -> tuple[CitedPage, ...]:
    """Give the pages cited at the statement; where none is placed there, all of the answer."""
    beside = [each for each in cited if _is_beside(each, row)]
    chosen = {each.url: each for each in beside or cited}
    return tuple(
        CitedPage(url=each.url, domain=each.domain, is_beside=bool(beside))
        for each in chosen.values()
    )


def _is_beside(citation: Citation, row: StatedFact) -> bool:
    """Tell whether a citation stands in or right behind the statement's sentence."""
    if citation.start is None or citation.end is None:
        return False
    reach = max(120, len(row.quote))
    return citation.start <= row.end + reach and citation.end >= row.start
