"""Count a bundle's answers into what the panel inputs are measured from.

It says in plain loops what `aiv.selectors` asks the database for; a test holds the two equal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from aiv.domain import links
from aiv.domain.asking import served_models, surfaces
from aiv.domain.bundles.values import BundleAnswer, BundleMarket, BundleSeries
from aiv.domain.evidence.cited_domains import CitedDomains
from aiv.domain.evidence.source_class import classify
from aiv.domain.index import PLATFORMS
from aiv.domain.score.panel_inputs import Panel, PanelSeries
from aiv.domain.statistics.mention_rates import WINDOW, IntentTally

COMPLETED: Final = "completed"
NOT_SHOWN: Final = "no_answer"
FAILED: Final = frozenset({"error", "refused", "blocked", "incomplete"})
OVERVIEW: Final = "ai_overview"
SeriesKey: TypeAlias = tuple[str, str]
"""(assistant, surface of the answer): what is never blended."""


def panel(market: BundleMarket) -> Panel:
    """Give what the dealer's panel inputs are measured from."""
    newest = max((each.asked_at for each in market.answers), default=None)
    start = newest - WINDOW if newest else None
    inside = [each for each in market.answers if start is None or each.asked_at > start]
    answers = _current(inside)
    series = _declared(market, answers)
    counted = _counted(market, answers)
    local = [replace(each, tallies=_local(each), included={}) for each in series]
    return Panel(
        version=market.panel_version,
        window_from=start,
        window_to=newest,
        series=series,
        local_series=tuple(each for each in local if each.platform in PLATFORMS),
        local_places=_places(market, counted),
        cited=_cited(market, counted),
    )


def _current(answers: Sequence[BundleAnswer]) -> list[BundleAnswer]:
    """Leave out what a model said that another has replaced: that is a series of its own."""
    newest: dict[tuple[SeriesKey, str], datetime] = {}
    for each in answers:
        key = _served(each)
        newest[key] = max(each.asked_at, newest.get(key, each.asked_at))
    places = served_models.places(newest)
    return [each for each in answers if places[_served(each)].is_current]


def _served(answer: BundleAnswer) -> tuple[SeriesKey, str]:
    return (answer.assistant, answer.surface), answer.served


def _declared(market: BundleMarket, answers: Iterable[BundleAnswer]) -> tuple[PanelSeries, ...]:
    by_key: dict[SeriesKey, list[BundleAnswer]] = defaultdict(list)
    for each in answers:
        by_key[each.assistant, each.surface].append(each)
    found = [
        _series(market, market.series[assistant], surface, rows)
        for (assistant, surface), rows in sorted(by_key.items())
        if _is_declared(market.series[assistant], surface)
    ]
    return tuple(found)


def _is_declared(series: BundleSeries, surface: str) -> bool:
    return series.is_declared and not surfaces.is_by_hand(surface)


def _series(
    market: BundleMarket, series: BundleSeries, surface: str, rows: Sequence[BundleAnswer]
) -> PanelSeries:
    # Nobody knows where a lost call would have been answered: it has the assistant's own surface.
    lost = series.lost if surface == series.surface else {}
    by_intent: dict[str, list[BundleAnswer]] = {intent: [] for intent in lost}
    for each in rows:
        by_intent.setdefault(each.intent, []).append(each)
    completed = [each for each in rows if each.status == COMPLETED]
    included = (each for each in completed if each.is_named or each.is_own_site_cited)
    return PanelSeries(
        platform=series.platform,
        surface=surface,
        model=series.model,
        newest_at=max(each.asked_at for each in rows),
        tallies=tuple(
            _tally(market, name, each, lost=lost.get(name, 0)) for name, each in by_intent.items()
        ),
        named=Counter(each.intent for each in completed if each.is_named),
        included=Counter(each.intent for each in included) if series.platform == OVERVIEW else {},
    )


def _tally(
    market: BundleMarket, intent: str, rows: Sequence[BundleAnswer], *, lost: int
) -> IntentTally:
    asked = market.intents[intent]
    return IntentTally(
        intent=intent,
        department=asked.department,
        weight=asked.weight,
        answered=sum(each.status == COMPLETED for each in rows),
        failed=sum(each.status in FAILED for each in rows) + lost,
        not_shown=sum(each.status == NOT_SHOWN for each in rows),
        is_local=asked.is_local,
    )


def _local(series: PanelSeries) -> tuple[IntentTally, ...]:
    return tuple(tally for tally in series.tallies if tally.is_local)


def _counted(market: BundleMarket, answers: Sequence[BundleAnswer]) -> list[BundleAnswer]:
    """Keep the completed answers of the declared assistants and surfaces."""
    keys = {
        (each.assistant, each.surface)
        for each in answers
        if _is_declared(market.series[each.assistant], each.surface)
    }
    assistants, declared = {key[0] for key in keys}, {key[1] for key in keys}
    return [
        each
        for each in answers
        if each.status == COMPLETED and each.assistant in assistants and each.surface in declared
    ]


def _places(market: BundleMarket, counted: Iterable[BundleAnswer]) -> int:
    """Count the ZIP codes from which the scored assistants were asked local questions."""
    return len(
        {
            each.zip
            for each in counted
            if each.zip
            and market.intents[each.intent].is_local
            and market.series[each.assistant].platform in PLATFORMS
        }
    )


def _cited(market: BundleMarket, counted: Sequence[BundleAnswer]) -> CitedDomains:
    by_intent: dict[str, Counter[str]] = defaultdict(Counter)
    for each in counted:
        if each.is_named:
            by_intent[each.intent].update(host for host in each.domains if host)
    independent = {
        intent: _independent(hosts, market.excluded_hosts) for intent, hosts in by_intent.items()
    }
    return CitedDomains(
        by_intent={intent: hosts for intent, hosts in independent.items() if hosts},
        citing_answers=sum(bool(each.domains) for each in counted),
    )


def _independent(hosts: Mapping[str, int], excluded: frozenset[str]) -> Counter[str]:
    """Leave out the dealer's own site, its sister stores' and the manufacturers'."""
    kept: Counter[str] = Counter()
    for host, count in hosts.items():
        if classify(host, own=excluded, rivals=frozenset()) not in ("own", "oem"):
            kept[links.registrable(host)] += count
    return kept
