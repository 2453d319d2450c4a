"""Count four weeks of a panel's answers by intent and assistant, for the sharing out of trials."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from django.db.models import Count, Q

from aiv.domain.statistics.allocation import HISTORY_WEEKS, Cell
from aiv.models import Answer, AnswerStatus, Dealer, Intent, Panel
from aiv.selectors.evidence import counted_rows
from aiv.selectors.evidence.counted_rows import Chosen
from aiv.selectors.markets import panel_lineages

CellKey: TypeAlias = tuple[UUID, UUID]
"""(intent, assistant)."""
CELL = ("intent_id", "assistant_id")
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Each cell as each measured dealer sees it."""

    cells: Mapping[CellKey, tuple[Cell, ...]]


def of(panel: Panel, assistants: Collection[UUID], *, now: datetime) -> History | None:
    """Give the last four weeks; None unless the panel was answered in each of them.

    Earlier versions that it carries on count for the questions it keeps: in the same words they are
    the same cells (method S10, section 4 rule 7). A question that is new has nothing behind it.
    Measured are the claimed dealers of its market, or all while none is claimed.
    """
    own = panel_lineages.of_market(panel.market_id).carried(panel.pk)
    chosen = _chosen(own, assistants, now)
    if not _is_in_each_week(chosen, now):
        return None
    answered: Counter[CellKey] = Counter()
    for row in counted_rows.answered(chosen, CELL):
        answered[own[row["intent_id"]], row["assistant_id"]] += row["answered"]
    named: dict[UUID, Counter[CellKey]] = defaultdict(Counter)
    for row in counted_rows.named(chosen, CELL):
        named[row["dealer_id"]][own[row["intent_id"]], row["assistant_id"]] += row["answers"]
    dealers = _measured(panel)
    cells = {
        (intent, assistant): tuple(
            Cell(
                weight=weight,
                named=named[dealer][intent, assistant],
                answered=answered[intent, assistant],
            )
            for dealer in dealers
        )
        for intent, weight in Intent.objects.filter(panel=panel).values_list("pk", "weight")
        for assistant in assistants
    }
    return History(cells=cells) if dealers else None


def _chosen(intents: Collection[UUID], assistants: Collection[UUID], now: datetime) -> Chosen:
    words = {
        "intent__in": [*intents],
        "assistant__in": assistants,
        "asked_at__gt": now - HISTORY_WEEKS * WEEK,
        "asked_at__lte": now,
    }
    return Chosen(words=words)


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
