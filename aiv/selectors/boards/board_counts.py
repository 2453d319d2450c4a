"""Count what a market's declared assistants answered in one week, for all dealers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from aiv.domain.asking import surfaces
from aiv.domain.changes.board_counts import BoardCounts, SeriesCounts
from aiv.domain.statistics.mention_rates import IntentTally
from aiv.models import (
    Answer,
    AnswerStatus,
    Assistant,
    Intent,
    Market,
    MarketAssistant,
    Mention,
    PanelKind,
    Platform,
)
from aiv.selectors.evidence.counted_rows import FAILED
from aiv.selectors.markets import panel_lineages
from aiv.selectors.markets.panel_inputs import SCORED

NOTHING = BoardCounts(panel_version=None, series=())
Key: TypeAlias = tuple[UUID, str, str]
"""(assistant id, surface, model that answered)."""


@dataclass(frozen=True, slots=True)
class _Week:
    """The answers of one week's panel, and what it asked."""

    answers: QuerySet[Answer]
    window: Mapping[str, Any]
    intents: Mapping[UUID, Intent]


def of_week(market: Market, begins_at: datetime, ends_at: datetime) -> BoardCounts:
    """Count the answers asked in a window, on the newest version of the panel that was asked in it.

    An earlier one may have been asked beside it. Only assistants that are declared for the index
    count, on the six platforms it is made of. Six queries, however many answers, dealers and
    assistants.
    """
    window: dict[str, Any] = {"asked_at__gte": begins_at, "asked_at__lt": ends_at}
    newest = (
        Answer.objects.filter(market=market, panel__kind=PanelKind.MARKET, **window)
        .order_by("-panel__version")
        .values("panel_id", "panel__version")
        .first()
    )
    if newest is None:
        return NOTHING
    window = {**window, "market": market, "panel": newest["panel_id"]}
    week = _Week(
        answers=Answer.objects.filter(**window),
        window=window,
        intents=Intent.objects.filter(panel=newest["panel_id"]).in_bulk(),
    )
    versions = panel_lineages.of_market(market.pk)
    return replace(
        _counted(market, week, newest["panel__version"]),
        lineage=versions.began[newest["panel_id"]],
        questions=versions.questions[newest["panel_id"]],
    )


def _counted(market: Market, week: _Week, version: int) -> BoardCounts:
    rows = MarketAssistant.objects.filter(
        market=market, is_declared=True, platform__in=SCORED
    ).select_related("assistant")
    declared = {row.assistant_id: row.assistant for row in rows}
    (tallies, failed), named = _tallies(week, declared), _named(week, declared)
    series = [
        _one(declared[key[0]], key, tuple(rows), named.get(key, {}))
        for key, rows in tallies.items()
    ]
    return BoardCounts(
        panel_version=version,
        series=tuple(sorted(series, key=lambda each: each.key)),
        failed=failed,
    )


def _one(
    assistant: Assistant,
    key: Key,
    tallies: tuple[IntentTally, ...],
    named: Mapping[str, Mapping[str, int]],
) -> SeriesCounts:
    _, surface, model = key
    label = surfaces.series_label(
        platform=Platform(assistant.platform).label, access=assistant.access, surface=surface
    )
    return SeriesCounts(
        key=f"{assistant.slug}|{surface}|{model}",
        assistant=f"{assistant.slug}|{surface}",
        label=label,
        model=model or assistant.model,
        tallies=tallies,
        named={dealer: dict(counts) for dealer, counts in named.items()},
    )


def _tallies(
    week: _Week, declared: Mapping[UUID, Assistant]
) -> tuple[dict[Key, list[IntentTally]], int]:
    """Count the completed answers of each series, and all calls that failed."""
    rows = (
        week.answers.filter(assistant__in=declared)
        .order_by()
        .values("assistant_id", "surface", "intent_id", model=_model())
        .annotate(
            answered=Count("pk", filter=Q(status=AnswerStatus.COMPLETED)),
            failed=Count("pk", filter=Q(status__in=FAILED)),
        )
    )
    found: dict[Key, list[IntentTally]] = defaultdict(list)
    failed = 0
    for row in rows:
        if surfaces.is_by_hand(row["surface"]):
            continue
        failed += row["failed"]
        if row["answered"]:
            key = (row["assistant_id"], row["surface"], row["model"])
            found[key].append(_tally(week.intents[row["intent_id"]], row["answered"]))
    return found, failed


def _tally(intent: Intent, answered: int) -> IntentTally:
    return IntentTally(
        intent=intent.slug,
        department=intent.department,
        weight=intent.weight,
        answered=answered,
        is_local=intent.is_local,
    )


def _named(week: _Week, declared: Mapping[UUID, Assistant]) -> dict[Key, dict[str, dict[str, int]]]:
    """Count answers that name each dealer; a corrected and a detected reading are one answer."""
    behind = {f"answer__{name}": value for name, value in week.window.items()}
    rows = (
        Mention.objects.filter(
            **behind,
            answer__status=AnswerStatus.COMPLETED,
            answer__assistant__in=declared,
            is_counted=True,
        )
        .order_by()
        .values(
            "dealer_id",
            "answer__assistant_id",
            "answer__surface",
            "answer__intent_id",
            model=_model("answer__"),
        )
        .annotate(answers=Count("answer_id", distinct=True))
    )
    found: dict[Key, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        key = (row["answer__assistant_id"], row["answer__surface"], row["model"])
        intent = week.intents[row["answer__intent_id"]].slug
        found[key][row["dealer_id"].hex][intent] = row["answers"]
    return found


def _model(before: str = "") -> Coalesce:
    """Give the model that answered, else the one that was asked."""
    served = NullIf(f"{before}model_served", Value(""))
    return Coalesce(served, f"{before}model_requested")
