"""The input is the weighted agreement with an interval that knows the size of the lot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.inventory import truth
from aiv.domain.inventory.agreement import Comparison
from aiv.domain.inventory.claims import Claim
from aiv.domain.score.input_records import InputStatus

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
SEEN = truth.Seen(feed_at=AT, site_at=AT - timedelta(hours=5))


def comparison(
    agreed: int, judged: int, population: int | None = None, *, is_census: bool = False
) -> Comparison:
    return Comparison(
        judged=judged, agreed=agreed, population=judged if population is None else population,
        is_census=is_census, differences=(), duplicates={},
    )  # fmt: skip


def claims(correct: int, wrong: int) -> list[Claim]:
    verdicts = [True] * correct + [False] * wrong
    return [Claim(start=0, quote="", stated="", is_correct=each) for each in verdicts]


def test_vehicles_alone_carry_the_whole_weight() -> None:
    record = truth.measure(comparison(36, 40, 400), [], seen=SEEN)
    assert (record.status, record.value) == (InputStatus.MEASURED, pytest.approx(0.9))
    assert (record.n_clusters, record.n_obs, record.source) == (40, 40, ("feed", "site"))


def test_twenty_statements_weigh_three_tenths() -> None:
    record = truth.measure(comparison(40, 40, 400), claims(10, 10), seen=SEEN)
    assert record.value == pytest.approx(0.7 + 0.3 * 0.5)
    assert (record.n_obs, record.source) == (60, ("feed", "site", "answers"))


def test_nineteen_statements_do_not_count() -> None:
    record = truth.measure(comparison(40, 40, 400), claims(0, 19), seen=SEEN)
    assert record.value == 1.0


def test_it_is_as_old_as_the_older_side() -> None:
    record = truth.measure(comparison(40, 40, 400), [], seen=SEEN)
    assert (record.measured_at, record.window_to) == (SEEN.site_at, SEEN.feed_at)


def test_a_census_has_no_sampling_error() -> None:
    record = truth.measure(comparison(5, 10, is_census=True), [], seen=SEEN)
    assert (record.value, record.lo, record.hi, record.se) == (0.5, 0.5, 0.5, 0.0)


def test_a_census_with_statements_has_theirs() -> None:
    record = truth.measure(comparison(10, 10, is_census=True), claims(20, 10), seen=SEEN)
    assert record.se
    assert record.lo is not None
    assert record.hi is not None
    assert record.lo < 0.9 < record.hi


def test_a_larger_part_of_the_lot_narrows_the_interval() -> None:
    few = truth.measure(comparison(30, 40, 10_000), [], seen=SEEN)
    most = truth.measure(comparison(30, 40, 44), [], seen=SEEN)
    assert few.se is not None
    assert most.se is not None
    assert most.se < 0.5 * few.se


@pytest.mark.parametrize(
    ("given", "seen", "reason"),
    [
        (comparison(0, 0, 50), SEEN, "None of the feed's vehicles"),
        (comparison(29, 29, 50), SEEN, "Only 29 vehicles could be compared"),
        (comparison(40, 40, 50), truth.Seen(feed_at=AT, site_at=AT - timedelta(days=4)), "3 days"),
    ],
)
def test_too_little_is_said_with_what_would_help(
    given: Comparison, seen: truth.Seen, reason: str
) -> None:
    record = truth.measure(given, claims(30, 0), seen=seen)
    assert (record.status, record.value) == (InputStatus.INSUFFICIENT, None)
    assert reason in record.reason
    assert record.action


def test_thirty_vehicles_are_enough() -> None:
    assert truth.measure(comparison(29, 30, 500), [], seen=SEEN).is_usable


def test_without_feed_or_site_it_is_not_measured() -> None:
    assert truth.no_feed().reason == "The inventory feed is not connected."
    assert truth.no_site(AT).action == "Audit the site."


@given(st.integers(30, 300), st.data())
def test_the_value_lies_in_its_interval_and_in_0_to_1(judged: int, data: st.DataObject) -> None:
    agreed = data.draw(st.integers(0, judged))
    population = data.draw(st.integers(judged, 5_000))
    stated = claims(data.draw(st.integers(0, 40)), data.draw(st.integers(0, 40)))
    record = truth.measure(comparison(agreed, judged, population), stated, seen=SEEN)
    assert record.lo is not None
    assert record.hi is not None
    assert record.value is not None
    assert 0.0 <= record.lo <= record.value <= record.hi <= 1.0
