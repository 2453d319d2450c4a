"""Count a week's answers by series, question and dealer, straight from the answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.functions import TruncWeek

from aiv.domain.asking import surfaces
from aiv.domain.changes.week_counts import CountedIntent, SeriesCount
from aiv.domain.changes.weeks import Week
from aiv.models import Answer, Assistant, Market, PanelKind, WeekCount
from aiv.selectors.evidence import counted_rows, counted_series
from aiv.selectors.evidence.counted_rows import BY, Row
from aiv.selectors.evidence.counted_series import Tally
from aiv.selectors.markets import panel_lineages
from aiv.selectors.markets.panel_lineages import Question

SeriesKey: TypeAlias = tuple[UUID, str, str, int]
"""(assistant, surface, model served, lineage of the panel)."""
COLUMNS = ("panel_id", *BY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a market's panels ask, the lineage of each panel, and who is asked."""

    questions: Mapping[UUID, Question]
    lineage: Mapping[UUID, int]
    assistants: Mapping[UUID, Assistant]
    declared: frozenset[UUID]


def asked(market: Market) -> Asked:
    """Read what the market's panels ask and who is asked, in three queries."""
    versions = panel_lineages.of_market(market.pk)
    declared = market.market_assistants.filter(is_declared=True)
    return Asked(
        questions=versions.all_questions,
        lineage=versions.began,
        assistants=Assistant.objects.in_bulk(),
        declared=frozenset(declared.values_list("assistant_id", flat=True)),
    )


def uncounted(market: Market, *, since: datetime | None = None) -> list[Week]:
    """Give the weeks whose answers are not all counted yet, oldest first, in two queries."""
    answers = Answer.objects.filter(market=market, panel__kind=PanelKind.MARKET)
    counted = WeekCount.objects.filter(market=market)
    if since is not None:
        answers = answers.filter(asked_at__gte=since)
    zone = ZoneInfo(market.time_zone)
    stored: Counter[date] = Counter()
    for week, number in counted.values_list("week", "answers"):
        stored[week] += number
    found = (
        answers.order_by()
        .annotate(monday=TruncWeek("asked_at", tzinfo=zone))
        .values_list("monday")
        .annotate(number=Count("pk"))
    )
    return sorted(Week(at.date()) for at, number in found if stored[at.date()] != number)


def of_week(market: Market, week: Week, asked: Asked) -> list[SeriesCount]:
    """Count one week of a market in two queries; a failed call belongs to the model most served."""
    begins, ends = week.begins_at(market.time_zone), week.ends_at(market.time_zone)
    chosen = counted_rows.of_week(market.pk, begins, ends)
    answered = counted_rows.answered(chosen, COLUMNS)
    served = _most_served(answered)

    def series(row: Row) -> SeriesKey:
        engine = (row["assistant_id"], row["surface"])
        model = row["model_served"] or served.get(engine, "")
        return (*engine, model, asked.lineage[row["panel_id"]])

    def question(row: Row) -> str:
        return asked.questions[row["intent_id"]].key

    tallies = counted_series.tallies(answered, series=series, question=question)
    named = counted_series.namings(
        counted_rows.named(chosen, COLUMNS), series=series, question=question
    )
    return [
        _one(key, counts.values(), named.get(key, {}), asked) for key, counts in tallies.items()
    ]


def _most_served(rows: Iterable[Row]) -> Mapping[tuple[UUID, str], str]:
    """Give the model that answered most on each surface; calls that failed name none."""
    seen: dict[tuple[UUID, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["answered"]:
            seen[row["assistant_id"], row["surface"]][row["model_served"]] += row["answered"]
    return {key: counter.most_common(1)[0][0] for key, counter in seen.items()}


def _one(
    key: SeriesKey,
    tallies: Iterable[Tally],
    named: Mapping[UUID, Mapping[str, int]],
    asked: Asked,
) -> SeriesCount:
    assistant = asked.assistants[key[0]]
    return SeriesCount(
        assistant=assistant.slug,
        platform=assistant.platform,
        access=assistant.access,
        surface=key[1],
        model=key[2],
        lineage=key[3],
        is_declared=assistant.pk in asked.declared and not surfaces.is_by_hand(key[1]),
        intents=tuple(_counted(asked.questions[each.row["intent_id"]], each) for each in tallies),
        named={str(dealer): counts for dealer, counts in named.items()},
    )


def _counted(question: Question, tally: Tally) -> CountedIntent:
    return CountedIntent(
        key=question.key,
        slug=question.slug,
        department=question.department,
        stage=question.stage,
        weight=question.weight,
        answered=tally.answered,
        failed=tally.failed,
        not_shown=tally.not_shown,
    )
