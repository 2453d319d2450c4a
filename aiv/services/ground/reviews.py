"""Take in reviews of a dealer, keep what a person declares of them, and measure their health."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answer_line import Rejection
from aiv.domain.outside import review_figures, review_rows
from aiv.domain.outside.review_rows import ReviewRow
from aiv.domain.outside.reviews import BEST_STARS
from aiv.domain.score.input_records import InputRecord
from aiv.domain.statistics import bounds
from aiv.models import Dealer, ReviewFeed, ReviewImport, ReviewSource
from aiv.selectors.ground import reviews as reviewed
from aiv.services.ground import ground_inputs, outside_notes
from aiv.services.ground.review_rows import Taken, known_of, take
from aiv.services.score import scores
from dealershipai.accounts.models import User

PLACES_DAYS: Final = 30
"""How long totals of Google Places may be kept (its terms)."""
MAX_COUNT: Final = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """Count what came in, and name what was not taken."""

    added: int
    changed: int
    repeated: int
    rejected: tuple[Rejection, ...]
    rows: tuple[ReviewRow, ...] = ()

    @property
    def is_news(self) -> bool:
        """Say whether anything is other than before."""
        return bool(self.added or self.changed)


def preview(dealer: Dealer, body: bytes, *, platform: str, now: datetime) -> ReviewReport:
    """Say what an import would do, and write nothing."""
    rows, rejected = _read(body, platform, now)
    return _report(known_of(dealer, rows), rejected, rows)


def import_file(
    dealer: Dealer, body: bytes, *, platform: str, name: str, actor: User | None, now: datetime
) -> ReviewReport:
    """Take in a file; a repeat adds nothing. Raises InvalidInput where it is no table."""
    rows, rejected = _read(body, platform, now)
    report = keep(dealer, rows, rejected, feed=ReviewFeed.FILE, name=name, actor=actor, now=now)
    if report.is_news:
        scores.rescore_dealer(dealer, now=now)
    return report


@transaction.atomic
def keep(
    dealer: Dealer,
    rows: list[ReviewRow],
    rejected: Iterable[Rejection],
    *,
    feed: ReviewFeed,
    name: str,
    actor: User | None,
    now: datetime,
) -> ReviewReport:
    """Store reviews under the dealer's lock, measure anew, and note it; the caller rescores."""
    Dealer.objects.select_for_update().get(pk=dealer.pk)
    report = _report(take(dealer, rows, now=now), tuple(rejected), rows)
    if not report.is_news:
        return report
    ReviewImport.objects.create(
        dealer=dealer,
        name=name[:200],
        feed=feed,
        read_at=now,
        read_by=actor,
        added=report.added,
        changed=report.changed,
        repeated=report.repeated,
        rejected=len(report.rejected),
    )
    measure(dealer, now=now)
    outside_notes.note(
        dealer, "reviews.imported", actor, {"added": report.added, "changed": report.changed}
    )
    return report


def declare_totals(
    dealer: Dealer, platform: str, *, count: int, rating: float, person: User, now: datetime
) -> ReviewSource:
    """Keep what a person typed from a platform's page; it is shown and never measured."""
    named = review_rows.platform_name(platform)
    if not named:
        raise InvalidInput("platform", "name the platform")
    if not 0 <= count <= MAX_COUNT:
        raise InvalidInput("count", f"write a number from 0 to {MAX_COUNT:,}")
    bounds.within("rating", rating, low=1.0, high=BEST_STARS)
    values = {
        "declared_count": count,
        "declared_rating": rating,
        "declared_at": now,
        "declared_by": person,
    }
    with transaction.atomic():
        source = source_of(dealer, named)
        ReviewSource.objects.filter(pk=source.pk).update(**values)
        outside_notes.note(dealer, "reviews.declared", person, {"platform": named, "count": count})
    source.refresh_from_db()
    return source


def remove(source: ReviewSource, *, person: User, now: datetime) -> None:
    """Forget a platform with its reviews, and measure without it."""
    dealer = source.dealer
    with transaction.atomic():
        Dealer.objects.select_for_update().get(pk=dealer.pk)
        outside_notes.note(dealer, "reviews.removed", person, {"platform": source.platform})
        source.delete()
        ground_inputs.replace(dealer, [_record(dealer, now)])
    scores.rescore_dealer(dealer, now=now)


def measure(dealer: Dealer, *, now: datetime) -> bool:
    """Measure a dealer's reviews as they stand, inside the caller's transaction."""
    return ground_inputs.keep(dealer, [_record(dealer, now)], now=now)


def source_of(dealer: Dealer, platform: str) -> ReviewSource:
    """Give the row of a platform, made where it is missing."""
    found = dealer.review_sources.filter(platform__iexact=platform).first()
    return found or ReviewSource.objects.create(dealer=dealer, platform=platform)


def forget_expired(*, now: datetime) -> int:
    """Drop totals of Google Places that may not be kept any longer; say how many."""
    old = ReviewSource.objects.filter(stated_until__lte=now)
    return old.update(stated_count=None, stated_rating=None, stated_until=None)


def kept_until(now: datetime) -> datetime:
    """Say until when what Places states today may stand here."""
    return now + timedelta(days=PLACES_DAYS)


def _record(dealer: Dealer, now: datetime) -> InputRecord:
    platforms = reviewed.platforms_of(dealer, now=now)
    mean = reviewed.market_mean(dealer)
    return review_figures.measure(
        platforms,
        r0=mean.stars if mean else None,
        measured_at=now,
        source=tuple(each.name for each in platforms),
    )


def _read(
    body: bytes, platform: str, now: datetime
) -> tuple[list[ReviewRow], tuple[Rejection, ...]]:
    found = list(review_rows.read(body, platform=platform, now=now))
    rows = [each for each in found if isinstance(each, ReviewRow)]
    return rows, tuple(each for each in found if isinstance(each, Rejection))


def _report(
    taken: Taken, rejected: tuple[Rejection, ...], rows: Iterable[ReviewRow]
) -> ReviewReport:
    return ReviewReport(
        added=taken.added,
        changed=taken.changed,
        repeated=taken.repeated,
        rejected=rejected,
        rows=tuple(rows),
    )
