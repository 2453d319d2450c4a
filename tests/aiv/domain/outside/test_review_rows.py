"""Reviews of any platform's export are read; a bad row says its line and column."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answer_line import Rejection
from aiv.domain.outside import review_rows
from aiv.domain.outside.review_rows import ReviewRow

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HEAD = "Review ID,Star Rating,Review Date,Owner Response,Response Date,Comment\n"


def read(body: str, platform: str = "Google") -> list[ReviewRow | Rejection]:
    return list(review_rows.read(body.encode(), platform=platform, now=NOW))


def one(body: str, platform: str = "Google") -> ReviewRow:
    found = read(body, platform)[0]
    assert isinstance(found, ReviewRow), found
    return found


def test_a_review_is_read() -> None:
    row = one(HEAD + "r-1,4,2026-10-01,Thank you,2026-10-03,Friendly people\n")
    assert (row.external_id, row.stars, row.is_answered) == ("r-1", 4.0, True)
    assert row.answered_at == datetime(2026, 10, 3, tzinfo=UTC)
    assert row.text == "Friendly people"


def test_a_file_without_answers_does_not_say_whether_the_owner_answered() -> None:
    assert one("rating,date\n5,2026-10-01\n").is_answered is None


def test_an_empty_answer_is_no_answer() -> None:
    assert one(HEAD + "r-1,4,2026-10-01,,,Fine\n").is_answered is False


@pytest.mark.parametrize("said", ["No", "false", "0", "-"])
def test_a_no_is_no_answer(said: str) -> None:
    assert one(f"rating,date,replied\n5,2026-10-01,{said}\n").is_answered is False


@pytest.mark.parametrize(
    ("said", "stars"), [("FIVE", 5), ("4.5", 4.5), ("4/5", 4), ("3 stars", 3), ("2 out of 5", 2)]
)
def test_stars_are_read_however_they_are_written(said: str, stars: float) -> None:
    assert one(f"rating,date\n{said},2026-10-01\n").stars == stars


@pytest.mark.parametrize("said", ["0", "6", "9/10", "nan", "", "=5", "-1"])
def test_a_bad_row_says_its_line_and_column(said: str) -> None:
    found = read(f"Star Rating,date\n5,2026-10-01\n{said},2026-10-01\n")
    rejected = found[1]
    assert isinstance(rejected, Rejection)
    assert (rejected.line, rejected.field) == (3, "Star Rating")


def test_a_column_of_platforms_wins_over_the_form() -> None:
    body = "source,rating,date\ngoogle business profile,5,2026-10-01\n,4,2026-10-01\n"
    assert [row.platform for row in read(body, "DealerRater")] == ["Google", "DealerRater"]  # type: ignore[union-attr]


def test_a_row_without_a_platform_is_rejected() -> None:
    assert isinstance(read("rating,date\n5,2026-10-01\n", "")[0], Rejection)


def test_the_same_words_are_the_same_review() -> None:
    body = "rating,date,comment\n5,2026-10-01,Good\n5,2026-10-01,Good\n5,2026-10-02,Good\n"
    digests = [row.digest for row in read(body)]  # type: ignore[union-attr]
    assert digests[0] == digests[1] != digests[2]


def test_an_id_names_a_review_whatever_became_of_its_words() -> None:
    first = one(HEAD + "r-1,4,2026-10-01,,,Fine\n")
    second = one(HEAD + "r-1,5,2026-10-01,Thanks,2026-10-02,Better now\n")
    assert first.digest == second.digest


@given(st.lists(st.text(max_size=20), min_size=3, max_size=3))
def test_any_row_is_read_or_rejected(parts: list[str]) -> None:
    try:
        for found in read("rating,date,comment\n" + ",".join(parts) + "\n"):
            assert isinstance(found, Rejection) or 1 <= found.stars <= 5
    except InvalidInput as fault:
        assert fault.field == "file"
