"""Read which questions of earlier versions a panel's version carries on, and their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from aiv.domain.changes.week_counts import intent_key
from aiv.domain.markets.lineage import lineages
from aiv.domain.statistics.mention_rates import WINDOW, IntentTally
from aiv.models import Answer, Intent, Panel, PanelKind, Score

Row: TypeAlias = Mapping[str, Any]
COLUMNS = (
    "pk", "slug", "department", "stage", "weight", "is_local", "panel_id", "panel__version",
    "prompts__text",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One intent of one version; of an earlier one, as the counted version says it.

    `key` is equal only for the same question in the same words.
    """

    key: str
    slug: str
    department: str
    stage: str
    weight: float
    is_local: bool

    def tally(self, *, answered: int, failed: int = 0, not_shown: int = 0) -> IntentTally:
        """Give what the question came to as rates read it."""
        return IntentTally(
            intent=self.slug,
            department=self.department,
            weight=self.weight,
            answered=answered,
            failed=failed,
            not_shown=not_shown,
            is_local=self.is_local,
        )


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
    def keys(self) -> frozenset[str]:
        """Give what tells the counted questions from others, in whatever panel."""
        return frozenset(question.key for question in self.questions.values())

    def narrowed(self, keys: Collection[str]) -> Lineage:
        """Count only some of the questions."""
        kept = {pk: each for pk, each in self.questions.items() if each.key in keys}
        left_out = self.questions.keys() - kept.keys()
        return replace(self, questions=kept, dropped=self.dropped | left_out)

    @property
    def condition(self) -> Q:
        """Give what holds for the answers that count, however they ended."""
        found = Q(
            panel__in=self.panels,
            asked_at__gt=self.window_from,
            asked_at__lte=self.window_to,
        )
        return found & ~Q(intent__in=self.dropped) if self.dropped else found

    @property
    def answers(self) -> QuerySet[Answer]:
        """Give the answers that count, however they ended."""
        return Answer.objects.filter(self.condition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """All versions of a market's panel, by their ids.

    `began` is the version with which a version's series began; `questions` are what each asks, by
    the id of the intent.
    """

    numbers: Mapping[UUID, int]
    began: Mapping[UUID, int]
    questions: Mapping[UUID, Mapping[UUID, Question]]

    def series_until(self, panel: UUID) -> tuple[UUID, ...]:
        """Give the versions of a version's series up to itself."""
        own, began = self.numbers.get(panel, 0), self.began.get(panel)
        return tuple(
            pk for pk, number in self.numbers.items() if number <= own and self.began[pk] == began
        )

    def carried(self, panel: UUID) -> dict[UUID, UUID]:
        """Give a version's own intents by all that asked the same in its series so far."""
        own = {question.key: pk for pk, question in self.questions.get(panel, {}).items()}
        return {
            pk: own[question.key]
            for version in self.series_until(panel)
            for pk, question in self.questions[version].items()
            if question.key in own
        }

    @property
    def all_questions(self) -> dict[UUID, Question]:
        """Give what all versions ask, each as its own version says it."""
        return {pk: each for asked in self.questions.values() for pk, each in asked.items()}


def of_market(market: UUID | None) -> Versions:
    """Tell which versions of a market's panel make one series, in one query; of none, nothing."""
    rows = Intent.objects.filter(panel__market=market, panel__kind=PanelKind.MARKET)
    intents, keys = _keys(rows)
    numbers = {row["panel_id"]: row["panel__version"] for row in intents.values()}
    questions: dict[UUID, dict[UUID, Question]] = {panel: {} for panel in numbers}
    for pk, row in intents.items():
        questions[row["panel_id"]][pk] = _question(row, keys[pk])
    began = lineages(
        [
            (numbers[panel], [question.key for question in asked.values()])
            for panel, asked in questions.items()
        ]
    )
    return Versions(
        numbers=numbers,
        began={panel: began[number] for panel, number in numbers.items()},
        questions=questions,
    )


def of_version(market: UUID, panel: UUID, version: int, *, newest_at: datetime) -> Lineage:
    """Give a version's lineage in the window that ends with its newest answer, in one query."""
    since = newest_at - WINDOW
    asked = Answer.objects.filter(panel=OuterRef("pk"), asked_at__gt=since)
    versions = Panel.objects.filter(market=market, kind=PanelKind.MARKET, version__lte=version)
    first = versions.filter(Exists(asked)).order_by("version").values("version")[:1]
    rows = Intent.objects.filter(panel__in=versions.filter(version__gte=Subquery(first)))
    return _lineage(*_keys(rows), panel=panel, window_from=since, window_to=newest_at)


def of_score(score: Score) -> Lineage | None:
    """Give what a score was counted from: the answers that stood when it was made, in two queries.

    None while nothing stood.
    """
    known = Answer.objects.filter(
        market=score.market_id, panel=score.panel_id, recorded_at__lte=score.computed_at
    )
    newest = known.order_by("-asked_at").values_list("asked_at", flat=True).first()
    if newest is None:
        return None
    return of_version(score.market_id, score.panel_id, score.panel.version, newest_at=newest)


def _keys(found: QuerySet[Intent]) -> tuple[dict[UUID, Row], dict[UUID, str]]:
    """Read intents, oldest version first, and make their keys out of their wordings."""
    wordings: dict[UUID, list[str]] = defaultdict(list)
    intents: dict[UUID, Row] = {}
    rows = found.order_by("panel__version", "position", "prompts__wording").values(*COLUMNS)
    for row in rows:
        wordings[row["pk"]].append(row["prompts__text"] or "")
        intents[row["pk"]] = row
    return intents, {pk: intent_key(row["slug"], wordings[pk]) for pk, row in intents.items()}


def _lineage(
    intents: Mapping[UUID, Row],
    keys: Mapping[UUID, str],
    *,
    panel: UUID,
    window_from: datetime,
    window_to: datetime,
) -> Lineage:
    panels = _carried(intents, keys, panel)
    own = {
        (keys[pk], row["is_local"]): _question(row, keys[pk])
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
    intents: Mapping[UUID, Row], keys: Mapping[UUID, str], panel: UUID
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


def _question(row: Row, key: str) -> Question:
    return Question(
        key=key,
        slug=row["slug"],
        department=row["department"],
        stage=row["stage"],
        weight=row["weight"],
        is_local=row["is_local"],
    )
