"""Marks of weeks: by canaries, by served models, by everybody moving; taken back when undone."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from aiv.domain.changes.weeks import week_of
from aiv.models import Assistant, Dealer, DealerWeek, Market, ModelEvent
from aiv.selectors.changes import model_events as read
from aiv.services.changes import model_events, peer_weeks, weeks
from aiv.services.markets import panels
from tests import answered, cast
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
NOW = ASKED_AT + WEEK
THIS = week_of(ASKED_AT, "UTC")
OLD = [f"old{number}" for number in range(40)]
NEW = [f"new{number}" for number in range(40)]


def canary(assistant: Assistant, words: list[str], weeks_ago: int) -> None:
    rng = random.Random(weeks_ago)
    panel = panels.freeze_canary(assistant, author=None)
    said = [Said(text=" ".join(rng.sample(words, 25))) for _ in range(36)]
    answered.ask(panel, assistant, said, asked_at=ASKED_AT - weeks_ago * WEEK)


def dealer_weeks(market: Market, number: int, z: float) -> list[DealerWeek]:
    rng = random.Random(number)
    dealers = [cast.dealer(f"Store {n}", number=n, market=market) for n in range(number)]
    return DealerWeek.objects.bulk_create(
        DealerWeek(
            dealer=dealer, market=market, week=THIS.monday, series="s", engines="e", named=0,
            answered=0, intents=0, delta=0.1, z=z + rng.gauss(0, 1), z_by_assistant={"gpt-api": z},
        )
        for dealer in dealers
    )  # fmt: skip


def test_canaries_that_answer_otherwise_mark_the_week(assistant: Assistant) -> None:
    canary(assistant, OLD, 1)
    canary(assistant, NEW, 0)
    assert model_events.mark_assistants(NOW) == 1
    event = ModelEvent.objects.get()
    assert (event.week, event.kind, event.assistant) == (THIS.monday, "canary", assistant)


def test_canaries_that_answer_alike_mark_nothing(assistant: Assistant) -> None:
    canary(assistant, OLD, 1)
    canary(assistant, OLD, 0)
    assert model_events.mark_assistants(NOW) == 0


def test_a_mark_is_made_once(assistant: Assistant) -> None:
    canary(assistant, OLD, 1)
    canary(assistant, NEW, 0)
    model_events.mark_assistants(NOW)
    model_events.mark_assistants(NOW)
    assert ModelEvent.objects.count() == 1


def test_another_model_marks_its_week(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    panel = answered.panel(market, 4)
    for back, model in ((1, "model-1"), (0, "model-2")):
        said = [Said(model_served=model)] * 4
        answered.ask(panel, assistant, said, asked_at=ASKED_AT - back * WEEK)
    weeks.count(market, now=NOW)
    model_events.mark_assistants(NOW)
    assert "answered as model-2, the week before as model-1." in ModelEvent.objects.get().words
    assert [event.kind for event in read.of_week(market, THIS)] == ["served"]


def test_dealers_who_all_move_mark_the_week(market: Market, assistant: Assistant) -> None:
    dealer_weeks(market, 40, 4.0)
    assert peer_weeks.run_due(NOW) == 1
    assert peer_weeks.run_due(NOW) == 0
    assert {event.subject for event in read.of_week(market, THIS)} == {"e", "gpt-api"}
    assert not DealerWeek.objects.filter(adjusted_p__lt=0.05).exists()


def test_a_mark_is_taken_back_when_the_figures_say_so(market: Market, assistant: Assistant) -> None:
    rows = dealer_weeks(market, 40, 4.0)
    peer_weeks.run_due(NOW)
    DealerWeek.objects.filter(pk__in=[row.pk for row in rows]).update(
        z=0.1, z_by_assistant={"gpt-api": 0.1}, peers=None
    )
    peer_weeks.run_due(NOW)
    assert not ModelEvent.objects.exists()


def test_a_running_week_is_not_set_beside_others(market: Market, assistant: Assistant) -> None:
    dealer_weeks(market, 3, 0.0)
    assert peer_weeks.run_due(ASKED_AT) == 0


def test_an_event_elsewhere_does_not_touch_a_market(market: Market, assistant: Assistant) -> None:
    other = cast.market("other-place", "Other Place")
    ModelEvent.objects.create(
        week=THIS.monday, kind="served", subject="x", basis=1, words="x",
        assistant=cast.assistant(other, "claude-api", "claude"),
    )  # fmt: skip
    assert read.of_week(market, THIS) == ()


def test_a_week_of_ten_and_of_thirty_dealers_costs_the_same(
    market: Market, assistant: Assistant, django_assert_max_num_queries: object
) -> None:
    dealer_weeks(market, 30, 0.0)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        peer_weeks.run_due(NOW)
