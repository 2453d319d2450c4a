"""A version that changes little goes on counting what earlier ones asked in the same words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.models import Assistant, Dealer, Market, Panel, Probe
from aiv.selectors.evidence import mention_rates
from aiv.selectors.evidence.market_counts import Series
from aiv.selectors.markets import panel_inputs
from tests import answered
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def tallied(series: Series) -> dict[str, int]:
    return {tally.intent: tally.answered for tally in series.tallies}


@pytest.fixture
def older(market: Market, dealers: list[Dealer], assistant: Assistant) -> Panel:
    """Give a version asked three times; every answer names the first dealer."""
    made = answered.version(market, 1)
    named = [Said(named=[(dealers[0], "option")])] * 60
    answered.ask(made, assistant, named, asked_at=ASKED_AT - DAY)
    return made


def test_shared_questions_count_what_both_versions_asked(
    market: Market, dealers: list[Dealer], assistant: Assistant, older: Panel
) -> None:
    answered.ask(answered.version(market, 2, reworded=2), assistant, [Said()] * 20)
    counts = mention_rates.of_market(market)
    rate = counts.series[0].rate(dealers[0].pk)
    assert counts.panel_version == 2
    assert (rate.named, rate.answered, rate.intents) == (18 * 3, 18 * 4 + 2, 20)


def test_a_question_in_new_words_counts_from_its_own_answers(
    market: Market, assistant: Assistant, older: Panel
) -> None:
    answered.ask(answered.version(market, 2, reworded=2), assistant, [Said()] * 20)
    found = tallied(mention_rates.of_market(market).series[0])
    assert [found[f"new-{at}"] for at in range(4)] == [1, 1, 4, 4]


def test_the_day_a_changed_panel_starts_the_rate_stands(
    market: Market, dealers: list[Dealer], assistant: Assistant, older: Panel
) -> None:
    answered.ask(answered.version(market, 2, reworded=1), assistant, [Said()])
    rate = mention_rates.of_market(market).series[0].rate(dealers[0].pk)
    assert (rate.standing, rate.answered) == ("measured", 19 * 3 + 1)


def test_a_version_that_changes_more_is_another_series(
    market: Market, assistant: Assistant, older: Panel
) -> None:
    answered.ask(answered.version(market, 2, reworded=3), assistant, [Said()] * 20)
    found = tallied(mention_rates.of_market(market).series[0])
    assert set(found.values()) == {1}


def test_small_changes_one_after_the_other_are_one_series(
    market: Market, assistant: Assistant, older: Panel
) -> None:
    answered.version(market, 2, reworded=2)
    answered.ask(answered.version(market, 3, reworded=2), assistant, [Said()] * 20)
    found = tallied(mention_rates.of_market(market).series[0])
    assert sorted(found.values()) == [1, 1, *[4] * 18]


def test_answers_of_an_earlier_version_wait_for_the_next_of_the_counted_one(
    market: Market, assistant: Assistant, older: Panel
) -> None:
    answered.ask(answered.version(market, 2, reworded=2), assistant, [Said()] * 20)
    answered.ask(older, assistant, [Said()] * 20, asked_at=ASKED_AT + DAY, first_trial=4)
    counts = mention_rates.of_market(market)
    assert counts.window_to == ASKED_AT
    assert max(tallied(counts.series[0]).values()) == 4


def test_a_lost_call_of_a_dropped_question_counts_nowhere(
    market: Market, dealers: list[Dealer], assistant: Assistant, older: Panel
) -> None:
    older.scans.update(origin="asked", state="finished")
    lost = Probe.objects.filter(scan__panel=older, trial=1, prompt__intent__position__lt=3)
    lost.update(state="failed", failure_kind="timeout", asked_at=ASKED_AT - DAY)
    newer = answered.version(market, 2, reworded=2)
    answered.ask(newer, assistant, [Said()] * 20)
    newer.scans.update(state="finished")
    assert mention_rates.of_market(market).series[0].rate(dealers[0].pk).failed == 1


def test_all_inputs_rest_on_the_same_answers(
    market: Market, dealers: list[Dealer], assistant: Assistant, older: Panel
) -> None:
    answered.ask(answered.version(market, 2, reworded=2), assistant, [Said()] * 20)
    panel = panel_inputs.of_market(market)
    assert panel.counts.lineage is not None
    assert panel.counts.lineage.answers.count() == 18 * 4 + 2
    assert sum(each.answered for each in panel.of(dealers[0]).series[0].tallies) == 18 * 4 + 2
