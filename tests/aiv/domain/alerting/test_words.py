"""An alert says the figures of its test."""

from __future__ import annotations

from dataclasses import replace

from aiv.domain.alerting import values, words
from aiv.domain.alerting.values import Draw, Figures

FIGURES = Figures(
    before=0.4, after=0.276, delta=-0.124, lo=-0.207, hi=-0.041, adjusted_delta=-0.131, p=0.004,
    peers=64, answers=312, intents=40,
)  # fmt: skip
DRAW = Draw(delta=-0.11, lo=-0.2, hi=-0.02, p=0.0004, answers=480)


def test_a_drop_says_points_interval_p_and_answers() -> None:
    assert words.moved(FIGURES) == (
        "From 40.0 to 27.6 of 100 answers: down 12.4 points (4.1 to 20.7), p 0.004 after "
        "correction, 312 answers to 40 questions. 13.1 points below the middle change of 64 "
        "dealers measured with the same assistants."
    )


def test_few_dealers_say_that_the_own_weeks_stand_in() -> None:
    assert words.moved(replace(FIGURES, own_weeks=14)).endswith(
        "Held against 14 earlier weeks of its own."
    )


def test_a_rivals_lead_says_both_shares() -> None:
    figures = Figures(before=0.2, after=0.31, delta=0.11, lo=0.04, hi=0.18, p=0.0001, own_weeks=12)
    assert words.overtaken(figures).startswith(
        "The rival in 31.0, you in 20.0 of 100 answers: 11.0 points apart (4.0 to 18.0), p below "
        "0.001 after correction"
    )


def test_a_second_draw_says_its_own_figures() -> None:
    assert words.second(DRAW) == (
        "Asked again: down 11.0 points (2.0 to 20.0), p below 0.001, 480 new answers."
    )
    assert words.second(None) == ""


def test_an_interval_with_zero_keeps_its_signs() -> None:
    assert "(-4.0 to +2.0)" in words.second(replace(DRAW, lo=-0.04, hi=0.02))


def test_figures_come_back_as_they_were_stored() -> None:
    assert values.figures(FIGURES.stored()) == FIGURES
    assert values.draw(DRAW.stored()) == DRAW
    assert values.draw({}) is None
