"""Count four weeks of a panel's answers by intent and assistant, for the sharing out of trials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from django.db.models import Count, Q

from aiv.domain.statistics.allocation import HISTORY_WEEKS, Cell
from aiv.models import Answer, AnswerStatus, Dealer, Intent, Panel
from aiv.selectors.evidence import counted_rows
from aiv.selectors.evidence.counted_rows import Chosen, Row

CellKey: TypeAlias = tuple[UUID, UUID]
"""(intent, assistant)."""
CELL = ("intent_id", "assistant_id")
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Each cell as each measured dealer sees it."""

    cells: Mapping[CellKey, tuple[Cell, ...]]


def of(panel: Panel, assistants: Collection[UUID], *, now: datetime) -> History | None:
    """Give the last four weeks; None unless this panel was answered in each of them.

    Measured are the claimed dealers of its market, or all while none is claimed.
    """
    chosen = _chosen(panel, assistants, now)
    if not _is_in_each_week(chosen, now):
        return None
    answered = {_cell(row): row["answered"] for row in counted_rows.answered(chosen, CELL)}
    named: dict[UUID, dict[CellKey, int]] = defaultdict(dict)
    for row in counted_rows.named(chosen, CELL):
        named[row["dealer_id"]][_cell(row)] = row["answers"]
    dealers = _measured(panel)
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


def _chosen(panel: Panel, assistants: Collection[UUID], now: datetime) -> Chosen:
    words = {
        "panel": panel,
        "assistant__in": assistants,
        "asked_at__gt": now - HISTORY_WEEKS * WEEK,
        "asked_at__lte": now,
    }
    return Chosen(words=words)


def _cell(row: Row) -> CellKey:
    return row["intent_id"], row["assistant_id"]


def _is_in_each_week(chosen: Chosen, now: datetime) -> bool:
    weeks = {
        f"week_{ago}": Count(
            "pk",
            filter=Q(asked_at__gt=now - (ago + 1) * WEEK, asked_at__lte=now - ago * WEEK),
        )
        for ago in range(HISTORY_WEEKS)
    }
    answers = Answer.objects.filter(chosen.of(), status=AnswerStatus.COMPLETED).order_by()
    return all(answers.aggregate(**weeks).values())


def _measured(panel: Panel) -> list[UUID]:
    dealers = Dealer.objects.filter(markets=panel.market_id).order_by("pk")
    claimed = list(dealers.filter(organization__isnull=False).values_list("pk", flat=True))
    return claimed or list(dealers.values_list("pk", flat=True))
