"""Check that calls keep their pace, however they arrive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.asking import gcra


def granted(arrivals: list[float], at: gcra.Pace) -> list[float]:
    state, went = float("-inf"), []
    for now in arrivals:
        state, wait = gcra.take(state, now_s=now, at=at)
        if not wait:
            went.append(now)
    return went


def test_a_minutes_worth_goes_in_a_minute() -> None:
    went = granted([tenth / 10 for tenth in range(600)], gcra.pace(60))
    assert len(went) == 60


def test_a_seconds_worth_may_go_at_once_after_a_rest() -> None:
    assert len(granted([0.0] * 20, gcra.pace(300))) == 5


def test_who_waits_as_long_as_told_may_go() -> None:
    at = gcra.pace(30)
    state, _ = gcra.take(float("-inf"), now_s=0.0, at=at)
    state, wait = gcra.take(state, now_s=0.5, at=at)
    assert gcra.take(state, now_s=0.5 + wait, at=at)[1] == 0


@given(st.lists(st.floats(0, 120), max_size=300), st.integers(1, 6000))
def test_no_window_of_a_minute_holds_more_than_the_limit_and_one_burst(
    arrivals: list[float], per_minute: int
) -> None:
    at = gcra.pace(per_minute)
    went = granted(sorted(arrivals), at)
    for start in went:
        inside = sum(start <= moment < start + 60 for moment in went)
        assert inside <= per_minute + at.burst
