"""Build the page of a dealer's reviews: the score with its parts, platforms, what came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiv.domain.outside import review_figures
from aiv.domain.outside.review_figures import Platform
from aiv.domain.outside.reviews import PART_WEIGHTS
from aiv.domain.score.input_records import InputRecord
from aiv.models import Dealer, ReviewFeed, ReviewImport
from aiv.selectors.ground.reviews import MarketMean, SourceCounts
from dashboard.figures import Figure, day_text, plural

PART_WORDS: Final = {
    "rating": "Rating",
    "recency": "Recency",
    "volume": "Number",
    "response": "Answers",
}
FEW_DEALERS: Final = 3
"""Fewer dealers behind a market's mean would show a rival's own figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One part of the score: what it weighs, what it is made of, and how much it reaches."""

    label: str
    weight: str
    value: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One platform in words."""

    pk: str
    platform: str
    feed: str
    reviews: str
    mean: str
    newest_at: datetime | None
    answered: str
    stated: str
    declared: str
    failure: str
    is_connected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsPage:
    """Everything the page shows."""

    dealer: Dealer
    figure: Figure
    sample: str
    measured_at: datetime | None
    sources: str
    parts: tuple[PartRow, ...]
    rows: tuple[SourceRow, ...]
    imports: Sequence[ReviewImport]
    may_import: bool
    now: datetime


def build(
    *,
    dealer: Dealer,
    record: InputRecord,
    platforms: Sequence[Platform],
    mean: MarketMean | None,
    rows: Sequence[SourceCounts],
    imports: Sequence[ReviewImport],
    may_import: bool,
    now: datetime,
) -> ReviewsPage:
    """Lay out the page."""
    return ReviewsPage(
        dealer=dealer,
        figure=_figure(record),
        sample=plural(record.n_obs, "review") if record.n_obs else "",
        measured_at=record.measured_at if record.value is not None else None,
        sources=", ".join(record.source),
        parts=_parts(platforms, mean),
        rows=tuple(_source(each, now) for each in rows),
        imports=imports,
        may_import=may_import,
        now=now,
    )


def _figure(record: InputRecord) -> Figure:
    return Figure(
        label="Health of your reviews",
        point=_share(record.value),
        lo=_share(record.lo),
        hi=_share(record.hi),
        reason=record.reason,
        action=record.action,
    )


def _share(points: float | None) -> float | None:
    return None if points is None else points / 100.0


def _parts(platforms: Sequence[Platform], mean: MarketMean | None) -> tuple[PartRow, ...]:
    """Give the parts as the reviews stand now, the unknown ones with what is missing."""
    counted = review_figures.counts(platforms)
    health = counted.health(mean.stars if mean else None)
    if health is None:
        return ()
    basis = {
        "rating": _rating_basis(counted.mean, mean),
        "recency": "a platform gives totals only, without days"
        if counted.n90 is None
        else f"{plural(counted.n90, 'review')} of the last 90 days",
        "volume": plural(counted.n, "review"),
        "response": "no platform says whether you answered"
        if counted.answerable is None
        else f"{counted.answered} of {counted.answerable} answered, last 180 days",
    }
    return tuple(
        PartRow(
            label=PART_WORDS[name],
            weight=f"{weight * 100.0:.0f}",
            value="unknown" if (part := health.parts[name]) is None else f"{part * 100.0:.0f}",
            basis=basis[name],
        )
        for name, weight in PART_WEIGHTS.items()
    )


def _rating_basis(own: float | None, mean: MarketMean | None) -> str:
    stars = f"{own:.2f} stars" if own is not None else "no stars"
    if mean is None:
        return f"{stars}; no other dealer of the market has reviews here to compare with"
    if mean.dealers < FEW_DEALERS:
        return f"{stars}, drawn towards the mean of the market’s other dealers"
    return f"{stars}, drawn towards {mean.stars:.2f}, the mean of {mean.dealers} other dealers"


def _source(counts: SourceCounts, now: datetime) -> SourceRow:
    row = counts.source
    is_stated = row.stated_until is not None and row.stated_until > now
    return SourceRow(
        pk=str(row.pk),
        platform=row.platform,
        feed=row.get_feed_display(),
        reviews=f"{counts.reviews:,}" if counts.reviews else "none listed",
        mean="not stated" if counts.mean is None else f"{counts.mean:.2f} stars",
        newest_at=counts.newest_at,
        answered=_answered(counts),
        stated=f"Google states {row.stated_count:,} at {row.stated_rating:.1f}; kept until "
        f"{day_text(row.stated_until)}"
        if is_stated and row.stated_until and row.stated_count and row.stated_rating
        else "",
        declared=_declared(counts),
        failure=row.failure,
        is_connected=row.feed != ReviewFeed.FILE and bool(row.reference),
    )


def _answered(counts: SourceCounts) -> str:
    if not counts.answerable:
        return "not stated"
    return f"{counts.answered:,} of {counts.answerable:,}"


def _declared(counts: SourceCounts) -> str:
    row = counts.source
    if row.declared_count is None or row.declared_rating is None or row.declared_at is None:
        return ""
    who = row.declared_by.display_name if row.declared_by else "somebody"
    return (
        f"{row.declared_count:,} at {row.declared_rating:.1f}, typed by {who} on "
        f"{day_text(row.declared_at)}: shown, never measured"
    )
