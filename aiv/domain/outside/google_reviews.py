"""Read what Google's two APIs say of a place's reviews; a field that is not there is None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from aiv.domain import storable
from aiv.domain.errors import InvalidInput, UnknownShape
from aiv.domain.evidence.answer_line import Rejection
from aiv.domain.evidence.answers import JSON
from aiv.domain.outside import review_rows
from aiv.domain.outside.review_rows import ReviewRow

PLATFORM: Final = "Google"
PLACE_FIELDS: Final = "rating,userRatingCount"
PAGE_SIZE: Final = 50
_PLACE: Final = re.compile(r"[A-Za-z0-9_-]{10,250}")
_LOCATION: Final = re.compile(r"accounts/[0-9]{1,30}/locations/[0-9]{1,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What Places states of all reviews of a place."""

    count: int
    rating: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a location's reviews; `next_token` is empty on the last one."""

    rows: tuple[ReviewRow, ...]
    rejected: tuple[Rejection, ...]
    next_token: str


def place_id(words: str) -> str:
    """Give the id of a place as it stands in an address; InvalidInput for anything else."""
    found = words.strip().removeprefix("places/")
    if not _PLACE.fullmatch(found):
        raise InvalidInput("reference", "write the place id, such as ChIJ and what follows it")
    return found


def location_name(words: str) -> str:
    """Give the name of a location as it stands in an address; InvalidInput for anything else."""
    found = words.strip().strip("/")
    if not _LOCATION.fullmatch(found):
        raise InvalidInput("reference", "write it as accounts/123/locations/456")
    return found


def totals(body: JSON) -> Totals:
    """Read a place of the Places API (New); UnknownShape where it states no totals."""
    found = body if isinstance(body, dict) else {}
    count, rating = found.get("userRatingCount"), found.get("rating")
    if type(count) is not int or not 0 <= count < 10**9:
        raise UnknownShape("body", "Google Places states no number of reviews for this place")
    if isinstance(rating, bool) or not isinstance(rating, int | float) or not 1 <= rating <= 5:
        raise UnknownShape("body", "Google Places states no rating for this place")
    return Totals(count=count, rating=float(rating))


def page(body: JSON, *, now: datetime) -> Page:
    """Read one page of the Business Profile API; a review that cannot be read is rejected."""
    if not isinstance(body, dict) or not isinstance(body.get("reviews", []), list):
        raise UnknownShape("body", "Google Business Profile sent no list of reviews")
    found = list(_rows(body.get("reviews", []), now))
    token = body.get("nextPageToken")
    return Page(
        rows=tuple(each for each in found if isinstance(each, ReviewRow)),
        rejected=tuple(each for each in found if isinstance(each, Rejection)),
        next_token=token if isinstance(token, str) else "",
    )


def _rows(reviews: JSON, now: datetime) -> Iterator[ReviewRow | Rejection]:
    for at, review in enumerate(reviews if isinstance(reviews, list) else [], start=1):
        try:
            yield _review(review, now)
        except InvalidInput as fault:
            yield Rejection(at, fault.field, fault.reason)


def _review(review: JSON, now: datetime) -> ReviewRow:
    if not isinstance(review, dict):
        raise InvalidInput("review", "it is no object")
    reply = review.get("reviewReply")
    answered_at = _moment(reply.get("updateTime")) if isinstance(reply, dict) else None
    written_at = _moment(review.get("createTime"))
    if written_at is None or written_at > now:
        raise InvalidInput("createTime", "it is no time of the past")
    return ReviewRow(
        platform=PLATFORM,
        external_id=_words(review.get("reviewId"))[: review_rows.MAX_ID],
        stars=review_rows.stars("starRating", _words(review.get("starRating"))),
        written_at=written_at,
        is_answered=isinstance(reply, dict),
        answered_at=answered_at,
        text=_words(review.get("comment"))[: review_rows.MAX_TEXT],
    )


def _words(value: JSON) -> str:
    return storable.text(value) if isinstance(value, str) else ""


def _moment(value: JSON) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        return found.astimezone(UTC) if found is not None and found.tzinfo else None
    except (ValueError, OverflowError):
        return None
