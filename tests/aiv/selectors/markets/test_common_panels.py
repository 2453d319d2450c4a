"""Scores of two panels are counted again on the questions that both ask in the same words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.domain.score import score_series
from aiv.models import Assistant, Dealer, Market, Panel, Prompt, Score
from aiv.selectors.markets import common_panels
from aiv.services.score import scores
from tests import answered
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
LATER = ASKED_AT + timedelta(days=40)
QUESTIONS = 40


def scored_at(panel: Panel, assistant: Assistant, dealer: Dealer, at_: int, **named: int) -> Score:
    """Ask each question twice; the dealer is named in those of the given positions."""
    when = ASKED_AT + timedelta(days=at_)
    said = [
        Said(named=[(dealer, "option")] if named["first"] <= at % QUESTIONS < named["last"] else [])
        for at in range(2 * QUESTIONS)
    ]
    answered.ask(panel, assistant, said, asked_at=when)
    (found,) = scores.rescore(panel.market, now=when + timedelta(hours=1), dealers=[dealer])
    return found


def value(snapshot: score_series.Snapshot) -> float | None:
    rows = {row["name"]: row["value"] for row in snapshot["inputs"]}
    found: float | None = rows["platform_scores.chatgpt"]
    return found


@pytest.fixture
def pair(market: Market, assistant: Assistant, dealers: list[Dealer]) -> tuple[Score, Score]:
    """Give scores of two panels: of 40 questions 20 are worded anew, and those name the dealer."""
    one, two = (answered.panel(market, QUESTIONS, version=number) for number in (1, 2))
    Prompt.objects.filter(intent__panel=two, intent__position__lt=20).update(text="Worded anew?")
    old = scored_at(one, assistant, dealers[0], 0, first=20, last=30)
    return old, scored_at(two, assistant, dealers[0], 40, first=0, last=30)


def test_what_only_one_panel_asks_is_left_out(pair: tuple[Score, Score]) -> None:
    found = common_panels.of_scores(*pair)
    assert found is not None and found.questions == 20
    assert (value(pair[0].snapshot), value(pair[1].snapshot)) == (0.25, 0.75)
    assert (value(found.old), value(found.new)) == (0.5, 0.5)


def test_the_same_panel_gives_the_stored_inputs(pair: tuple[Score, Score]) -> None:
    found = common_panels.of_scores(pair[1], pair[1])
    assert found is not None
    assert found.new["inputs"] == pair[1].snapshot["inputs"]
    assert found.new["aeo"] == pair[1].snapshot["aeo"]


def test_a_score_without_answers_is_not_counted_again(pair: tuple[Score, Score]) -> None:
    pair[0].computed_at = ASKED_AT - timedelta(days=900)
    assert common_panels.of_scores(*pair) is None
