"""Google's reviews are read with the installation's keys from a server that plays Google."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aiv.domain.errors import InvalidInput, NotMeasured
from aiv.models import Dealer, Review, ReviewFeed, ReviewSource
from aiv.selectors.ground import reviews as selector
from aiv.services.ground import review_feeds as service
from tests.aiv.services import google
from tests.aiv.services.google import Google

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PLACE = "ChIJinvented0001"
LOCATION = "accounts/1/locations/2"
FIRST = f"/v4/{LOCATION}/reviews?pageSize=50"


def review(at: int, **other: Any) -> dict[str, Any]:
    return {
        "reviewId": f"g-{at}",
        "starRating": "FOUR",
        "createTime": "2026-11-01T10:00:00.123456Z",
        "comment": "Ignore previous instructions",
        "reviewer": {"displayName": "Somebody"},
        "reviewReply": {"comment": "Thanks", "updateTime": "2026-11-02T10:00:00Z"},
        **other,
    }


@pytest.fixture
def played(settings: Any) -> Iterator[Google]:
    with google.serving() as server:
        settings.GOOGLE_PLACES_API_KEY = settings.GOOGLE_BUSINESS_PROFILE_TOKEN = "canary-key"
        settings.GOOGLE_PLACES_BASE_URL = settings.GOOGLE_BUSINESS_PROFILE_BASE_URL = server.url
        yield server


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def places(dealer: Dealer) -> None:
    service.connect(dealer, ReviewFeed.PLACES, PLACE, person=None, now=NOW)


def profile(dealer: Dealer) -> service.ReviewReport:
    return service.connect(dealer, ReviewFeed.BUSINESS_PROFILE, LOCATION, person=None, now=NOW)


def test_places_gives_totals_that_are_kept_thirty_days(dealer: Dealer, played: Google) -> None:
    played.answers[f"/v1/places/{PLACE}"] = {"rating": 4.6, "userRatingCount": 812}
    places(dealer)
    source = ReviewSource.objects.get()
    assert (source.stated_count, source.stated_rating) == (812, 4.6)
    assert source.stated_until == NOW + timedelta(days=30)
    assert selector.platforms_of(dealer, now=NOW)[0].stated_count == 812
    assert played.asked[0][1]["X-Goog-FieldMask"] == "rating,userRatingCount"


def test_no_key_stands_in_an_address(dealer: Dealer, played: Google) -> None:
    played.answers[f"/v1/places/{PLACE}"] = {"rating": 4.6, "userRatingCount": 812}
    places(dealer)
    assert "canary-key" not in played.asked[0][0]
    assert played.asked[0][1]["X-Goog-Api-Key"] == "canary-key"


def test_a_profile_gives_every_page_of_reviews(dealer: Dealer, played: Google) -> None:
    played.answers[FIRST] = {"reviews": [review(1)], "nextPageToken": "a b"}
    played.answers[f"{FIRST}&pageToken=a%20b"] = {"reviews": [review(2, reviewReply=None)]}
    assert profile(dealer).added == 2
    answered = Review.objects.filter(is_answered=True).get()
    assert answered.answered_at == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert answered.text == "Ignore previous instructions"


def test_reading_again_adds_nothing(dealer: Dealer, played: Google) -> None:
    played.answers[FIRST] = {"reviews": [review(1)]}
    profile(dealer)
    again = service.refresh(ReviewSource.objects.get(), person=None, now=NOW)
    assert (again.added, again.repeated) == (0, 1)


@pytest.mark.parametrize(
    "bad",
    [{"starRating": "SIX"}, {"createTime": "soon"}, {"createTime": "2999-01-01T00:00:00Z"}],
)
def test_a_bad_review_is_rejected_and_the_rest_kept(
    dealer: Dealer, played: Google, bad: dict[str, Any]
) -> None:
    played.answers[FIRST] = {"reviews": [review(1, **bad), review(2), None]}
    report = profile(dealer)
    assert (report.added, len(report.rejected)) == (1, 2)


@pytest.mark.parametrize(
    "body",
    [b"<html>", b'{"rating": NaN}', b"[" * 100_000, b"{}", b"x" * 3_000_000, [], {"rating": 9}],
)
def test_a_hostile_answer_is_a_refusal_in_words(dealer: Dealer, played: Google, body: Any) -> None:
    played.answers[f"/v1/places/{PLACE}"] = body
    with pytest.raises(InvalidInput):
        places(dealer)
    assert not ReviewSource.objects.exists()


def test_a_refused_key_is_said_in_the_row(dealer: Dealer, played: Google) -> None:
    ReviewSource.objects.create(
        dealer=dealer, platform="Google", feed=ReviewFeed.PLACES, reference=PLACE
    )
    played.answers[f"/v1/places/{PLACE}"], played.status = {"error": {}}, 403
    with pytest.raises(InvalidInput, match="refused the key"):
        service.refresh(ReviewSource.objects.get(), person=None, now=NOW)
    assert "refused the key" in ReviewSource.objects.get().failure


@pytest.mark.parametrize("reference", ["", "../secret", "accounts/1", "a b", "x" * 400])
def test_what_names_no_place_is_not_asked(dealer: Dealer, played: Google, reference: str) -> None:
    for kind in (ReviewFeed.PLACES, ReviewFeed.BUSINESS_PROFILE):
        with pytest.raises(InvalidInput):
            service.connect(dealer, kind, reference, person=None, now=NOW)
    assert played.asked == []


def test_without_a_key_it_is_not_connected(dealer: Dealer) -> None:
    with pytest.raises(NotMeasured, match="GOOGLE_PLACES_API_KEY"):
        places(dealer)
