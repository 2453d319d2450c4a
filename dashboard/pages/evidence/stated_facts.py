"""Build the page of what assistants state about a dealer, held against its verified record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from django.urls import reverse

from aiv.domain.stated import records
from aiv.domain.stated.error_rates import ErrorRate
from aiv.domain.stated.values import LABELS, Field
from aiv.models import Dealer, FactReading
from aiv.selectors.evidence.stated_facts import CitedPage, FieldRates, Mismatch
from dashboard.figures import plural, rate_text, utc_text

SHOWN_ANSWERS: Final = 3
SHOWN_VALUES: Final = 40
CSV_HEADER: Final = (
    "Field", "Stated", "Record", "Sentence", "Assistant", "Model", "Question", "Names the dealer",
    "Asked at (UTC)", "Cited pages", "Answer", "Method",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field: whether it is verified, and how often it is stated wrong, by kind of question."""

    label: str
    is_verified: bool
    branded: str
    branded_sample: str
    unbranded: str
    unbranded_sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One answer that states the wrong value."""

    url: str
    sentence: str
    source: str
    asked_at: datetime
    cited: tuple[CitedPage, ...]
    cited_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongValue:
    """One wrong value of one field, with the answers that state it."""

    label: str
    stated: str
    correct: str
    count: str
    assistants: str
    shown: tuple[Occurrence, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFactsPage:
    """Everything the page shows; `reading` is None while nothing was read."""

    dealer: Dealer
    reading: FactReading | None
    may_edit: bool
    now: datetime
    summary: str
    rows: tuple[FieldRow, ...]
    wrong: tuple[WrongValue, ...]
    hidden_values: int
    has_facts: bool


def build(
    *,
    dealer: Dealer,
    reading: FactReading | None,
    rates: FieldRates,
    mismatches: Sequence[Mismatch],
    may_edit: bool,
    has_facts: bool,
    now: datetime,
) -> StatedFactsPage:
    """Lay out the page; equal wrong values stand together, the most frequent first."""
    wrong = _wrong_values(mismatches)
    return StatedFactsPage(
        dealer=dealer,
        reading=reading,
        may_edit=may_edit,
        now=now,
        summary=_summary(reading, mismatches),
        rows=_rows(reading, rates) if reading else (),
        wrong=wrong[:SHOWN_VALUES],
        hidden_values=max(0, len(wrong) - SHOWN_VALUES),
        has_facts=has_facts,
    )


def csv_rows(mismatches: Sequence[Mismatch]) -> Iterator[tuple[object, ...]]:
    """Give every statement that contradicts the record, one a line."""
    for each in mismatches:
        yield (
            each.label,
            each.stated,
            each.correct,
            each.sentence,
            each.assistant,
            each.model,
            each.intent,
            "yes" if each.is_branded else "no",
            utc_text(each.asked_at),
            " ".join(page.url for page in each.cited),
            _answer_url(each.answer_id),
            each.method_version,
        )


def _summary(reading: FactReading | None, mismatches: Sequence[Mismatch]) -> str:
    if reading is None or not reading.answers:
        return ""
    wrong = len({each.answer_id for each in mismatches})
    read = plural(reading.answers, "answer")
    if not wrong:
        return f"{read} about the store were read; none contradicts a verified fact."
    return f"Something contradicts a verified fact in {wrong} of {read} about the store."


def _rows(reading: FactReading, rates: FieldRates) -> tuple[FieldRow, ...]:
    branded = {each.field: each for each in rates.branded}
    unbranded = {each.field: each for each in rates.unbranded}
    verified = set(records.of_facts(reading.record.get("facts", {}), country="US").fields)
    counted = verified | branded.keys() | unbranded.keys()
    return tuple(
        FieldRow(
            label=LABELS[field],
            is_verified=field in counted,
            branded=_rate(branded.get(field)),
            branded_sample=_sample(branded.get(field)),
            unbranded=_rate(unbranded.get(field)),
            unbranded_sample=_sample(unbranded.get(field)),
        )
        for field in Field
    )


def _rate(found: ErrorRate | None) -> str:
    if found is None:
        return "not stated"
    if found.rate is None:
        return f"{found.wrong} of {found.answers} wrong"
    return rate_text(found.rate.theta, found.rate.lo, found.rate.hi)


def _sample(found: ErrorRate | None) -> str:
    if found is None:
        return ""
    of = f"{found.wrong} wrong of {plural(found.answers, 'answer')}"
    few = ", too few questions for a rate" if found.rate is None else ""
    return f"{of} to {plural(found.intents, 'question')}{few}"


def _wrong_values(mismatches: Sequence[Mismatch]) -> tuple[WrongValue, ...]:
    ordered = sorted(mismatches, key=lambda each: each.key)
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda each: each.key)]
    groups.sort(key=lambda group: (list(Field).index(group[0].field), -len(group)))
    return tuple(_wrong_value(group) for group in groups)


def _wrong_value(group: Sequence[Mismatch]) -> WrongValue:
    newest = sorted(group, key=lambda each: each.asked_at, reverse=True)
    answers = {each.answer_id: each for each in reversed(newest)}
    shown = sorted(answers.values(), key=lambda each: each.asked_at, reverse=True)
    return WrongValue(
        label=group[0].label,
        stated=newest[0].stated,
        correct=newest[0].correct,
        count=plural(len(answers), "answer"),
        assistants=", ".join(sorted({each.assistant for each in group})),
        shown=tuple(_occurrence(each) for each in shown[:SHOWN_ANSWERS]),
        hidden=max(0, len(shown) - SHOWN_ANSWERS),
    )


def _occurrence(each: Mismatch) -> Occurrence:
    is_beside = any(page.is_beside for page in each.cited)
    model = f", model {each.model}" if each.model else ""
    return Occurrence(
        url=_answer_url(each.answer_id),
        sentence=each.sentence,
        source=f"{each.assistant}{model}",
        asked_at=each.asked_at,
        cited=each.cited[:5],
        cited_words="Cited there" if is_beside else "Cited somewhere in the answer",
    )


def _answer_url(answer: UUID) -> str:
    return reverse("dashboard:answer", args=[answer])
