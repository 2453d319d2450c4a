"""Count a window's answers, lost calls and namings by series and intent, in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.db.models import Count, IntegerField, Max, Q, QuerySet, Value

from aiv.models import Answer, AnswerStatus, Mention, OwnSiteCitation
from aiv.selectors.asking import failed_calls
from aiv.selectors.markets.panel_lineages import Lineage

Row: TypeAlias = Mapping[str, Any]
BY: Final = ("assistant_id", "surface", "model_served", "intent_id")
FAILED: Final = (
    AnswerStatus.ERROR,
    AnswerStatus.REFUSED,
    AnswerStatus.BLOCKED,
    AnswerStatus.INCOMPLETE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Whose answers of which panels and days are counted."""

    market: UUID
    lineage: Lineage

    def of(self, before: str = "") -> Q:
        """Give the condition for answers, or for what `before` leads to them from.

        The market is named too: its index holds all that is counted.
        """
        words = {
            "market": self.market,
            "panel__in": self.lineage.panels,
            "asked_at__gt": self.lineage.window_from,
            "asked_at__lte": self.lineage.window_to,
        }
        return Q(**{f"{before}{name}": word for name, word in words.items()})

    def kept(self, rows: Iterable[Row], name: str) -> list[Row]:
        """Leave out the questions that the counted version does not ask."""
        return [row for row in rows if row[name] in self.lineage.questions]


def answered(window: Window) -> list[Row]:
    """Count answers by how they ended, with the calls that brought none, in one query for both."""
    answers = (
        Answer.objects.filter(window.of())
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
    lost = failed_calls.counted(window.lineage.panels, since=window.lineage.window_from)
    rows = window.kept(answers.union(lost, all=True), "intent_id")
    found = [row for row in rows if not row["lost"]]
    return [*found, *failed_calls.beside(found, (row for row in rows if row["lost"]))]


def named(window: Window) -> list[Row]:
    """Count, by series, intent and dealer, the completed answers that name it."""
    return _by_dealer(Mention.objects.filter(_completed(window), is_counted=True), window)


def cited(window: Window) -> list[Row]:
    """Count, by series, intent and dealer, the completed answers that cite its own site."""
    return _by_dealer(OwnSiteCitation.objects.filter(_completed(window)), window)


def _completed(window: Window) -> Q:
    # Joined to the answers rather than picked by a list of them: a third less time.
    return window.of("answer__") & Q(answer__status=AnswerStatus.COMPLETED)


def _by_dealer(rows: QuerySet[Mention] | QuerySet[OwnSiteCitation], window: Window) -> list[Row]:
    """Count answers, not namings: a corrected and a detected reading are one answer."""
    found: Iterable[Row] = (
        rows.order_by()
        .values("dealer_id", *(f"answer__{name}" for name in BY))
        .annotate(answers=Count("answer_id", distinct=True))
    )
    return window.kept(found, "answer__intent_id")
