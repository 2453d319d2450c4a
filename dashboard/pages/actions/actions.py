"""Build the list of a dealer's actions, ranked and narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from aiv.domain.actions.grades import Grade
from aiv.models import Action, ActionReview, ActionState, Dealer
from dashboard.figures import plural
from dashboard.pages.actions import action_words
from dashboard.pages.actions.action_words import EFFORTS, GRADE_TAGS, GRADES, SKIP_LIST, STATE_TAGS

CSV_HEADER = (
    "action", "source", "state", "owner", "weight", "size", "effort", "proof", "measured",
    "what to change", "page", "market", "found", "in order since", "done", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One action of the list."""

    url: str
    title: str
    target: str
    source: str
    state: str
    state_kind: str
    owner: str
    effort: str
    grade: str
    grade_kind: str
    weight: str
    measured: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one source gave when the actions were last drawn."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsPage:
    """The list with its steps and the tables behind its order."""

    dealer: Dealer
    lines: tuple[Line, ...]
    total: int
    every: int
    summary: str
    shown: str
    previous_url: str
    next_url: str
    csv_url: str
    reviewed_at: datetime | None
    sources: tuple[Source, ...]
    may_edit: bool
    may_work: bool
    grades: tuple[action_words.Weight, ...] = GRADES
    efforts: tuple[action_words.Weight, ...] = EFFORTS
    skip_list: tuple[action_words.Skipped, ...] = SKIP_LIST


def build(
    dealer: Dealer,
    rows: Page[Any],
    *,
    counts: Mapping[str, int],
    review: ActionReview | None,
    words: Mapping[str, str],
    may_edit: bool,
    may_work: bool,
) -> ActionsPage:
    """Lay out one page of the list."""
    path, total = reverse("dashboard:actions", args=[dealer.slug]), rows.paginator.count
    csv_url = reverse("dashboard:actions_csv", args=[dealer.slug])
    return ActionsPage(
        dealer=dealer,
        lines=lines(rows),
        total=total,
        every=sum(counts.values()),
        summary=_summary(counts),
        shown=f"{rows.start_index():,} to {rows.end_index():,} of {plural(total, 'action')}",
        previous_url=_step(path, words, rows.number - 1) if rows.has_previous() else "",
        next_url=_step(path, words, rows.number + 1) if rows.has_next() else "",
        csv_url=f"{csv_url}?{urlencode(dict(words))}" if words else csv_url,
        reviewed_at=review.reviewed_at if review else None,
        sources=_sources(review),
        may_edit=may_edit,
        may_work=may_work,
    )


def lines(rows: Iterable[Action]) -> tuple[Line, ...]:
    """Put actions into lines; their dealers and owners are at hand."""
    return tuple(_line(row) for row in rows)


def csv_rows(rows: Iterable[Action]) -> Iterator[tuple[object, ...]]:
    """Give actions as lines of a table."""
    for row in rows:
        yield (
            row.title, row.get_kind_display(), row.get_state_display(),
            row.owner.email if row.owner else "", round(row.priority, 4), round(row.size, 4),
            row.get_effort_display(), row.get_grade_display(), row.size_words, row.change,
            row.target, row.market.slug if row.market else "", _day(row.found_at),
            _day(row.gone_at), _day(row.done_at), row.note,
        )  # fmt: skip


def _line(row: Action) -> Line:
    return Line(
        url=reverse("dashboard:action", args=[row.dealer.slug, row.pk]),
        title=row.title,
        target=row.target,
        source=row.get_kind_display(),
        state=row.get_state_display(),
        state_kind=STATE_TAGS[ActionState(row.state)],
        owner=row.owner.email if row.owner else "",
        effort=row.get_effort_display(),
        grade=row.get_grade_display(),
        grade_kind=GRADE_TAGS[Grade(row.grade)],
        weight=f"{row.priority:.2f}",
        measured=row.size_words,
    )


def _summary(counts: Mapping[str, int]) -> str:
    said = [
        f"{counts[state]:,} {state.label.lower()}" for state in ActionState if counts.get(state)
    ]
    return ", ".join(said)


def _sources(review: ActionReview | None) -> tuple[Source, ...]:
    rows = review.sources if review else []
    return tuple(
        Source(name=row["source"], words=row["reason"] or plural(row["found"], "action"))
        for row in rows
    )


def _step(path: str, words: Mapping[str, str], number: int) -> str:
    return f"{path}?{urlencode({**words, 'page': number})}"


def _day(at: datetime | None) -> str:
    return at.date().isoformat() if at else ""
