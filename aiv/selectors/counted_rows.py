"""Count a window's answers, lost calls and namings by series and intent, in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from django.db.models import Count, IntegerField, Max, Q, QuerySet, Value

from aiv.models import Answer, AnswerStatus, Mention, OwnSiteCitation
from aiv.selectors import failed_calls

Row: TypeAlias = Mapping[str, Any]
Window: TypeAlias = Mapping[str, Any]
"""What answers are filtered by: the market, its panel and since when."""
BY: Final = ("assistant_id", "surface", "model_served", "intent_id")
FAILED: Final = (
    AnswerStatus.ERROR,
    AnswerStatus.REFUSED,
    AnswerStatus.BLOCKED,
    AnswerStatus.INCOMPLETE,
)


def answered(window: Window) -> list[Row]:
    """Count answers by how they ended, with the calls that brought none, in one query for both."""
    answers = (
        Answer.objects.filter(**window)
        .order_by()
        .values(*BY)
        .annotate(
            answered=Count("pk", filter=Q(status=AnswerStatus.COMPLETED)),
            failed=Count("pk", filter=Q(status__in=FAILED)),
            not_shown=Count("pk", filter=Q(status=AnswerStatus.NO_ANSWER)),
            newest_at=Max("asked_at"),
            lost=Value(0, output_field=IntegerField()),
        )
    )
    lost = failed_calls.counted(panel=window["panel"], since=window["asked_at__gt"])
    rows: list[Row] = list(answers.union(lost, all=True))
    found = [row for row in rows if not row["lost"]]
    return [*found, *failed_calls.beside(found, (row for row in rows if row["lost"]))]


def named(window: Window) -> Iterable[Row]:
    """Count, by series, intent and dealer, the completed answers that name it."""
    return _by_dealer(Mention.objects.filter(**_completed(window), is_counted=True))


def cited(window: Window) -> Iterable[Row]:
    """Count, by series, intent and dealer, the completed answers that cite its own site."""
    return _by_dealer(OwnSiteCitation.objects.filter(**_completed(window)))


def _completed(window: Window) -> Window:
    # Joined to the answers rather than picked by a list of them: a third less time.
    behind = {f"answer__{name}": value for name, value in window.items()}
    return {**behind, "answer__status": AnswerStatus.COMPLETED}


def _by_dealer(rows: QuerySet[Mention] | QuerySet[OwnSiteCitation]) -> Iterable[Row]:
    """Count answers, not namings: a corrected and a detected reading are one answer."""
    found: Iterable[Row] = (
        rows.order_by()
        .values("dealer_id", *(f"answer__{name}" for name in BY))
        .annotate(answers=Count("answer_id", distinct=True))
    )
    return found
