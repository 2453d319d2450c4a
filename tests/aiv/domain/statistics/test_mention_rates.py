"""A mention rate counts answers only, says what it lacks, and never takes a failure for a no."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.statistics.mention_rates import (
    MIN_ANSWERS,
    MIN_INTENTS,
    STALE_AFTER,
    IntentTally,
    Standing,
    in_department,
    is_stale,
    measure,
)
from tests.aiv.domain.properties import QUICK

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
Panel = tuple[list[IntentTally], dict[str, int]]


def tally(at: int, answered: int = 2, *, department: str = "new", **counts: int) -> IntentTally:
    return IntentTally(
        intent=f"q{at}", department=department, weight=1.0, answered=answered, **counts
    )


def enough(answered: int = 2, **counts: int) -> list[IntentTally]:
    return [tally(at, answered, **counts) for at in range(MIN_INTENTS)]


@st.composite
def tallied(draw: st.DrawFn) -> Panel:
    """Draw the counts of a dealer on one series, failed and empty intents included."""
    tallies, named = [], {}
    for at in range(draw(st.integers(2, 10))):
        row = tally(
            at,
            draw(st.integers(0, 4)),
            failed=draw(st.integers(0, 3)),
            not_shown=draw(st.integers(0, 3)),
        )
        tallies.append(row)
        named[row.intent] = draw(st.integers(0, row.answered))
    return tallies, named


class TestTheRate:
    def test_enough_answers_are_a_measured_rate(self) -> None:
        found = measure(enough(), {f"q{at}": 1 for at in range(10)})
        assert (found.standing, found.named, found.answered) == (Standing.MEASURED, 10, 40)
        assert found.rate is not None
        assert found.rate.theta == pytest.approx(0.25)
        assert found.shortfalls == ()

    def test_a_measured_zero_has_an_upper_bound(self) -> None:
        found = measure(enough(), {})
        assert found.rate is not None
        assert (found.rate.theta, found.rate.lo) == (0.0, 0.0)
        assert 0.0 < found.rate.hi < 0.5
        assert found.standing is Standing.MEASURED

    def test_a_heavier_question_weighs_more(self) -> None:
        heavy = IntentTally(intent="q0", department="new", weight=21.0, answered=2)
        found = measure([heavy, *enough()[1:]], {"q0": 2})
        assert found.rate is not None
        assert found.rate.theta == pytest.approx(21 / 40)

    def test_more_namings_than_answers_count_once_an_answer(self) -> None:
        assert measure(enough(), {"q0": 9}).named == 2

    @QUICK
    @given(drawn=tallied())
    def test_the_point_lies_in_its_interval(self, drawn: Panel) -> None:
        rate = measure(*drawn).rate
        assert rate is None or 0.0 <= rate.lo <= rate.theta <= rate.hi <= 1.0

    @QUICK
    @given(drawn=tallied(), turn=st.integers(1, 9))
    def test_the_order_of_questions_does_not_matter(self, drawn: Panel, turn: int) -> None:
        tallies, named = drawn
        here, there = measure(tallies, named), measure(tallies[turn:] + tallies[:turn], named)
        assert (here.rate is None) == (there.rate is None)
        if here.rate and there.rate:
            assert here.rate.theta == pytest.approx(there.rate.theta, abs=1e-12)
            assert here.rate.hi == pytest.approx(there.rate.hi, abs=1e-12)

    @QUICK
    @given(drawn=tallied())
    def test_one_more_naming_never_lowers_the_rate(self, drawn: Panel) -> None:
        tallies, named = drawn
        for row in tallies:
            before, after = (
                measure(tallies, named),
                measure(tallies, {**named, row.intent: named[row.intent] + 1}),
            )
            if before.rate and after.rate:
                assert after.rate.theta >= before.rate.theta - 1e-12


class TestFailedCalls:
    @QUICK
    @given(drawn=tallied(), failed=st.integers(1, 50))
    def test_a_failed_call_is_never_a_no(self, drawn: Panel, failed: int) -> None:
        tallies, named = drawn
        worse = [
            tally(at, row.answered, failed=row.failed + failed, not_shown=row.not_shown)
            for at, row in enumerate(tallies)
        ]
        assert measure(worse, named).rate == measure(tallies, named).rate

    @QUICK
    @given(drawn=tallied())
    def test_a_search_without_an_overview_is_never_a_no(self, drawn: Panel) -> None:
        tallies, named = drawn
        emptier = [*tallies, tally(99, 0, not_shown=5)]
        assert measure(emptier, named).rate == measure(tallies, named).rate

    def test_they_are_counted_beside_the_rate(self) -> None:
        found = measure(enough(failed=1, not_shown=3), {})
        assert (found.failed, found.not_shown, found.answered) == (20, 60, 40)

    def test_too_many_of_them_make_a_rate_directional(self) -> None:
        found = measure(enough(failed=1), {})
        assert found.standing is Standing.INSUFFICIENT
        assert found.shortfalls == ("40 of 60 calls answered, at least 70 of 100 are needed",)

    def test_seventy_of_a_hundred_is_just_enough(self) -> None:
        tallies = [tally(at, 7, failed=3) for at in range(MIN_INTENTS)]
        assert measure(tallies, {}).standing is Standing.MEASURED

    def test_nothing_but_failed_calls_is_not_measured(self) -> None:
        found = measure(enough(0, failed=2), {})
        assert (found.rate, found.standing) == (None, Standing.NOT_MEASURED)


class TestTooLittle:
    def test_nothing_asked_is_not_measured(self) -> None:
        found = measure([], {})
        assert (found.rate, found.standing) == (None, Standing.NOT_MEASURED)

    def test_one_question_alone_has_no_interval(self) -> None:
        assert measure([tally(0, 40)], {"q0": 3}).rate is None

    def test_below_the_minimum_it_says_what_is_missing(self) -> None:
        found = measure([tally(at) for at in range(19)], {})
        assert found.standing is Standing.INSUFFICIENT
        assert found.shortfalls == (
            f"19 of at least {MIN_INTENTS} questions answered",
            f"38 of at least {MIN_ANSWERS} answers",
        )

    def test_the_minimum_itself_is_enough(self) -> None:
        assert measure(enough(), {}).standing is Standing.MEASURED


class TestChoices:
    def test_one_department_keeps_its_questions(self) -> None:
        tallies = [tally(0), tally(1, department="service")]
        assert in_department(tallies, "service") == (tallies[1],)
        assert in_department(tallies, "") == tuple(tallies)

    @pytest.mark.parametrize(
        ("newest_at", "stale"),
        [
            (NOW, False),
            (NOW - STALE_AFTER, False),
            (NOW - STALE_AFTER - timedelta(seconds=1), True),
            (None, True),
        ],
    )
    def test_old_answers_are_stale(self, newest_at: datetime | None, stale: bool) -> None:
        assert is_stale(newest_at, NOW) is stale
