"""A change is told only when nothing holds it and new answers show it again."""

from __future__ import annotations

import pytest

from aiv.domain.alerting.deciding import Second, decide
from aiv.domain.alerting.values import Draw, State


def draw(delta: float, p: float) -> Second:
    return Second(draw=Draw(delta=delta, lo=delta - 0.05, hi=delta + 0.05, p=p, answers=240))


def test_a_model_event_holds_whatever_a_second_draw_says() -> None:
    found = decide(-0.12, events=["The assistant moved."], second=draw(-0.1, 0.001))
    assert (found.state, found.reason) == (State.HELD, "The assistant moved.")


def test_new_answers_that_agree_confirm() -> None:
    assert decide(-0.12, events=(), second=draw(-0.1, 0.05)).state is State.CONFIRMED


@pytest.mark.parametrize(("delta", "p"), [(-0.1, 0.051), (0.1, 0.001), (0.0, 1.0)])
def test_new_answers_that_do_not_agree_do_not(delta: float, p: float) -> None:
    found = decide(-0.12, events=(), second=draw(delta, p))
    assert found.state is State.NOT_CONFIRMED
    assert found.draw is not None


def test_a_draw_under_way_is_waited_for() -> None:
    assert decide(0.1, events=(), second=Second(is_under_way=True)).state is State.WAITING


def test_without_a_draw_it_says_why_and_tells_nobody() -> None:
    found = decide(0.1, events=(), second=Second(why_not="the cap is reached."))
    assert found.state is State.UNCONFIRMED
    assert found.reason == "It could not be confirmed: the cap is reached."
