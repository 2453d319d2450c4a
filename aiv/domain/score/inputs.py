"""Turn what was counted on sites, listings and searches into the index's inputs (method S9).

Minimum samples and ages are the caller's: these functions only say what the counts amount to.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.statistics import bounds

REFERENCE_DOMAINS: Final = 30
"""Effective domains that count as full authority depth (a convention of measurement.md 3)."""


@dataclass(frozen=True, slots=True)
class AioInclusion:
    """Hold how often an AI Overview appeared and how often it included the dealer."""

    trigger_rate: float
    n_aio: int
    inclusion: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hold the weighted agreement of sources (0..1) and the share of weight that stated facts."""

    value: float
    coverage: float


@dataclass(frozen=True, slots=True)
class SiloIntegrity:
    """Hold the site's topic structure: raw assortativity (-1..1), score 0..1, parts measured."""

    assortativity: float | None
    score: float
    n_parts: int


@dataclass(frozen=True, slots=True)
class AuthorityDepth:
    """Hold cited domains, their effective number and the index 0..1."""

    domains: int
    effective: float
    index: float


def schema_coverage(pages: Iterable[tuple[bool, bool]]) -> float | None:
    """Give the share of pages needing schema that carry valid schema.

    A page is (needs schema, has valid schema). None when no page needs it.
    Source: measurement.md S9.
    """
    eligible = [bool(valid) for needs, valid in pages if needs]
    return sum(eligible) / len(eligible) if eligible else None


def aio_inclusion(rows: Sequence[tuple[int, int, int]]) -> AioInclusion | None:
    """Give how often overviews appear, and among those how often the dealer is in them.

    A row is one observed search: (overview shown, dealer mentioned, dealer cited), each 0 or 1.
    None without rows; inclusion is None, not 0, when no overview appeared.
    Source: measurement.md S9.
    """
    if not rows:
        return None
    shown = [bool(mentioned or cited) for overview, mentioned, cited in rows if overview]
    inclusion = sum(shown) / len(shown) if shown else None
    return AioInclusion(len(shown) / len(rows), len(shown), inclusion)


def temporal_weight(pages: Iterable[tuple[float, float | None, float]]) -> float | None:
    """Give the weighted freshness of pages, halving every half-life.

    A page is (weight >= 0, age in days, half-life in days > 0); an age below 0 counts as 0, an
    unknown age leaves the page out. None without a dated page of weight.
    Errors: InvalidInput naming weight or half_life. Source: measurement.md S9.
    """
    dated = [
        (
            bounds.not_negative("weight", weight),
            2.0 ** (-max(age, 0.0) / bounds.positive("half_life", life)),
        )
        for weight, age, life in pages
        if age is not None
    ]
    return weighted_mean(dated)


def weighted_agreement(sources: Sequence[tuple[float, float, float]]) -> Agreement | None:
    """Give the agreement of sources with a record; silence does not count.

    A source is (weight >= 0, facts stated correctly, facts stated wrongly). None when nothing is
    stated anywhere. Errors: InvalidInput naming weight, correct or wrong.
    Source: measurement.md S9 (entity_confidence, inventory_truth_mult).
    """
    stated = [
        (bounds.not_negative("weight", weight), correct / (correct + wrong))
        for weight, correct, wrong in sources
        if bounds.not_negative("correct", correct) + bounds.not_negative("wrong", wrong) > 0.0
    ]
    value = weighted_mean(stated)
    if value is None:
        return None
    spoken = math.fsum(weight for weight, _ in stated)
    return Agreement(value, spoken / math.fsum(weight for weight, _, _ in sources))


def crawl_budget(bots: Iterable[tuple[float, int | None, int | None]]) -> float | None:
    """Give the weighted share of important pages that AI crawlers can reach.

    A bot is (weight >= 0, pages it reaches, important pages); a bot without important pages
    or without a count is dropped. None when none is left.
    Errors: InvalidInput naming weight or reachable. Source: measurement.md S9.
    """
    return weighted_mean(
        [
            (
                bounds.not_negative("weight", weight),
                bounds.part_of("reachable", reachable, important) / important,
            )
            for weight, reachable, important in bots
            if important and reachable is not None
        ]
    )


def silo_integrity(
    e: Sequence[Sequence[float]] | None,
    hub_linked: int | None,
    topical_pages: int | None,
    orphans: int | None,
    sitemap_pages: int | None,
) -> SiloIntegrity | None:
    """Give how well a site's links keep its topics together.

    e[i][j] counts contextual links from topic i to topic j (square, >= 0); hub_linked of
    topical_pages are linked from their hub; orphans of sitemap_pages are linked from nowhere.
    Undefined parts drop out of the mean; None when none is left.
    Errors: InvalidInput naming e, hub_linked or orphans. Source: measurement.md S9 (Newman 2003).
    """
    assortativity = _assortativity(e or ())
    linked = _ratio("hub_linked", hub_linked, topical_pages)
    lost = _ratio("orphans", orphans, sitemap_pages)
    candidates = (
        None if assortativity is None else min(max(assortativity, 0.0), 1.0),
        linked,
        None if lost is None else 1.0 - lost,
    )
    parts = [part for part in candidates if part is not None]
    if not parts:
        return None
    return SiloIntegrity(assortativity, math.fsum(parts) / len(parts), len(parts))


def authority_depth(counts: Iterable[float]) -> AuthorityDepth:
    """Give the depth of independent domains behind the answers that name the dealer.

    counts are citations per independent domain (>= 0). No domain at all is a measured 0: the
    caller shows it only from 50 answers with citations on. Errors: InvalidInput naming counts.
    Source: measurement.md S9, ln(1 + inverse Simpson) / ln 31, at most 1.
    """
    cited = [count for count in counts if bounds.not_negative("counts", count) > 0.0]
    total = math.fsum(cited)
    effective = 1.0 / math.fsum((count / total) ** 2 for count in cited) if cited else 0.0
    index = math.log1p(effective) / math.log1p(REFERENCE_DOMAINS)
    return AuthorityDepth(len(cited), effective, min(1.0, index))


def weighted_mean(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Give the mean of (weight, value) pairs; None when nothing carries weight."""
    total = math.fsum(weight for weight, _ in pairs)
    if total <= 0.0:
        return None
    return math.fsum(weight * value for weight, value in pairs) / total


def price_agrees(*, feed: float, site: float) -> bool:
    """Say whether a price is within the larger of $100 and 1 % of the feed's (S9)."""
    return abs(site - feed) <= max(100.0, 0.01 * feed)


def mileage_agrees(*, feed: float, site: float) -> bool:
    """Say whether a mileage is within the larger of 10 miles and 1 % of the feed's (S9)."""
    return abs(site - feed) <= max(10.0, 0.01 * feed)


def _ratio(field: str, part: int | None, whole: int | None) -> float | None:
    """Give part / whole; None when either is unknown or the whole is 0."""
    if part is None or not whole:
        return None
    return bounds.part_of(field, part, whole) / whole


def _assortativity(e: Sequence[Sequence[float]]) -> float | None:
    """Give Newman's assortativity of a link matrix; None with fewer than two linked topics."""
    bounds.same_length("e", e, *e)
    total = math.fsum(bounds.not_negative("e", links) for row in e for links in row)
    if total <= 0.0:
        return None
    inside = math.fsum(e[i][i] for i in range(len(e))) / total
    sent = [math.fsum(row) / total for row in e]
    received = [math.fsum(column) / total for column in zip(*e, strict=True)]
    expected = math.fsum(a * b for a, b in zip(sent, received, strict=True))
    return None if 1.0 - expected <= 1e-12 else (inside - expected) / (1.0 - expected)
