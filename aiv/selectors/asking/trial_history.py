"""Count four weeks of a panel's answers by intent and assistant, for the sharing out of trials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from aiv.domain.statistics.allocation import HISTORY_WEEKS, Cell
from aiv.models import Answer, AnswerStatus, Dealer, Intent, Mention, Panel

CellKey: TypeAlias = tuple[UUID, UUID]
"""(intent, assistant)."""
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Each cell as each measured dealer sees it."""

    cells: Mapping[CellKey, tuple[Cell, ...]]


def of(panel: Panel, assistants: Collection[UUID], *, now: datetime) -> History | None:
    """Give the last four weeks; None unless this panel was answered in each of them.

    Measured are the claimed dealers of its market, or all while none is claimed.
    """
    answers = _answers(panel, assistants, now)
    if not _is_in_each_week(answers, now):
        return None
    answered = _counted(answers.values("intent", "assistant"), "pk")
    dealers = _measured(panel)
    named = _named(answers, dealers)
    cells = {
        (intent, assistant): tuple(
            Cell(
                weight=weight,
                named=named[dealer].get((intent, assistant), 0),
                answered=answered.get((intent, assistant), 0),
            )
            for dealer in dealers
        )
        for intent, weight in Intent.objects.filter(panel=panel).values_list("pk", "weight")
        for assistant in assistants
    }
    return History(cells=cells) if dealers else None


def _answers(panel: Panel, assistants: Collection[UUID], now: datetime) -> QuerySet[Answer]:
    return Answer.objects.filter(
        panel=panel,
        assistant__in=assistants,
        asked_at__gt=now - HISTORY_WEEKS * WEEK,
        asked_at__lte=now,
        status=AnswerStatus.COMPLETED,
    ).order_by()


def _is_in_each_week(answers: QuerySet[Answer], now: datetime) -> bool:
    weeks = {
        f"week_{ago}": Count(
            "pk",
            filter=Q(asked_at__gt=now - (ago + 1) * WEEK, asked_at__lte=now - ago * WEEK),
        )
        for ago in range(HISTORY_WEEKS)
    }
    return all(answers.aggregate(**weeks).values())


def _counted(rows: Any, what: str) -> dict[CellKey, int]:
    counted = rows.annotate(n=Count(what, distinct=True))
    return {(row["intent"], row["assistant"]): row["n"] for row in counted}


def _measured(panel: Panel) -> list[UUID]:
    dealers = Dealer.objects.filter(markets=panel.market_id).order_by("pk")
    claimed = list(dealers.filter(organization__isnull=False).values_list("pk", flat=True))
    return claimed or list(dealers.values_list("pk", flat=True))


def _named(
    answers: QuerySet[Answer], dealers: Collection[UUID]
) -> Mapping[UUID, dict[CellKey, int]]:
    rows = (
        Mention.objects.filter(answer__in=answers, dealer__in=dealers, is_counted=True)
        .order_by()
        .values_list("dealer", "answer__intent", "answer__assistant")
        .annotate(n=Count("answer", distinct=True))
    )
    found: dict[UUID, dict[CellKey, int]] = defaultdict(dict)
    for dealer, intent, assistant, n in rows:
        found[dealer][intent, assistant] = n
    return found
