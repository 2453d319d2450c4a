"""Boards, the weeks that charts and alerts read, and scores count the same answers alike."""

from __future__ import annotations

import pytest

from aiv.models import Assistant, Dealer, Market, Panel
from aiv.selectors.boards import board_counts
from aiv.selectors.changes import week_answers
from aiv.selectors.evidence import mention_rates
from tests import answered, cast, ranked
from tests.answered import Said
from tests.ranked import WEEK

pytestmark = pytest.mark.django_db
NOON = WEEK.begins_at("America/New_York").replace(hour=12)


@pytest.fixture
def asked(market: Market, assistant: Assistant, dealers: list[Dealer]) -> Panel:
    """Ask a panel of two assistants, by hand, of one that feeds nothing, and with failures."""
    panel = answered.panel(market, ranked.INTENTS)
    ranked.asked(panel, assistant, dealers)
    claude = cast.assistant(market, "claude-api", "claude", "anthropic", surface="messages")
    said = [Said(named=[(dealers[0], "best")], model_served=f"model-{n % 2}") for n in range(8)]
    answered.ask(panel, claude, [*said, Said(status="error")], asked_at=NOON)
    answered.ask(panel, claude, said, asked_at=NOON, surface="copied by hand", first_trial=2)
    beside = cast.assistant(market, "gpt-other", "grok", "xai", surface="messages")
    market.market_assistants.filter(assistant=beside).update(is_declared=False)
    answered.ask(panel, beside, said, asked_at=NOON)
    return panel


def test_a_board_names_dealers_as_often_as_the_counted_week(
    asked: Panel, market: Market, dealers: list[Dealer]
) -> None:
    zone = market.time_zone
    board = board_counts.of_week(market, WEEK.begins_at(zone), WEEK.ends_at(zone))
    found = week_answers.of_week(market, WEEK, week_answers.asked(market))
    weeks = [each for each in found if each.is_declared]
    assert board.answered == sum(i.answered for each in weeks for i in each.intents) == 48
    assert board.failed == sum(i.failed for each in weeks for i in each.intents) == 1
    for dealer in dealers:
        on_board = sum(n for one in board.series for n in one.named.get(dealer.pk.hex, {}).values())
        in_week = sum(n for one in weeks for n in one.named.get(str(dealer.pk), {}).values())
        assert on_board == in_week > 0


def test_a_score_counts_what_the_counted_week_counts(
    asked: Panel, market: Market, dealers: list[Dealer]
) -> None:
    series = mention_rates.of_market(market).series
    weeks = week_answers.of_week(market, WEEK, week_answers.asked(market))
    assert sum(t.answered for one in series for t in one.tallies) == 64
    assert sum(i.answered for each in weeks for i in each.intents) == 64
    for dealer in dealers:
        scored = sum(sum(one.named.get(dealer.pk, {}).values()) for one in series)
        in_week = sum(sum(each.named.get(str(dealer.pk), {}).values()) for each in weeks)
        assert scored == in_week > 0
