"""Counting weeks: once, again when answers or corrections come, and never from texts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.models import Answer, Assistant, Dealer, DealerWeek, Market, Panel, WeekCount
from aiv.selectors.changes import week_counts
from aiv.services.changes import weeks
from aiv.services.evidence import corrections
from dealershipai.accounts.models import User
from tests import answered
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
NOW = ASKED_AT + timedelta(days=1)


@pytest.fixture
def asked(market: Market, dealers: list[Dealer], assistant: Assistant) -> Panel:
    """Give a panel of 24 questions, asked in two weeks; the first dealer is named more later."""
    panel = answered.panel(market, 24)
    for at, every in ((ASKED_AT - WEEK, 6), (ASKED_AT, 2)):
        said = [Said(named=[(dealers[0], "option")] if n % every == 0 else []) for n in range(48)]
        answered.ask(panel, assistant, said, asked_at=at)
    return panel


def test_each_week_is_counted_once(asked: Panel, market: Market) -> None:
    assert weeks.count(market, now=NOW) == 2
    assert weeks.count(market, now=NOW) == 0
    assert list(WeekCount.objects.values_list("answers", flat=True)) == [48, 48]


def test_a_dealers_week_holds_its_rate_and_its_change(asked: Panel, dealers: list[Dealer]) -> None:
    weeks.count(asked.market, now=NOW)
    first, second = week_counts.of_dealer(dealers[0], asked.market)
    assert (first.named, second.named, second.answered) == (8, 24, 48)
    assert first.delta is None
    assert second.words.startswith("up 33.3 points (")


def test_who_is_never_named_has_a_measured_zero(asked: Panel, dealers: list[Dealer]) -> None:
    weeks.count(asked.market, now=NOW)
    week = week_counts.of_dealer(dealers[1], asked.market)[-1]
    assert (week.share, week.lo) == (0.0, 0.0)
    assert week.hi and week.hi > 0.05


def test_an_answer_that_comes_late_counts_its_week_anew(
    asked: Panel, assistant: Assistant, market: Market
) -> None:
    weeks.count(market, now=NOW)
    answered.ask(asked, assistant, [Said()], asked_at=ASKED_AT - WEEK, first_trial=9)
    assert weeks.count(market, now=NOW) == 1
    assert sorted(WeekCount.objects.values_list("answers", flat=True)) == [48, 49]


def test_an_accepted_correction_changes_its_week(
    asked: Panel, dealers: list[Dealer], operator: User
) -> None:
    weeks.count(asked.market, now=NOW)
    answer = Answer.objects.filter(mentions__dealer=dealers[0], asked_at=ASKED_AT).first()
    assert answer
    proposed = corrections.propose(
        answer, dealers[0], "wrong", role="", quote="", note="", proposer=operator
    )
    corrections.accept(proposed, operator=operator)
    assert week_counts.of_dealer(dealers[0], asked.market)[-1].named == 23


def test_another_model_is_another_series(asked: Panel, assistant: Assistant) -> None:
    said = [Said(model_served="model-2")] * 48
    answered.ask(asked, assistant, said, asked_at=ASKED_AT + WEEK)
    weeks.count(asked.market, now=NOW + WEEK)
    rows = DealerWeek.objects.filter(dealer__slug="harbor-point-toyota").order_by("week")
    first, second, third = rows
    assert first.series == second.series != third.series
    assert (third.delta, third.words) == (None, "")
    assert first.engines == third.engines


def test_a_failed_call_belongs_to_the_model_that_answered(
    asked: Panel, assistant: Assistant, market: Market
) -> None:
    answered.ask(asked, assistant, [Said(status="error")], first_trial=7)
    weeks.count(market, now=NOW)
    newest = week_counts.of_weeks(market, week_counts.counted(market)[:1])
    ((series,),) = newest.values()
    assert sum(each.failed for each in series.intents) == 1
    assert sum(each.answered for each in series.intents) == 48


def test_counting_costs_the_same_however_many_answers(
    asked: Panel, market: Market, assistant: Assistant, django_assert_max_num_queries: object
) -> None:
    weeks.count(market, now=NOW)
    answered.ask(asked, assistant, [Said()] * 96, asked_at=ASKED_AT, first_trial=5)
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        weeks.count(market, now=NOW)
