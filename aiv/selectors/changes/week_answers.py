"""Count a week's answers by series, question and dealer, straight from the answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek

from aiv.domain.asking import surfaces
from aiv.domain.changes.week_counts import CountedIntent, SeriesCount, intent_key
from aiv.domain.changes.weeks import Week
from aiv.domain.markets.lineage import lineages
from aiv.models import (
    Answer,
    AnswerStatus,
    Assistant,
    Intent,
    Market,
    Mention,
    PanelKind,
    WeekCount,
)
from aiv.selectors.evidence.counted_rows import FAILED

SeriesKey: TypeAlias = tuple[UUID, str, str, int]
"""(assistant, surface, model served, lineage of the panel)."""
_BY = ("panel_id", "assistant_id", "surface", "model_served", "intent_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What a market's panels ask: the key of each intent, and the lineage of each panel."""

    intents: Mapping[UUID, Intent]
    keys: Mapping[UUID, str]
    lineage: Mapping[UUID, int]
    assistants: Mapping[UUID, Assistant]
    declared: frozenset[UUID]


def questions(market: Market) -> Questions:
    """Read what the market's panels ask and who is asked, in five queries."""
    panels = market.panels.filter(kind=PanelKind.MARKET)
    versions = {row.pk: row.version for row in panels.order_by("version")}
    rows = Intent.objects.filter(panel__in=versions).prefetch_related("prompts")
    intents = {row.pk: row for row in rows}
    keys = {
        pk: intent_key(row.slug, (prompt.text for prompt in row.prompts.all()))
        for pk, row in intents.items()
    }
    asked = dict.fromkeys(versions.values(), frozenset[str]())
    by_version = {
        version: frozenset(keys[pk] for pk, row in intents.items() if row.panel_id == panel)
        for panel, version in versions.items()
    }
    began = lineages(sorted({**asked, **by_version}.items()))
    declared = market.market_assistants.filter(is_declared=True)
    return Questions(
        intents=intents,
        keys=keys,
        lineage={panel: began[version] for panel, version in versions.items()},
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


def of_week(market: Market, week: Week, asked: Questions) -> list[SeriesCount]:
    """Count one week of a market in two queries; a failed call belongs to the model most served."""
    begins, ends = week.begins_at(market.time_zone), week.ends_at(market.time_zone)
    answers = Answer.objects.filter(
        market=market, panel__kind=PanelKind.MARKET, asked_at__gte=begins, asked_at__lt=ends
    )
    rows = list(
        answers.order_by()
        .values(*_BY)
        .annotate(
            answered=Count("pk", filter=Q(status=AnswerStatus.COMPLETED)),
            failed=Count("pk", filter=Q(status__in=FAILED)),
            not_shown=Count("pk", filter=Q(status=AnswerStatus.NO_ANSWER)),
        )
    )
    served = _most_served(rows)
    named = _named(market, begins, ends, asked, served)
    tallies: dict[SeriesKey, dict[str, CountedIntent]] = defaultdict(dict)
    for row in rows:
        key = _series(row, asked, served)
        intent = asked.intents[row["intent_id"]]
        word = asked.keys[intent.pk]
        tallies[key][word] = _added(tallies[key].get(word), word, intent, row)
    return [
        _one(key, intents.values(), named.get(key, {}), asked) for key, intents in tallies.items()
    ]


def _most_served(rows: Iterable[Mapping[str, Any]]) -> Mapping[tuple[UUID, str], str]:
    """Give the model that answered most on each surface; calls that failed name none."""
    seen: dict[tuple[UUID, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["answered"]:
            seen[row["assistant_id"], row["surface"]][row["model_served"]] += row["answered"]
    return {key: counter.most_common(1)[0][0] for key, counter in seen.items()}


def _series(
    row: Mapping[str, Any], asked: Questions, served: Mapping[tuple[UUID, str], str]
) -> SeriesKey:
    surface = (row["assistant_id"], row["surface"])
    model = row["model_served"] or served.get(surface, "")
    return (*surface, model, asked.lineage[row["panel_id"]])


def _added(
    sofar: CountedIntent | None, key: str, intent: Intent, row: Mapping[str, Any]
) -> CountedIntent:
    """Add a row to what was counted: two panels of one lineage ask the same question twice."""
    return CountedIntent(
        key=key,
        slug=intent.slug,
        department=intent.department,
        stage=intent.stage,
        weight=intent.weight,
        answered=row["answered"] + (sofar.answered if sofar else 0),
        failed=row["failed"] + (sofar.failed if sofar else 0),
        not_shown=row["not_shown"] + (sofar.not_shown if sofar else 0),
    )


def _named(
    market: Market,
    begins: datetime,
    ends: datetime,
    asked: Questions,
    served: Mapping[tuple[UUID, str], str],
) -> dict[SeriesKey, dict[str, dict[str, int]]]:
    """Count, by series, dealer and question, the answers that name the dealer."""
    rows = (
        Mention.objects.filter(
            answer__market=market,
            answer__panel__kind=PanelKind.MARKET,
            answer__asked_at__gte=begins,
            answer__asked_at__lt=ends,
            answer__status=AnswerStatus.COMPLETED,
            is_counted=True,
        )
        .order_by()
        .values("dealer_id", *(f"answer__{name}" for name in _BY))
        .annotate(answers=Count("answer_id", distinct=True))
    )
    found: dict[SeriesKey, dict[str, dict[str, int]]] = defaultdict(dict)
    for each in rows:
        row = {name: each[f"answer__{name}"] for name in _BY}
        of_dealer = found[_series(row, asked, served)].setdefault(str(each["dealer_id"]), {})
        word = asked.keys[row["intent_id"]]
        of_dealer[word] = of_dealer.get(word, 0) + each["answers"]
    return found


def _one(
    key: SeriesKey,
    intents: Iterable[CountedIntent],
    named: Mapping[str, Mapping[str, int]],
    asked: Questions,
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
        intents=tuple(intents),
        named=named,
    )
