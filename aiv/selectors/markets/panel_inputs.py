"""Read what the panel inputs of a market's dealers are measured from: counts, never texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TypeAlias
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from aiv.domain import links
from aiv.domain.errors import NotMeasured
from aiv.domain.evidence.cited_domains import CitedDomains
from aiv.domain.evidence.source_class import classify
from aiv.domain.score.panel_inputs import Panel, PanelSeries
from aiv.models import (
    Answer,
    AnswerStatus,
    Citation,
    Dealer,
    Market,
    Mention,
    OwnSiteCitation,
    Platform,
)
from aiv.selectors.evidence import mention_rates
from aiv.selectors.evidence.market_counts import MarketCounts, Series

IntentCounts: TypeAlias = dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketPanel:
    """Everything counted once for a market; `of` gives the part of one dealer.

    `recorded_until` is when the last of the counted answers was recorded.
    """

    counts: MarketCounts
    recorded_until: datetime | None
    included: Mapping[UUID, IntentCounts]
    cited: Mapping[UUID, Mapping[str, IntentCounts]]
    citing_answers: int
    local_places: int
    hosts: Mapping[UUID, frozenset[str]]
    excluded: Mapping[UUID, frozenset[str]]

    @property
    def panel_id(self) -> UUID:
        """Give the panel that was asked; raises NotMeasured while nothing was."""
        if self.counts.panel_id is None:
            raise NotMeasured("Nothing was asked in this market yet.")
        return self.counts.panel_id

    def of(self, dealer: Dealer) -> Panel:
        """Give what one dealer's inputs are measured from."""
        declared = [series for series in self.counts.series if series.is_declared]
        series = tuple(self._series(one, dealer.pk) for one in declared)
        return Panel(
            version=self.counts.panel_version,
            window_from=self.counts.window_from,
            window_to=self.counts.window_to,
            series=series,
            local_series=tuple(_local_part(one) for one in series if one.platform in SCORED),
            local_places=self.local_places,
            cited=CitedDomains(
                by_intent=self._independent(dealer.pk), citing_answers=self.citing_answers
            ),
        )

    def _series(self, series: Series, dealer_id: UUID) -> PanelSeries:
        is_overview = series.platform == Platform.AI_OVERVIEW
        return PanelSeries(
            platform=series.platform,
            surface=series.surface,
            model=series.served or series.model,
            newest_at=series.newest_at,
            tallies=series.tallies,
            named=series.named.get(dealer_id, {}),
            included=self.included.get(dealer_id, {}) if is_overview else {},
        )

    def _independent(self, dealer_id: UUID) -> dict[str, IntentCounts]:
        """Leave out the dealer's own site, its sister stores' and the manufacturers'."""
        kept: dict[str, IntentCounts] = {}
        excluded = self.excluded.get(dealer_id, frozenset())
        for intent, domains in self.cited.get(dealer_id, {}).items():
            independent: IntentCounts = defaultdict(int)
            for host, count in domains.items():
                if classify(host, own=excluded, rivals=frozenset()) not in ("own", "oem"):
                    independent[links.registrable(host)] += count
            if independent:
                kept[intent] = dict(independent)
        return kept


SCORED = frozenset(
    {
        Platform.CHATGPT,
        Platform.CLAUDE,
        Platform.PERPLEXITY,
        Platform.GEMINI,
        Platform.COPILOT,
        Platform.GROK,
    }
)
"""The six platforms of `platform_scores`; overviews and AI Mode are measured apart."""


def of_market(market: Market) -> MarketPanel:
    """Count everything for all dealers of a market in a fixed number of queries."""
    return of_counts(market, mention_rates.of_market(market))


def of_counts(market: Market, counts: MarketCounts) -> MarketPanel:
    """Count what else the panel's inputs are measured from, on the same answers."""
    answers = _declared_answers(market, counts)
    dealers = list(market.dealers.all())
    hosts = {dealer.pk: frozenset({links.domain_of(dealer.website)} - {""}) for dealer in dealers}
    return MarketPanel(
        counts=counts,
        recorded_until=answers.aggregate(at=Max("recorded_at"))["at"],
        included=_included(answers.filter(assistant__platform=Platform.AI_OVERVIEW)),
        cited=_cited(answers),
        citing_answers=answers.filter(
            Exists(Citation.objects.filter(answer=OuterRef("pk")))
        ).count(),
        local_places=_local_places(answers),
        hosts=hosts,
        excluded=_sisters(dealers, hosts),
    )


def _declared_answers(market: Market, counts: MarketCounts) -> QuerySet[Answer]:
    """Keep the completed answers of declared assistants in the window of the counts."""
    if counts.lineage is None:
        return Answer.objects.none()
    declared = (series.condition for series in counts.series if series.is_declared)
    return counts.lineage.answers.filter(
        reduce(or_, declared, Q(pk__in=[])), market=market, status=AnswerStatus.COMPLETED
    )


def _local_places(answers: QuerySet[Answer]) -> int:
    """Count the ZIP codes from which the scored assistants were asked local questions."""
    asked = answers.filter(
        assistant__platform__in=SCORED, intent__is_local=True, place__zip__isnull=False
    )
    return asked.order_by().values("place__zip").distinct().count()


def _included(answers: QuerySet[Answer]) -> dict[UUID, IntentCounts]:
    """Count, by dealer and intent, the answers that name the dealer or cite its site."""
    named = Mention.objects.filter(answer__in=answers, is_counted=True)
    cited = OwnSiteCitation.objects.filter(answer__in=answers)
    columns = ("dealer_id", "answer__intent__slug", "answer_id")
    rows = set(named.order_by().values_list(*columns)) | set(cited.values_list(*columns))
    found: dict[UUID, IntentCounts] = defaultdict(lambda: defaultdict(int))
    for dealer_id, intent, _ in rows:
        found[dealer_id][intent] += 1
    return found


def _cited(answers: QuerySet[Answer]) -> dict[UUID, dict[str, IntentCounts]]:
    """Count citations by dealer named, intent and host."""
    rows = (
        Mention.objects.filter(answer__in=answers, is_counted=True)
        .exclude(answer__citations__domain="")
        .order_by()
        .values_list("dealer_id", "answer__intent__slug", "answer__citations__domain")
        .annotate(citations=Count("answer__citations__id", distinct=True))
    )
    found: dict[UUID, dict[str, IntentCounts]] = defaultdict(lambda: defaultdict(dict))
    for dealer_id, intent, domain, citations in rows:
        if domain:
            found[dealer_id][intent][domain] = citations
    return found


def _sisters(
    dealers: list[Dealer], hosts: Mapping[UUID, frozenset[str]]
) -> dict[UUID, frozenset[str]]:
    """Give, for each dealer, the hosts of its organization's stores and its own."""
    of_organization: dict[UUID | None, frozenset[str]] = defaultdict(frozenset)
    for dealer in dealers:
        of_organization[dealer.organization_id] |= hosts[dealer.pk]
    return {
        dealer.pk: of_organization[dealer.organization_id]
        if dealer.organization_id
        else hosts[dealer.pk]
        for dealer in dealers
    }


def _local_part(series: PanelSeries) -> PanelSeries:
    return PanelSeries(
        platform=series.platform,
        surface=series.surface,
        model=series.model,
        newest_at=series.newest_at,
        tallies=tuple(tally for tally in series.tallies if tally.is_local),
        named=series.named,
        included={},
    )
