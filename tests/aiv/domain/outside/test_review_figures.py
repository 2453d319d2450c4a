"""The health of reviews is measured from enough of them, with an interval, and never guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.outside import review_figures
from aiv.domain.outside.review_figures import Cell, Platform
from aiv.domain.outside.reviews import ugc_health
from aiv.domain.score.input_records import InputRecord, InputStatus

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def cell(stars: float, reviews: int, *, recent: bool = False, answered: bool | None = None) -> Cell:
    return Cell(stars=stars, is_recent=recent, is_answered=answered, reviews=reviews)


def google(*cells: Cell, count: int | None = None, rating: float | None = None) -> Platform:
    return Platform(name="Google", cells=cells, stated_count=count, stated_rating=rating)


def measure(*platforms: Platform, r0: float | None = 4.3) -> InputRecord:
    return review_figures.measure(platforms, r0=r0, measured_at=NOW, source=("Google",))


MIXED = google(
    cell(5.0, 60, recent=True, answered=True),
    cell(4.0, 30, recent=True, answered=False),
    cell(1.0, 10),
)


def test_the_value_is_the_formulas() -> None:
    expected = ugc_health(n=100, mean=4.3, r0=4.3, n90=90, resp_answered=60, resp_total=90)
    record = measure(MIXED)
    assert expected
    assert record.value == pytest.approx(expected.score, abs=1e-9)
    assert record.status is InputStatus.MEASURED
    assert (record.n_clusters, record.n_obs) == (100, 100)


def test_the_interval_holds_the_value_and_is_the_same_every_time() -> None:
    record = measure(MIXED)
    assert record.lo is not None
    assert record.hi is not None
    assert record.value is not None
    assert record.lo <= record.value <= record.hi
    assert record.se
    assert record == measure(MIXED)


def test_more_reviews_make_the_interval_narrower() -> None:
    few = measure(
        google(*(cell(stars, 4, recent=True, answered=True) for stars in (1.0, 5.0, 4.0)))
    )
    many = measure(
        google(*(cell(stars, 400, recent=True, answered=True) for stars in (1.0, 5.0, 4.0)))
    )
    assert few.hi is not None
    assert few.lo is not None
    assert many.hi is not None
    assert many.lo is not None
    assert many.hi - many.lo < few.hi - few.lo


def test_nine_reviews_are_too_few() -> None:
    record = measure(google(cell(5.0, 9, recent=True, answered=True)))
    assert record.status is InputStatus.INSUFFICIENT
    assert record.value is None
    assert "9 reviews are too few" in record.reason


def test_no_review_is_not_measured_and_never_zero() -> None:
    record = measure()
    assert (record.status, record.value) == (InputStatus.NOT_MEASURED, None)
    assert record.action == "Import reviews."


def test_without_other_dealers_reviews_the_rating_part_is_missing() -> None:
    record = measure(MIXED, r0=None)
    without = ugc_health(n=100, mean=4.3, r0=None, n90=90, resp_answered=60, resp_total=90)
    assert without
    assert without.coverage == pytest.approx(0.6)
    assert record.value == pytest.approx(without.score)


def test_totals_alone_are_not_enough() -> None:
    record = measure(google(count=800, rating=4.6))
    assert record.status is InputStatus.INSUFFICIENT
    assert "unknown: recency, response" in record.reason


def test_totals_of_a_platform_stand_for_its_count_and_mean() -> None:
    counted = review_figures.counts([google(cell(4.0, 50), count=800, rating=4.6)])
    assert (counted.n, counted.mean) == (800, pytest.approx(4.6))


def test_totals_below_what_was_listed_are_not_believed() -> None:
    counted = review_figures.counts([google(cell(4.0, 50), count=20, rating=5.0)])
    assert (counted.n, counted.mean) == (50, 4.0)


def test_recency_is_unknown_while_a_platform_gives_totals_only() -> None:
    counted = review_figures.counts([MIXED, google(count=10, rating=3.0)])
    assert counted.n90 is None
    assert counted.n == 110


def test_a_measured_zero_of_answers_counts() -> None:
    silent = measure(google(cell(4.0, 50, recent=True, answered=False)))
    unknown = measure(google(cell(4.0, 50, recent=True)))
    assert silent.value is not None
    assert unknown.value is not None
    assert silent.value < unknown.value


@given(
    st.lists(
        st.tuples(
            st.floats(1.0, 5.0),
            st.integers(1, 400),
            st.booleans(),
            st.sampled_from([None, True, False]),
        ),
        max_size=6,
    ),
    st.one_of(st.none(), st.floats(1.0, 5.0)),
)
def test_any_reviews_give_a_score_within_bounds_or_a_reason(
    found: list[tuple[float, int, bool, bool | None]], r0: float | None
) -> None:
    cells = [cell(stars, n, recent=new, answered=said) for stars, n, new, said in found]
    record = measure(google(*cells), r0=r0)
    if record.value is None:
        assert record.reason
    else:
        assert record.lo is not None
        assert record.hi is not None
        assert 0.0 <= record.lo <= record.value <= record.hi <= 100.0
