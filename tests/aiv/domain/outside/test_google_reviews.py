"""Whatever Google's APIs send is read or refused in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput, UnknownShape
from aiv.domain.outside import google_reviews

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20))
KEYS = st.sampled_from(
    ["reviews", "rating", "userRatingCount", "starRating", "createTime", "reviewReply", "reviewId",
     "updateTime", "nextPageToken", "comment"]
)  # fmt: skip
BODIES = st.recursive(
    LEAVES,
    lambda part: st.one_of(st.lists(part, max_size=4), st.dictionaries(KEYS, part, max_size=6)),
    max_leaves=20,
)


def test_totals_are_read() -> None:
    found = google_reviews.totals({"rating": 4, "userRatingCount": 12})
    assert (found.count, found.rating) == (12, 4.0)


@pytest.mark.parametrize(
    "body",
    [None, [], {}, {"rating": 4.5}, {"userRatingCount": 3}, {"rating": True, "userRatingCount": 3},
     {"rating": 4.5, "userRatingCount": True}, {"rating": 5.1, "userRatingCount": 3},
     {"rating": float("nan"), "userRatingCount": 3}, {"rating": 4, "userRatingCount": -1}],
)  # fmt: skip
def test_totals_that_are_not_there_are_never_guessed(body: Any) -> None:
    with pytest.raises(UnknownShape):
        google_reviews.totals(body)


@pytest.mark.parametrize("words", ["places/ChIJinvented0001", " ChIJinvented0001 "])
def test_a_place_is_named_with_or_without_its_folder(words: str) -> None:
    assert google_reviews.place_id(words) == "ChIJinvented0001"


@given(BODIES)
def test_any_body_is_read_or_refused(body: Any) -> None:
    for read in (google_reviews.totals, lambda body: google_reviews.page(body, now=NOW)):
        try:
            read(body)
        except InvalidInput as fault:
            assert fault.reason


@given(st.text(max_size=60))
def test_no_reference_leads_elsewhere(words: str) -> None:
    for read in (google_reviews.place_id, google_reviews.location_name):
        try:
            found = read(words)
        except InvalidInput:
            continue
        assert ".." not in found
        assert "?" not in found
