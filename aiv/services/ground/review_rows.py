"""Put reviews that were read beside those that stand: new, changed, or there already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aiv.domain.outside.review_rows import ReviewRow
from aiv.models import Dealer, Review, ReviewSource

BATCH: Final = 500
TOLD: Final = ("stars", "written_at", "is_answered", "answered_at", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Count what became of the rows."""

    added: int
    changed: int
    repeated: int


@dataclass(slots=True)
class _Sorted:
    new: list[Review]
    changed: list[Review]


def known_of(dealer: Dealer, rows: Sequence[ReviewRow]) -> Taken:
    """Say what taking the rows would do."""
    found = [_sorted(source, mine) for source, mine in _by_source(dealer, rows, is_made=False)]
    return _counted(found, of=len(rows))


def take(dealer: Dealer, rows: Sequence[ReviewRow], *, now: datetime) -> Taken:
    """Store new rows and changed ones; a platform with neither is left as it was."""
    found = []
    for source, mine in _by_source(dealer, rows, is_made=True):
        sorted_rows = _sorted(source, mine)
        found.append(sorted_rows)
        if sorted_rows.new or sorted_rows.changed:
            Review.objects.bulk_create(sorted_rows.new, batch_size=BATCH)
            Review.objects.bulk_update(sorted_rows.changed, TOLD, batch_size=BATCH)
            ReviewSource.objects.filter(pk=source.pk).update(read_at=now, failure="")
    return _counted(found, of=len(rows))


def _by_source(
    dealer: Dealer, rows: Iterable[ReviewRow], *, is_made: bool
) -> Iterator[tuple[ReviewSource, Mapping[str, ReviewRow]]]:
    """Group rows by platform; of two rows about one review the later one counts."""
    grouped: dict[str, dict[str, ReviewRow]] = defaultdict(dict)
    for row in rows:
        grouped[row.platform.casefold()][row.digest] = row
    standing = {each.platform.casefold(): each for each in dealer.review_sources.all()}
    for name, mine in grouped.items():
        source = standing.get(name)
        if source is None:
            source = ReviewSource(dealer=dealer, platform=next(iter(mine.values())).platform)
            if is_made:
                source.save(force_insert=True)
        yield source, mine


def _sorted(source: ReviewSource, rows: Mapping[str, ReviewRow]) -> _Sorted:
    standing = _standing(source.pk, rows)
    found = _Sorted(new=[], changed=[])
    for digest, row in rows.items():
        review = standing.get(digest)
        if review is None:
            found.new.append(_review(source, digest, row))
        elif _is_other(review, row):
            _update(review, row)
            found.changed.append(review)
    return found


def _standing(source_id: UUID, digests: Iterable[str]) -> dict[str, Review]:
    """Look rows up in batches: SQLite takes a limited number of values at once."""
    known: dict[str, Review] = {}
    every = list(digests)
    for start in range(0, len(every), BATCH):
        some = every[start : start + BATCH]
        found = Review.objects.filter(source_id=source_id, digest__in=some)
        known |= {review.digest: review for review in found}
    return known


def _review(source: ReviewSource, digest: str, row: ReviewRow) -> Review:
    told: dict[str, Any] = {name: getattr(row, name) for name in TOLD}
    return Review(source=source, digest=digest, external_id=row.external_id, **told)


def _is_other(review: Review, row: ReviewRow) -> bool:
    """Say whether the row tells other than what stands; what it leaves open changes none."""
    return any(
        getattr(row, name) is not None and getattr(review, name) != getattr(row, name)
        for name in TOLD
    )


def _update(review: Review, row: ReviewRow) -> None:
    for name in TOLD:
        if getattr(row, name) is not None:
            setattr(review, name, getattr(row, name))
    if not review.is_answered:
        review.answered_at = None


def _counted(found: Iterable[_Sorted], *, of: int) -> Taken:
    """Count; a review that stands twice in one file is repeated as well."""
    every = list(found)
    added = sum(len(each.new) for each in every)
    changed = sum(len(each.changed) for each in every)
    return Taken(added=added, changed=changed, repeated=of - added - changed)
