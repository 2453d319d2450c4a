"""Scores follow inputs that grew too old, and inputs whose bringer was killed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache

from aiv.models import Assistant, Dealer, Market, Panel, Scan, Score, ScoreInput
from aiv.services.score import rescoring, scores
from tests import answered, cast
from tests.answered import Said

pytestmark = pytest.mark.django_db
# Answers are recorded by the real clock, and no score stands before the answers it counts.
ASKED_AT = datetime.now(UTC)
NOW = ASKED_AT + timedelta(hours=1)
SECOND = timedelta(seconds=1)
STALE_AT = ASKED_AT + timedelta(days=14)


@pytest.fixture(autouse=True)
def _nobody_looked() -> None:
    cache.clear()


@pytest.fixture
def scored(market: Market, dealers: list[Dealer], assistant: Assistant) -> Panel:
    """Give a panel whose answers name the first dealer, with the scores made of them."""
    panel = answered.panel(market, 20)
    answered.ask(panel, assistant, [Said(named=[(dealers[0], "option")])] * 40, asked_at=ASKED_AT)
    scores.rescore(market, now=NOW)
    return panel


def ground(dealer: Dealer, **given: Any) -> ScoreInput:
    told = {"name": "temporal_weight", "value": 0.5, "status": "measured", "measured_at": NOW}
    return ScoreInput.objects.create(dealer=dealer, method_version="test-1", **{**told, **given})


def status_of(dealer: Dealer, name: str) -> str:
    inputs = Score.objects.filter(dealer=dealer)[0].snapshot["inputs"]
    return next(row["status"] for row in inputs if row["name"] == name)


def test_scores_that_say_what_is_known_stand(scored: Panel) -> None:
    assert rescoring.run_due(now=NOW + timedelta(hours=1)) == 0
    assert rescoring.run_due(now=STALE_AT) == 0


def test_answers_that_grew_old_are_stale_by_themselves(
    scored: Panel, dealers: list[Dealer]
) -> None:
    assert rescoring.run_due(now=STALE_AT + SECOND) == len(dealers)
    assert status_of(dealers[0], "platform_scores.chatgpt") == "stale"


def test_what_is_stale_already_is_looked_at_no_more(scored: Panel) -> None:
    rescoring.run_due(now=STALE_AT + SECOND)
    cache.clear()
    assert rescoring.run_due(now=STALE_AT + timedelta(days=1)) == 0


def test_an_input_of_the_ground_grows_old_at_its_own_age(
    scored: Panel, dealers: list[Dealer]
) -> None:
    ground(dealers[0], name="inventory_truth_mult")
    scores.rescore_dealer(dealers[0], now=NOW + SECOND)
    assert rescoring.run_due(now=NOW + timedelta(days=3)) == 0
    assert rescoring.run_due(now=NOW + timedelta(days=3) + SECOND) == 1
    assert status_of(dealers[0], "inventory_truth_mult") == "stale"


def test_an_old_input_that_a_newer_follows_is_left_alone(
    scored: Panel, dealers: list[Dealer]
) -> None:
    ground(dealers[0], name="inventory_truth_mult")
    ground(dealers[0], name="inventory_truth_mult", measured_at=NOW + timedelta(days=2))
    scores.rescore_dealer(dealers[0], now=NOW + timedelta(days=2))
    assert rescoring.run_due(now=NOW + timedelta(days=4)) == 0
    assert cache.add(f"{dealers[0].pk}:rescored:{scored.market_id}", 1)


def test_an_input_stored_before_a_kill_is_scored(scored: Panel, dealers: list[Dealer]) -> None:
    ground(dealers[0], measured_at=NOW + SECOND)
    assert rescoring.run_due(now=NOW + timedelta(minutes=1)) == 1
    assert status_of(dealers[0], "temporal_weight") == "measured"


def test_answers_recorded_before_a_kill_are_scored(
    scored: Panel, dealers: list[Dealer], assistant: Assistant
) -> None:
    later = _asked_later(scored, assistant)
    assert rescoring.run_due(now=later + timedelta(minutes=9)) == 0
    assert rescoring.run_due(now=later + timedelta(minutes=11)) == len(dealers)


def test_a_scan_under_way_is_scored_by_its_own_end(scored: Panel, assistant: Assistant) -> None:
    later = _asked_later(scored, assistant)
    Scan.objects.create(panel=scored, origin="asked", state="running", day=later.date())
    assert rescoring.run_due(now=later + timedelta(hours=1)) == 0


def test_a_dealer_that_was_never_scored_waits_for_answers(
    scored: Panel, market: Market, dealers: list[Dealer]
) -> None:
    newcomer = cast.dealer("Newcomer Toyota", number=77, market=market)
    ground(newcomer)
    assert rescoring.run_due(now=NOW + timedelta(hours=1)) == 0
    assert not Score.objects.filter(dealer=newcomer).exists()


def test_a_dealer_is_looked_at_once_by_many_workers(
    scored: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Market] = []
    monkeypatch.setattr(
        "aiv.services.score.scores.rescore", lambda market, **_: looks.append(market) or []
    )
    for _ in range(3):
        rescoring.run_due(now=STALE_AT + SECOND)
    assert len(looks) == 1


def test_finding_costs_one_query_for_five_dealers_and_thirty(
    scored: Panel, market: Market, django_assert_num_queries: Any
) -> None:
    for number in range(25):
        cast.dealer(f"Extra {number} Toyota", number=20 + number, market=market)
    scores.rescore(market, now=NOW)
    with django_assert_num_queries(1):
        assert rescoring.run_due(now=NOW + timedelta(hours=1)) == 0


def _asked_later(panel: Panel, assistant: Assistant) -> Any:
    """Ask after the scores were made; recorded now, which the cast's clock knows nothing of."""
    later = Score.objects.all()[0].computed_at + timedelta(minutes=1)
    answered.ask(panel, assistant, [Said()], asked_at=later, first_trial=3)
    return later
