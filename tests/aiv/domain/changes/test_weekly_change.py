"""Two weeks are compared on what both asked, and said in words that claim no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.changes.change_words import change_text, exact_text
from aiv.domain.changes.weekly_change import SeriesWeek, compare
from aiv.domain.statistics.change import change_paired
from aiv.domain.statistics.mention_rates import IntentTally

ANSWERS = 3


def week(named: list[int], *, series: str = "gpt", answered: int = ANSWERS) -> SeriesWeek:
    """Give a week in which intent i was named named[i] times; -1 was not answered at all."""
    return SeriesWeek(
        series=series,
        tallies=tuple(
            IntentTally(
                intent=f"intent-{at}", department="new", weight=1.0,
                answered=answered if count >= 0 else 0,
            )
            for at, count in enumerate(named)
        ),
        named={f"intent-{at}": count for at, count in enumerate(named) if count > 0},
    )  # fmt: skip


def test_a_rise_has_its_interval_and_words() -> None:
    before, after = [0, 1, 0, 1, 2] * 8, [1, 2, 1, 1, 3] * 8
    found = compare([week(before)], [week(after)])
    expected = change_paired([k / 3 for k in before], [k / 3 for k in after])
    assert found.change == expected and found.is_seen
    assert change_text(found).startswith("up 26.7 points (")


def test_a_fall_is_said_with_its_nearer_end_first() -> None:
    found = compare([week([1, 2, 1, 1, 3] * 8)], [week([0, 1, 0, 1, 2] * 8)])
    words = change_text(found)
    assert words.startswith("down 26.7 points (")
    near, far = words.split("(")[1].rstrip(")").split(" to ")
    assert float(near) < 26.7 < float(far)


def test_what_cannot_be_told_from_noise_says_what_could_be_seen() -> None:
    found = compare([week([0, 1, 2, 1] * 10)], [week([1, 0, 1, 2] * 10)])
    assert not found.is_seen
    assert change_text(found).startswith("no detectable change; this panel can see about ")


def test_an_intent_of_one_week_only_enters_neither() -> None:
    found = compare([week([0, 1, -1, 2])], [week([1, 1, 3, -1])])
    assert (found.intents, found.before, found.after) == (2, 1 / 6, 1 / 3)


def test_a_series_of_one_week_only_enters_neither() -> None:
    new = week([3, 3, 3], series="gpt-next")
    found = compare([week([0, 1, 2])], [week([0, 1, 2]), new])
    assert (found.series, found.before, found.after) == (("gpt",), 1 / 3, 1 / 3)


def test_rows_of_one_series_are_added() -> None:
    beside = [week([0, 3] * 12), week([3, -1] * 12)]
    found = compare([week([0, 3] * 12)], beside)
    assert found.change is not None and found.after == 0.75
    assert found.series == ("gpt",)


def test_two_assistants_make_one_share_an_intent() -> None:
    both = [week([3, 0]), week([0, 0], series="claude")]
    assert compare(both, both).before == pytest.approx(0.25)


def test_nothing_in_common_is_not_compared() -> None:
    found = compare([week([1, 2])], [week([1, 2], series="other")])
    assert (found.change, found.before, found.detectable, found.score) == (None, None, None, None)
    assert change_text(found).startswith("not compared")


def test_questions_that_all_move_alike_have_no_interval() -> None:
    found = compare([week([1] * 10)], [week([2] * 10)])
    assert "on every question alike; too few changes to rate" in change_text(found)
    assert not found.is_seen


def test_a_week_like_the_one_before_has_no_change() -> None:
    found = compare([week([1, 2, 0] * 10)], [week([1, 2, 0] * 10)])
    assert change_text(found).startswith("no change on any question; ")


def test_the_exact_test_stands_beside_a_small_panel_only() -> None:
    small = compare([week([0, 1, 0, 1, 0])], [week([1, 1, 2, 3, 1])])
    large = compare([week([0, 1] * 10)], [week([1, 1] * 10)])
    assert small.exact_p is not None and "of 100 cases" in exact_text(small)
    assert large.exact_p is None and exact_text(large) == ""


def test_the_stratified_score_rises_with_the_change() -> None:
    found = compare([week([0, 1, 0, 1] * 5)], [week([2, 3, 1, 3] * 5)])
    assert found.score is not None and found.score.z is not None and found.score.z > 2


COUNTS = st.lists(st.integers(-1, ANSWERS), min_size=1, max_size=25)


@given(st.data(), COUNTS)
def test_turning_the_weeks_round_turns_the_sign(data: st.DataObject, before: list[int]) -> None:
    after = data.draw(
        st.lists(st.integers(-1, ANSWERS), min_size=len(before), max_size=len(before))
    )
    one, two = compare([week(before)], [week(after)]), compare([week(after)], [week(before)])
    if one.change is None or two.change is None:
        assert one.change == two.change
    else:
        assert one.change.delta == pytest.approx(-two.change.delta)
        assert one.is_seen == two.is_seen


@given(COUNTS)
def test_no_week_differs_from_itself(named: list[int]) -> None:
    found = compare([week(named)], [week(named)])
    assert not found.is_seen
    assert found.before == found.after
