"""Count answers, lost calls and namings in the database: scores, boards and weeks rest on it alone.

What counts is said here and nowhere else (measurement.md section 3 and S4). A completed answer is
an answer. One that failed, was refused, blocked or cut off is a call without an answer and never
"not named"; a search that showed nothing is neither. A dealer is named once in an answer, however
many readings of it count, and so is a corrected answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.db.models import Count, IntegerField, Max, Q, QuerySet, Value

from aiv.models import Answer, AnswerStatus, Mention, OwnSiteCitation, PanelKind, Scan
from aiv.selectors.asking import failed_calls
from aiv.selectors.markets.panel_lineages import Lineage

Row: TypeAlias = Mapping[str, Any]
Columns: TypeAlias = tuple[str, ...]
BY: Final[Columns] = ("assistant_id", "surface", "model_served", "intent_id")
"""What tells one series' question from another; a row stands for each."""
FAILED: Final = (
    AnswerStatus.ERROR,
    AnswerStatus.REFUSED,
    AnswerStatus.BLOCKED,
    AnswerStatus.INCOMPLETE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which answers are counted: in words of their columns, and to which questions, if not all."""

    words: Mapping[str, Any]
    questions: Collection[UUID] | None = None

    def of(self, before: str = "") -> Q:
        """Give the condition for answers, or for what `before` leads to them from."""
        return Q(**{f"{before}{name}": word for name, word in self.words.items()})

    def narrowed(self, **words: Any) -> Chosen:
        """Choose fewer of the answers."""
        return replace(self, words={**self.words, **words})

    def kept(self, rows: Iterable[Row]) -> list[Row]:
        """Leave out the questions that are not counted."""
        if self.questions is None:
            return [*rows]
        return [row for row in rows if row["intent_id"] in self.questions]


def of_lineage(market: UUID, lineage: Lineage) -> Chosen:
    """Choose what a version and those it carries on were answered in the window.

    The market is named too: its index holds all that is counted.
    """
    words = {
        "market": market,
        "panel__in": lineage.panels,
        "asked_at__gt": lineage.window_from,
        "asked_at__lte": lineage.window_to,
    }
    return Chosen(words=words, questions=lineage.questions)


def of_week(market: UUID, begins_at: datetime, ends_at: datetime) -> Chosen:
    """Choose what a market's panels were answered in a week, whatever version asked."""
    words = {
        "market": market,
        "panel__kind": PanelKind.MARKET,
        "asked_at__gte": begins_at,
        "asked_at__lt": ends_at,
    }
    return Chosen(words=words)


def of_scan(scan: Scan) -> Chosen:
    """Choose the answers of one scan alone."""
    return Chosen(words={"probe__scan": scan})


def answered(chosen: Chosen, by: Columns = BY) -> list[Row]:
    """Count answers by how they ended, in one query."""
    return chosen.kept(_answered(chosen, by))


def answered_or_lost(chosen: Chosen, lineage: Lineage) -> list[Row]:
    """Count answers by how they ended, with the calls that brought none, in one query for both."""
    zero = Value(0, output_field=IntegerField())
    answers = _answered(chosen, BY).annotate(newest_at=Max("asked_at"), lost=zero)
    lost = failed_calls.counted(lineage.panels, since=lineage.window_from)
    rows = chosen.kept(answers.union(lost, all=True))
    found = [row for row in rows if not row["lost"]]
    return [*found, *failed_calls.beside(found, (row for row in rows if row["lost"]))]


def named(chosen: Chosen, by: Columns = BY) -> list[Row]:
    """Count, by dealer, the completed answers that name it, in one query."""
    return _by_dealer(Mention.objects.filter(_completed(chosen), is_counted=True), chosen, by)


def cited(chosen: Chosen, by: Columns = BY) -> list[Row]:
    """Count, by dealer, the completed answers that cite its own site, in one query."""
    return _by_dealer(OwnSiteCitation.objects.filter(_completed(chosen)), chosen, by)


def _answered(chosen: Chosen, by: Columns) -> QuerySet[Answer, dict[str, Any]]:
    found: QuerySet[Answer, dict[str, Any]] = (
        Answer.objects.filter(chosen.of())
        .order_by()
        .values(*by)
        .annotate(
            answered=Count("pk", filter=Q(status=AnswerStatus.COMPLETED)),
            failed=Count("pk", filter=Q(status__in=FAILED)),
            not_shown=Count("pk", filter=Q(status=AnswerStatus.NO_ANSWER)),
        )
    )
    return found


def _completed(chosen: Chosen) -> Q:
    # Joined to the answers rather than picked by a list of them: a third less time.
    return chosen.of("answer__") & Q(answer__status=AnswerStatus.COMPLETED)


def _by_dealer(
    rows: QuerySet[Mention] | QuerySet[OwnSiteCitation], chosen: Chosen, by: Columns
) -> list[Row]:
    """Count answers, not namings: a corrected and a detected reading are one answer."""
    found = (
        rows.order_by()
        .values_list("dealer_id", *(f"answer__{name}" for name in by))
        .annotate(answers=Count("answer_id", distinct=True))
    )
    names = ("dealer_id", *by, "answers")
    return chosen.kept(dict(zip(names, row, strict=True)) for row in found)
