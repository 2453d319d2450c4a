"""Say which part of all namings is a dealer's, and how often it is named before the others."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass

from aiv.domain.statistics import mention_rates
from aiv.domain.statistics.ranks import share_of_voice
from aiv.models import Dealer
from aiv.selectors.evidence.market_counts import Series
from aiv.selectors.evidence.places_named import FIRST_FEW, Places
from dashboard.figures import Figure, plural
from dashboard.pages.evidence import rates


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesCard:
    """The dealer among those named on one series; `median` is empty while it is never named."""

    share: Figure
    namings: str
    first: Figure
    first_few: Figure
    median: str


def build(
    series: Series, places: Places, dealer: Dealer, department: str, *, evidence_url: str
) -> PlacesCard:
    """Measure the card on the chosen series and department."""
    tallies = mention_rates.in_department(series.tallies, department)
    own, every = _namings(series, dealer, tallies)
    asked = {tally.intent for tally in tallies}
    ranks = [r for slug, found in places.by_question.items() if slug in asked for r in found]

    def placed(label: str, last: int) -> Figure:
        measured = mention_rates.measure(tallies, places.within(last))
        return rates.figure(
            label, measured, measured_at=series.newest_at, evidence_url=evidence_url
        )

    return PlacesCard(
        share=_share(series, dealer, department, own, every, evidence_url),
        namings=f"{sum(own.values())} of {plural(sum(every.values()), 'naming')} of dealers",
        first=placed("Named first", 1),
        first_few=placed(f"Named among the first {FIRST_FEW}", FIRST_FEW),
        median=_median(ranks),
    )


def _namings(
    series: Series, dealer: Dealer, tallies: tuple[mention_rates.IntentTally, ...]
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Count, question by question, the dealer's namings and those of all dealers."""
    slugs = [tally.intent for tally in tallies if tally.answered]
    own = series.named.get(dealer.pk, {})
    every = {slug: sum(counts.get(slug, 0) for counts in series.named.values()) for slug in slugs}
    return {slug: own.get(slug, 0) for slug in slugs}, every


def _share(
    series: Series,
    dealer: Dealer,
    department: str,
    own: Mapping[str, int],
    every: Mapping[str, int],
    evidence_url: str,
) -> Figure:
    found = share_of_voice([*own.values()], [*every.values()])
    measured = series.rate(dealer.pk, department)
    if found is None or found.lo is None:
        reason = "Every question gives the same share: no interval exists."
        return Figure(
            label="Share of voice", reason=reason if found else "No dealer is named here."
        )
    return Figure(
        label="Share of voice",
        point=found.sov,
        lo=found.lo,
        hi=found.hi,
        answers=measured.answered,
        intents=measured.intents,
        measured_at=series.newest_at,
        evidence_url=evidence_url,
        caution=", ".join(measured.shortfalls),
    )


def _median(places: list[int]) -> str:
    if not places:
        return ""
    middle = statistics.median(places)
    return f"Median place when named: {middle:g}, over {plural(len(places), 'answer')}."
