"""Read how often each dealer of a market is named and cited, from stored mentions only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from aiv.domain.asking import served_models, surfaces
from aiv.domain.asking.served_models import Place
from aiv.domain.statistics import mention_rates as rates
from aiv.models import (
    Access,
    Answer,
    Assistant,
    Market,
    MarketAssistant,
    PanelKind,
    Platform,
    Scan,
    ScanState,
)
from aiv.selectors.evidence import counted_rows, counted_series
from aiv.selectors.evidence.counted_rows import Row
from aiv.selectors.evidence.counted_series import Tally
from aiv.selectors.evidence.market_counts import NOTHING, Counts, MarketCounts, Series
from aiv.selectors.markets import panel_lineages
from aiv.selectors.markets.panel_lineages import Lineage, Question

Engine: TypeAlias = tuple[UUID, str]
"""(assistant id, surface of the answer)."""
SeriesKey: TypeAlias = tuple[UUID, str, str]
"""(assistant id, surface, model served where several were): what is never blended."""
Questions: TypeAlias = Mapping[UUID, Question]
Places: TypeAlias = Mapping[tuple[Engine, str], Place]


def of_market(market: Market, *, with_citations: bool = True) -> MarketCounts:
    """Count a market's answers in the window that ends with the newest one of the version in force.

    That is the newest version that was asked whole, with the questions it shares with the versions
    it carries on; another panel is another series. Six queries, however many answers, dealers and
    assistants; one less without citations, which then count nothing.
    """
    newest = _newest(market)
    if newest is None:
        return NOTHING
    panel, version = newest["pk"], newest["version"]
    lineage = panel_lineages.of_version(market.pk, panel, version, newest_at=newest["newest_at"])
    return of_lineage(market, lineage, panel, version, with_citations=with_citations)


def of_lineage(
    market: Market, lineage: Lineage, panel: UUID, version: int, *, with_citations: bool = True
) -> MarketCounts:
    """Count the answers to a lineage's questions; `panel` is its newest version."""
    return MarketCounts(
        panel_id=panel,
        panel_version=version,
        window_from=lineage.window_from,
        window_to=lineage.window_to,
        series=_series(market, lineage, with_citations=with_citations),
        lineage=lineage,
    )


def _newest(market: Market) -> Mapping[str, Any] | None:
    """Give the newest version that was asked to its end, else the newest that was answered.

    Two versions may be asked beside each other. While a new one is only begun the one before still
    counts: half of its first scan would say too little of every dealer.
    """
    answers = Answer.objects.filter(panel=OuterRef("pk")).order_by("-asked_at")
    finished = Scan.objects.filter(panel=OuterRef("pk"), state=ScanState.FINISHED)
    return (
        market.panels.filter(kind=PanelKind.MARKET)
        .annotate(
            newest_at=Subquery(answers.values("asked_at")[:1]),
            is_whole=Exists(finished),
        )
        .filter(newest_at__isnull=False)
        .order_by("-is_whole", "-version")
        .values("pk", "version", "newest_at")
        .first()
    )


def _series(market: Market, lineage: Lineage, *, with_citations: bool) -> tuple[Series, ...]:
    chosen = counted_rows.of_lineage(market.pk, lineage)
    answered = counted_rows.answered_or_lost(chosen, lineage)
    places = _places(answered)

    def series(row: Row) -> SeriesKey:
        return _key(row, places)

    def question(row: Row) -> str:
        return lineage.questions[row["intent_id"]].slug

    tallies = counted_series.tallies(answered, series=series, question=question)
    named = counted_series.namings(counted_rows.named(chosen), series=series, question=question)
    cites = counted_rows.cited(chosen) if with_citations else ()
    cited = counted_series.namings(cites, series=series, question=question)
    assistants = _assistants(market, {key[0] for key in tallies})
    newest, models = _newest_of(answered, places), _models(places)
    current = {(*engine, place.model) for (engine, _), place in places.items() if place.is_current}
    found = [
        _one_series(
            assistants[key[0]][0],
            surface=key[1],
            served=key[2],
            models=models[key],
            is_declared=key in current and assistants[key[0]][1],
            newest_at=newest[key],
            tallies=tuple(_tally(lineage.questions, each) for each in counts.values()),
            named=named.get(key, {}),
            cited=cited.get(key, {}),
        )
        for key, counts in tallies.items()
    ]
    return tuple(sorted(found, key=_order))


def _assistants(market: Market, keys: Collection[UUID]) -> Mapping[UUID, tuple[Assistant, bool]]:
    """Give assistants, and whether the market declares them, also those that left it."""
    declared = MarketAssistant.objects.filter(
        market=market, assistant=OuterRef("pk"), is_declared=True
    )
    rows = Assistant.objects.filter(pk__in=keys).annotate(is_declared=Exists(declared))
    return {row.pk: (row, row.is_declared) for row in rows}


def _order(series: Series) -> tuple[int, str, str, bool, float]:
    """Sort by platform and assistant; of several served models the newest first."""
    platform = list(Platform.values).index(series.platform)
    newest_first = -series.newest_at.timestamp()
    is_other = bool(series.served) and not series.is_declared
    return platform, series.assistant, series.surface, is_other, newest_first


def _one_series(
    assistant: Assistant,
    *,
    surface: str,
    served: str,
    models: tuple[str, ...],
    is_declared: bool,
    newest_at: datetime,
    tallies: tuple[rates.IntentTally, ...],
    named: Counts,
    cited: Counts,
) -> Series:
    is_by_hand = surfaces.is_by_hand(surface)
    access = Access.BY_HAND if is_by_hand else Access(assistant.access)
    return Series(
        assistant_id=assistant.pk,
        assistant=assistant.slug,
        platform=assistant.platform,
        label=surfaces.series_label(
            platform=Platform(assistant.platform).label,
            access=access.value,
            surface=surface,
            served=served,
        ),
        surface=surface,
        access=assistant.access,
        model=assistant.model,
        served=served,
        models=models,
        is_declared=is_declared and not is_by_hand,
        newest_at=newest_at,
        tallies=tallies,
        named=named,
        cited=cited,
    )


def _places(rows: Iterable[Row]) -> Places:
    newest: dict[tuple[Engine, str], datetime] = {}
    for row in rows:
        key = ((row["assistant_id"], row["surface"]), row["model_served"])
        newest[key] = max(row["newest_at"], newest.get(key, row["newest_at"]))
    return served_models.places(newest)


def _key(row: Row, places: Places) -> SeriesKey:
    engine = (row["assistant_id"], row["surface"])
    return (*engine, places[engine, row["model_served"]].model)


def _newest_of(rows: Iterable[Row], places: Places) -> dict[SeriesKey, datetime]:
    newest: dict[SeriesKey, datetime] = {}
    for row in rows:
        key = _key(row, places)
        newest[key] = max(row["newest_at"], newest.get(key, row["newest_at"]))
    return newest


def _models(places: Places) -> dict[SeriesKey, tuple[str, ...]]:
    found: dict[SeriesKey, tuple[str, ...]] = {}
    for (engine, model), place in places.items():
        key = (*engine, place.model)
        found[key] = (*found.get(key, ()), model)
    return found


def _tally(questions: Questions, counted: Tally) -> rates.IntentTally:
    return questions[counted.row["intent_id"]].tally(
        answered=counted.answered, failed=counted.failed, not_shown=counted.not_shown
    )
