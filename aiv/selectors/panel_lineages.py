"""Read which questions of earlier versions a panel's version carries on, and their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from aiv.domain.lineage import lineages
from aiv.domain.mention_rates import WINDOW
from aiv.domain.week_counts import intent_key
from aiv.models import Answer, Intent, Panel, PanelKind

COLUMNS = (
    "pk", "slug", "department", "weight", "is_local", "panel_id", "panel__version", "prompts__text",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One intent of one version; of an earlier one, as the counted version says it."""

    slug: str
    department: str
    weight: float
    is_local: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A version with the earlier ones of its series that were asked in the window.

    `questions` are the counted ones by the id of their intent in any of the versions; `dropped` are
    intents of earlier versions that the counted one does not ask. The window ends with the newest
    answer of the counted version: later answers of an earlier one wait for it.
    """

    panels: tuple[UUID, ...]
    questions: Mapping[UUID, Question]
    dropped: frozenset[UUID]
    window_from: datetime
    window_to: datetime

    @property
    def answers(self) -> QuerySet[Answer]:
        """Give the answers that count, however they ended."""
        found = Answer.objects.filter(
            panel__in=self.panels,
            asked_at__gt=self.window_from,
            asked_at__lte=self.window_to,
        )
        return found.exclude(intent__in=self.dropped) if self.dropped else found


def of_version(market: UUID, panel: UUID, version: int, *, newest_at: datetime) -> Lineage:
    """Give a version's lineage in the window that ends with its newest answer, in one query."""
    since = newest_at - WINDOW
    asked = Answer.objects.filter(panel=OuterRef("pk"), asked_at__gt=since)
    versions = Panel.objects.filter(market=market, kind=PanelKind.MARKET, version__lte=version)
    first = versions.filter(Exists(asked)).order_by("version").values("version")[:1]
    rows = Intent.objects.filter(panel__in=versions.filter(version__gte=Subquery(first)))
    return _lineage(
        list(rows.order_by("panel__version", "position", "prompts__wording").values(*COLUMNS)),
        panel=panel,
        window_from=since,
        window_to=newest_at,
    )


def _lineage(
    rows: Iterable[Mapping[str, Any]], *, panel: UUID, window_from: datetime, window_to: datetime
) -> Lineage:
    wordings: dict[UUID, list[str]] = defaultdict(list)
    intents: dict[UUID, Mapping[str, Any]] = {}
    for row in rows:
        wordings[row["pk"]].append(row["prompts__text"] or "")
        intents[row["pk"]] = row
    keys = {pk: intent_key(row["slug"], wordings[pk]) for pk, row in intents.items()}
    panels = _carried(intents, keys, panel)
    own = {
        (keys[pk], row["is_local"]): _question(row)
        for pk, row in intents.items()
        if row["panel_id"] == panel
    }
    asked = {pk: row for pk, row in intents.items() if row["panel_id"] in panels}
    found = {pk: own.get((keys[pk], row["is_local"])) for pk, row in asked.items()}
    return Lineage(
        panels=panels,
        questions={pk: question for pk, question in found.items() if question},
        dropped=frozenset(pk for pk, question in found.items() if question is None),
        window_from=window_from,
        window_to=window_to,
    )


def _carried(
    intents: Mapping[UUID, Mapping[str, Any]], keys: Mapping[UUID, str], panel: UUID
) -> tuple[UUID, ...]:
    """Give the versions that the counted one carries on, and itself."""
    versions: dict[UUID, int] = {}
    asked: dict[int, set[str]] = defaultdict(set)
    for pk, row in intents.items():
        versions[row["panel_id"]] = row["panel__version"]
        asked[row["panel__version"]].add(keys[pk])
    began = lineages(sorted(asked.items()))
    own = began.get(versions.get(panel, 0))
    return tuple(pk for pk, version in versions.items() if began[version] == own) or (panel,)


def _question(row: Mapping[str, Any]) -> Question:
    return Question(
        slug=row["slug"],
        department=row["department"],
        weight=row["weight"],
        is_local=row["is_local"],
    )
