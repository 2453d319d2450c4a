"""A week is looked through once; what stands out waits, what an assistant did itself is held."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.domain.changes.weeks import Week
from aiv.models import Alert, AlertWeek, Assistant, Dealer, DealerWeek, Market
from aiv.selectors.alerts import alert_candidates
from aiv.services.alerts import alert_weeks
from tests import alerted
from tests.alerted import NOW, WEEK

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(dealers: list[Dealer], organization: object) -> Dealer:
    return Dealer.objects.get(pk=dealers[0].pk)


def test_what_stands_out_waits_for_a_second_draw(
    market: Market, assistant: Assistant, own: Dealer
) -> None:
    alerted.dropped(market, assistant, own)
    assert alert_weeks.run_due(NOW) == 1
    alert = Alert.objects.get()
    assert (alert.kind, alert.state, alert.dealer) == ("drop", "waiting", own)
    assert "down 33.6 points" in alert.words
    assert "p 0.004 after correction, 360 answers to 20 questions" in alert.words
    assert alert.words.endswith("40 dealers measured with the same assistants.")


def test_a_week_is_looked_through_once(market: Market, assistant: Assistant, own: Dealer) -> None:
    alerted.dropped(market, assistant, own)
    assert [alert_weeks.run_due(NOW), alert_weeks.run_due(NOW)] == [1, 0]
    assert alert_weeks.evaluate(market, WEEK, now=NOW) is None
    assert Alert.objects.count() == 1


@pytest.mark.parametrize(("p", "delta"), [(0.051, -0.3), (0.001, -0.049), (None, None)])
def test_what_does_not_pass_the_gate_raises_nothing(
    market: Market, assistant: Assistant, own: Dealer, p: float | None, delta: float | None
) -> None:
    alerted.dropped(market, assistant, own, adjusted_p=p, adjusted_delta=delta)
    alert_weeks.run_due(NOW)
    assert not Alert.objects.exists()
    looked = AlertWeek.objects.get()
    assert (looked.tested, looked.untested, looked.found) == (p is not None, p is None, 0)


def test_a_rival_is_told_of_nothing(
    market: Market, assistant: Assistant, dealers: list[Dealer], own: Dealer
) -> None:
    alerted.dropped(market, assistant, dealers[1])
    assert alert_weeks.run_due(NOW) == 0


def test_a_model_event_holds_and_is_told(market: Market, assistant: Assistant, own: Dealer) -> None:
    alerted.dropped(market, assistant, own)
    alerted.event(assistant)
    alert_weeks.run_due(NOW)
    states = dict(Alert.objects.values_list("kind", "state"))
    assert states == {"engine": "confirmed", "drop": "held"}


def test_with_few_dealers_the_own_weeks_are_named(
    market: Market, assistant: Assistant, own: Dealer
) -> None:
    alerted.dropped(market, assistant, own, peers=8)
    DealerWeek.objects.bulk_create(
        DealerWeek(
            dealer=own, market=market, week=WEEK.monday - timedelta(weeks=back), series="s",
            engines="e", named=1, answered=2, intents=1, z=0.1, peers=8,
        )
        for back in range(1, 15)
    )  # fmt: skip
    alert_weeks.evaluate(market, WEEK, now=NOW)
    assert "Held against 14 earlier weeks of its own." in Alert.objects.get().words


def test_a_week_long_over_is_not_told_any_more(
    market: Market, assistant: Assistant, own: Dealer
) -> None:
    alerted.dropped(market, assistant, own)
    assert alert_candidates.weeks_due(NOW + timedelta(weeks=4)) == []


def rivalry(market: Market, assistant: Assistant, own: Dealer, rival: Dealer, weeks: int) -> None:
    week = WEEK
    for back in range(weeks):
        alerted.count(market, assistant, week, {own: 6, rival: 12 if back == 0 else 5 + back % 2})
        week = Week(week.monday).before
    alerted.moved(own, market, adjusted_p=0.9)


def test_a_rival_overtakes_beyond_the_pairs_own_weeks(
    market: Market, assistant: Assistant, dealers: list[Dealer], own: Dealer
) -> None:
    rivalry(market, assistant, own, dealers[1], 18)
    alert_weeks.run_due(NOW)
    alert = Alert.objects.get()
    assert (alert.kind, alert.state, alert.subject) == ("overtaken", "waiting", str(dealers[1].pk))
    assert "earlier weeks of its own." in alert.words


def test_without_twelve_weeks_nobody_overtakes(
    market: Market, assistant: Assistant, dealers: list[Dealer], own: Dealer
) -> None:
    rivalry(market, assistant, own, dealers[1], 12)
    alert_weeks.run_due(NOW)
    assert not Alert.objects.exists()
