"""Scores rest on the market's answers, name them, replay, and survive two at once."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.db.models import Count

from aiv.models import Answer, Assistant, Dealer, Evidence, Market, Panel, Score, ScoreInput
from aiv.services.score import money, scores
from dealershipai.accounts.models import User
from tests import answered, cast
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
NOW = ASKED_AT + timedelta(hours=1)
SITE = {
    "schema_coverage_ratio": 0.8,
    "ugc_health_score": 70.0,
    "semantic_clarity_score": 0.7,
    "silo_integrity_score": 0.5,
    "temporal_weight": 0.7,
    "entity_confidence": 0.9,
    "crawl_budget_mult": 0.8,
    "inventory_truth_mult": 0.9,
}


def naming(dealer: Dealer, times: int, *, of: int = 40) -> list[Said]:
    return [Said(named=[(dealer, "option")] if at < times else ()) for at in range(of)]


@pytest.fixture
def asked(market: Market, dealers: list[Dealer], assistant: Assistant) -> Panel:
    """Give a panel of 20 questions asked twice; the first dealer is named in ten answers."""
    panel = answered.panel(market, 20)
    answered.ask(panel, assistant, naming(dealers[0], 10))
    return panel


def ground(dealer: Dealer, name: str, value: float | None = 0.5, **given: Any) -> ScoreInput:
    """Store an input of the dealer's own ground."""
    told = {"status": "measured", "method_version": "test-1", "measured_at": NOW, **given}
    return ScoreInput.objects.create(dealer=dealer, name=name, value=value, **told)


def latest(dealer: Dealer, name: str) -> ScoreInput:
    return ScoreInput.objects.filter(dealer=dealer, name=name).order_by("-measured_at")[0]


def test_every_dealer_of_the_market_gets_a_score(market: Market, asked: Panel) -> None:
    found = scores.rescore(market, now=NOW)
    assert {(row.dealer_id, row.status) for row in found} == {
        (dealer.pk, "NOT_MEASURED") for dealer in market.dealers.all()
    }


def test_a_market_that_was_never_asked_has_no_score(market: Market, dealers: list[Dealer]) -> None:
    assert scores.rescore(market, now=NOW) == []
    assert scores.rescore_dealer(dealers[0], now=NOW) == []


def test_inputs_say_how_often_the_dealer_is_named(
    market: Market, dealers: list[Dealer], asked: Panel
) -> None:
    scores.rescore(market, now=NOW)
    row = latest(dealers[0], "platform_scores.chatgpt")
    assert (row.status, row.value, row.n_clusters, row.n_obs) == ("measured", 0.25, 20, 40)
    assert row.panel_version == asked.version


def test_a_measured_zero_keeps_its_status(
    market: Market, dealers: list[Dealer], asked: Panel
) -> None:
    scores.rescore(market, now=NOW)
    row = latest(dealers[1], "platform_scores.chatgpt")
    assert (row.status, row.value, row.lo) == ("measured", 0.0, 0.0)


def test_what_is_not_measured_says_why(market: Market, dealers: list[Dealer], asked: Panel) -> None:
    scores.rescore(market, now=NOW)
    missing = ScoreInput.objects.filter(dealer=dealers[0], value=None)
    assert missing.count() == 8
    assert all(row.reason and row.action for row in missing)


def test_without_a_new_measurement_no_row_is_added(market: Market, asked: Panel) -> None:
    first = scores.rescore(market, now=NOW)
    before = (ScoreInput.objects.count(), Evidence.objects.count())
    assert scores.rescore(market, now=NOW + timedelta(days=1)) == first
    assert (ScoreInput.objects.count(), Evidence.objects.count()) == before
    assert Score.objects.count() == len(first)


def test_a_new_answer_makes_a_new_score(
    market: Market, dealers: list[Dealer], asked: Panel, assistant: Assistant
) -> None:
    scores.rescore(market, now=NOW)
    answered.ask(asked, assistant, naming(dealers[0], 1, of=1), asked_at=NOW, first_trial=3)
    scores.rescore(market, now=NOW + timedelta(minutes=1))
    assert latest(dealers[0], "platform_scores.chatgpt").n_obs == 41
    assert Score.objects.filter(dealer=dealers[0]).count() == 2


def test_answers_that_grow_old_make_a_new_score(
    market: Market, dealers: list[Dealer], asked: Panel
) -> None:
    scores.rescore(market, now=NOW)
    scores.rescore(market, now=NOW + timedelta(days=15))
    statuses = ScoreInput.objects.filter(dealer=dealers[0], name="platform_scores.chatgpt")
    assert {row.status for row in statuses} == {"measured", "stale"}


def test_evidence_names_exactly_the_answers_behind(
    market: Market, dealers: list[Dealer], asked: Panel, assistant: Assistant
) -> None:
    claude = cast.assistant(market, "claude-api", "claude", "anthropic")
    answered.ask(asked, claude, naming(dealers[0], 3))
    answered.ask(asked, assistant, [Said(status="refused")] * 2, first_trial=3)
    answered.ask(asked, assistant, naming(dealers[0], 5, of=5), surface="copied by hand")
    scores.rescore(market, now=NOW)
    rows = Evidence.objects.filter(score_input__dealer=dealers[0])
    assert rows
    for row in rows:
        behind = Answer.objects.filter(
            panel=row.panel_id, assistant=row.assistant_id, surface=row.surface,
            asked_at__gt=row.window_from, asked_at__lte=row.window_to,
            recorded_at__lte=row.recorded_until, status="completed",
        )  # fmt: skip
        assert behind.count() == row.answers == 40


def test_evidence_of_a_platform_is_its_own_series_alone(
    market: Market, dealers: list[Dealer], asked: Panel
) -> None:
    cast.assistant(market, "claude-api", "claude", "anthropic")
    scores.rescore(market, now=NOW)
    rows = Evidence.objects.filter(score_input__name="platform_scores.chatgpt")
    assert set(rows.values_list("assistant__slug", flat=True)) == {"gpt-api"}
    assert rows.count() == len(dealers)


def test_an_answer_recorded_after_the_clock_was_read_is_named_too(
    market: Market, dealers: list[Dealer], asked: Panel
) -> None:
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    (score, *_) = scores.rescore(market, now=long_ago)
    last = Answer.objects.order_by("-recorded_at")[0].recorded_at
    assert score.computed_at == last
    assert set(Evidence.objects.values_list("recorded_until", flat=True)) == {last}


def test_a_score_never_stands_before_the_one_it_follows(
    market: Market, dealers: list[Dealer], asked: Panel
) -> None:
    late = NOW + timedelta(days=30)
    (first,) = scores.rescore_dealer(dealers[0], now=late)
    ground(dealers[0], "temporal_weight")
    (second,) = scores.rescore_dealer(dealers[0], now=NOW + timedelta(minutes=1))
    assert second.computed_at > first.computed_at
    assert Score.objects.filter(dealer=dealers[0])[0] == second


def test_a_score_raises_the_dealers_sequence(
    market: Market, dealers: list[Dealer], asked: Panel
) -> None:
    scores.rescore(market, now=NOW)
    scores.rescore(market, now=NOW)
    dealers[0].refresh_from_db()
    assert dealers[0].live_seq == 1


def test_stored_inputs_enter_the_score(market: Market, dealers: list[Dealer], asked: Panel) -> None:
    for name, value in SITE.items():
        ground(dealers[0], name, value)
    (score,) = scores.rescore_dealer(dealers[0], now=NOW)
    result = score.snapshot["result"]
    assert result["breakdown"]["mods"]["temporal_weight"] == 0.7
    assert result["missing"] == ["SEO", "AEO", "GEO", "GeoLocal"]
    others = {row.status for row in scores.rescore(market, now=NOW) if row.dealer != dealers[0]}
    assert others == {"NOT_MEASURED"}


def test_a_declaration_scores_the_dealer_anew(
    market: Market, dealers: list[Dealer], asked: Panel, owner: User
) -> None:
    scores.rescore(market, now=NOW)
    money.declare(dealers[0], "monthly_opportunities", 0, person=owner, now=NOW)
    counts = dict(Score.objects.values_list("dealer").annotate(n=Count("pk")).order_by())
    assert counts.pop(dealers[0].pk) == 2
    assert set(counts.values()) == {1}


def test_stored_scores_replay_to_nine_decimals(
    market: Market, dealers: list[Dealer], asked: Panel
) -> None:
    for name, value in SITE.items():
        ground(dealers[0], name, value, se=0.01)
    scores.rescore(market, now=NOW)
    replayed = list(scores.replay(Score.objects.all()))
    assert len(replayed) == len(dealers)
    assert not any(each.differences for each in replayed)


def test_a_score_that_was_tampered_with_is_named(market: Market, asked: Panel) -> None:
    (score, *_) = scores.rescore(market, now=NOW)
    score.snapshot["result"]["bounds"]["upper"] += 2e-9
    score.save()
    found = {each.score.pk: each.differences for each in scores.replay(Score.objects.all())}
    assert found.pop(score.pk) == ("bounds.upper",)
    assert not any(found.values())


def test_thirty_dealers_cost_the_same_counting_as_five(
    market: Market, asked: Panel, django_assert_max_num_queries: Any
) -> None:
    scores.rescore(market, now=NOW)
    for number in range(25):
        cast.dealer(f"Extra {number} Toyota", number=20 + number, market=market)
    scores.rescore(market, now=NOW)
    # Counting, then two reads for each dealer whose score stands.
    with django_assert_max_num_queries(20 + 2 * 30):
        scores.rescore(market, now=NOW)


@pytest.mark.servers
@pytest.mark.django_db(transaction=True)
def test_four_at_once_give_one_score(market: Market, dealers: list[Dealer], asked: Panel) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the one connection of the test's SQLite cannot be shared by threads")
    barrier, faults = threading.Barrier(4), list[Exception]()

    def rescore() -> None:
        try:
            barrier.wait(timeout=20)
            scores.rescore_dealer(dealers[0], now=NOW)
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=rescore) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not faults
    assert Score.objects.filter(dealer=dealers[0]).count() == 1
    dealers[0].refresh_from_db()
    assert dealers[0].live_seq == 1
