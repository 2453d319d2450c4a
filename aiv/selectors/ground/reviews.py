"""Read a dealer's reviews as counts: what is measured, what each platform holds, what came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Avg, BooleanField, Case, Count, F, Max, Min, Q, Value, When

from aiv.domain.outside import review_figures
from aiv.domain.outside.review_figures import Cell, Platform
from aiv.models import Dealer, Review, ReviewImport, ReviewSource

FRESH_DAYS: Final = 35
"""A platform that was not read for longer is left out (measurement.md section 3)."""
SHOWN_IMPORTS: Final = 20
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketMean:
    """The mean stars of the other dealers of a dealer's markets, and how many they are."""

    stars: float
    dealers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCounts:
    """What stands of one platform; None where nothing says it."""

    source: ReviewSource
    reviews: int
    mean: float | None
    newest_at: datetime | None
    answered: int
    answerable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptReplies:
    """How many reviews could have been answered within a week by now, and how many were."""

    answered: int
    answerable: int


def platforms_of(dealer: Dealer, *, now: datetime) -> tuple[Platform, ...]:
    """Give the platforms that were read lately, their reviews counted by what matters."""
    fresh = now - timedelta(days=FRESH_DAYS)
    sources = list(dealer.review_sources.filter(read_at__gte=fresh))
    cells = _cells(sources, now)
    first = Review.objects.filter(source__in=sources).values("source").order_by("source")
    starts = {row["source"]: row["at"] for row in first.annotate(at=Min("written_at"))}
    return tuple(
        Platform(
            name=source.platform,
            cells=tuple(cells[source.pk]),
            stated_count=source.stated_count if _stands(source, now) else None,
            stated_rating=source.stated_rating if _stands(source, now) else None,
            first_at=starts.get(source.pk),
        )
        for source in sources
    )


def market_mean(dealer: Dealer) -> MarketMean | None:
    """Give the mean of the reviews of the other dealers; None where none of them has any."""
    others = Dealer.objects.filter(markets__in=dealer.markets.all()).exclude(pk=dealer.pk)
    found = Review.objects.filter(source__dealer__in=others.order_by().values("pk")).aggregate(
        stars=Avg("stars"), dealers=Count("source__dealer", distinct=True)
    )
    if found["stars"] is None:
        return None
    return MarketMean(stars=found["stars"], dealers=found["dealers"])


def answered_in_a_week(dealer: Dealer, *, now: datetime) -> PromptReplies | None:
    """Count replies to reviews of 180 days; None where no review says when it was answered.

    A review of the last week that has no answer yet is not counted, nor is an answer without a day.
    """
    since = review_figures.since(now)[1]
    fresh = now - timedelta(days=FRESH_DAYS)
    read = Review.objects.filter(source__dealer=dealer, source__read_at__gte=fresh)
    rows = read.filter(written_at__gte=since)
    in_time = Q(answered_at__lte=F("written_at") + WEEK)
    late = Q(answered_at__gt=F("written_at") + WEEK)
    silent = Q(is_answered=False, written_at__lte=now - WEEK)
    found = rows.aggregate(
        answered=Count("pk", filter=in_time), answerable=Count("pk", filter=in_time | late | silent)
    )
    return PromptReplies(**found) if found["answerable"] else None


def sources_of(dealer: Dealer, *, now: datetime) -> tuple[SourceCounts, ...]:
    """Give what stands of each platform, in one query."""
    since = review_figures.since(now)[1]
    judged = Q(reviews__written_at__gte=since, reviews__is_answered__isnull=False)
    rows = dealer.review_sources.select_related("declared_by").annotate(
        listed=Count("reviews"),
        mean=Avg("reviews__stars"),
        newest=Max("reviews__written_at"),
        answered=Count("reviews", filter=judged & Q(reviews__is_answered=True)),
        answerable=Count("reviews", filter=judged),
    )
    return tuple(
        SourceCounts(
            source=row,
            reviews=row.listed,
            mean=row.mean,
            newest_at=row.newest,
            answered=row.answered,
            answerable=row.answerable,
        )
        for row in rows
    )


def imports_of(dealer: Dealer) -> tuple[ReviewImport, ...]:
    """Give the latest readings of files and platforms."""
    return tuple(dealer.review_imports.select_related("read_by")[:SHOWN_IMPORTS])


def _stands(source: ReviewSource, now: datetime) -> bool:
    return source.stated_until is not None and source.stated_until > now


def _cells(sources: Iterable[ReviewSource], now: datetime) -> dict[Any, list[Cell]]:
    recent, answerable = review_figures.since(now)
    rows = (
        Review.objects.filter(source__in=sources)
        .annotate(
            is_recent=Case(
                When(written_at__gte=recent, then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            ),
            judged=Case(
                When(written_at__gte=answerable, then=F("is_answered")),
                default=Value(None),
                output_field=BooleanField(null=True),
            ),
        )
        .order_by("source", "stars", "is_recent", "judged")
        .values("source", "stars", "is_recent", "judged")
        .annotate(reviews=Count("id"))
    )
    cells: dict[Any, list[Cell]] = defaultdict(list)
    for row in rows:
        cells[row["source"]].append(
            Cell(
                stars=row["stars"],
                is_recent=row["is_recent"],
                is_answered=row["judged"],
                reviews=row["reviews"],
            )
        )
    return cells
