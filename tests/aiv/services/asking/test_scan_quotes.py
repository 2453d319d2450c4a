"""Before a scan it is said what it asks, what it may cost and what keeps it back."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from aiv.models import Assistant, Dealer, Market, MarketAssistant, Panel
from aiv.services.asking import budgets, provider_terms, scan_quotes
from aiv.services.asking.scan_quotes import Quote
from aiv.services.markets import panels
from dealershipai.accounts.models import Organization, User
from tests import answered, asked, cast
from tests.answered import Said
from tests.asked import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Market) -> Assistant:
    return asked.chatgpt(market)


def quote(panel: Panel, *assistants: Assistant, trials: int = 3, **given: Any) -> Quote:
    return scan_quotes.quote(
        panel, assistants, trials=trials, **{"organization": None, "now": NOW, **given}
    )


def test_each_intent_is_counted_once_a_trial(panel: Panel, gpt: Assistant) -> None:
    found = quote(panel, gpt, asked.claude(gpt.market_assistants.get().market))
    assert [line.calls for line in found.lines] == [9, 9]
    assert (found.calls, found.refusal) == (18, None)


def test_costs_add_up_over_assistants(panel: Panel, gpt: Assistant, market: Market) -> None:
    found = quote(panel, gpt, asked.claude(market), trials=1)
    assert found.low_micros == 3 * 10_000 + 3 * 10_000
    assert found.high_micros == sum(line.high_micros or 0 for line in found.lines)


def test_a_dear_model_is_held_to_its_own_price(panel: Panel, market: Market) -> None:
    dear = cast.assistant(market, "astra", model="gpt-6-astra")
    assert quote(panel, dear, trials=1).high_micros == 3 * 460_000


def test_without_measured_answers_no_time_is_named(panel: Panel, gpt: Assistant) -> None:
    assert quote(panel, gpt).seconds is None


def test_the_time_follows_measured_answers_and_the_pace(panel: Panel, gpt: Assistant) -> None:
    answered.ask(panel, gpt, [Said(latency_ms=4000)] * 5, asked_at=NOW)
    assert quote(panel, gpt).seconds == 4.0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"access": "by_hand"}, "copied by hand"),
        ({"provider": "meta"}, "asks no such provider"),
        ({"provider": "xai", "model": "grok-4.7"}, "No key of xAI"),
        ({"surface": "sonar"}, "is asked as responses"),
        ({"model": "gpt-4o-search-preview"}, r"announced to end on 2[0-9] Jul 2026"),
        ({"model": "model-9"}, "price of model-9 is not in our list"),
        ({"settings": {"max_output_tokens": -1}}, "cannot be asked as it is set up"),
    ],
)
def test_an_assistant_that_cannot_be_asked_says_why(
    panel: Panel, gpt: Assistant, changes: dict[str, Any], words: str
) -> None:
    Assistant.objects.filter(pk=gpt.pk).update(**changes)
    gpt.refresh_from_db()
    found = quote(panel, gpt, now=datetime(2026, 9, 1, tzinfo=UTC))
    assert found.refusal == found.lines[0].problem
    assert re.search(words, found.refusal or "")


def test_what_has_no_price_has_no_total(panel: Panel, gpt: Assistant, market: Market) -> None:
    found = quote(panel, gpt, cast.assistant(market, "new", "grok", model="model-9"))
    assert [line.high_micros is None for line in found.lines] == [False, True]
    assert (found.low_micros, found.high_micros) == (None, None)


def test_gemini_waits_for_its_terms(panel: Panel, market: Market, operator: User) -> None:
    gemini = asked.gemini(market)
    assert quote(panel, gemini).refusal == "Gemini: not measured (switched off)."
    provider_terms.accept("gemini", person=operator, now=NOW)
    assert quote(panel, gemini).refusal is None


def test_a_cap_says_what_is_left(panel: Panel, gpt: Assistant, organization: Organization) -> None:
    budgets.set_cap(organization, 1_000_000, person=None)
    found = quote(panel, gpt, organization=organization)
    assert found.left_micros == 1_000_000
    assert found.refusal is not None
    assert "1.35 USD and 1.00 USD are left" in found.refusal


def test_an_assistant_of_another_market_is_not_asked(panel: Panel, far_market: Market) -> None:
    assert "not an assistant of this panel" in (
        quote(panel, asked.chatgpt(far_market)).refusal or ""
    )


def test_the_demo_is_never_asked(panel: Panel, gpt: Assistant, market: Market) -> None:
    Market.objects.update(is_demo=True)
    market.refresh_from_db()
    panel.market = market
    assert "invented" in (quote(panel, gpt).refusal or "")


def test_facts_are_asked_of_claimed_dealers(
    dealers: list[Dealer], gpt: Assistant, organization: Organization
) -> None:
    refusals = [
        quote(panels.freeze_facts(Dealer.objects.get(pk=one.pk), author=None), gpt).refusal
        for one in dealers[:2]
    ]
    assert refusals[0] is None
    assert "claimed" in (refusals[1] or "")


@pytest.mark.parametrize("trials", [-1, 0, 21])
def test_trials_have_bounds(panel: Panel, gpt: Assistant, trials: int) -> None:
    assert "1 to 20 times" in (quote(panel, gpt, trials=trials).refusal or "")


def test_six_assistants_cost_no_more_queries_than_two(
    panel: Panel, market: Market, django_assert_num_queries: Any
) -> None:
    platforms = ("chatgpt", "claude", "perplexity", "gemini", "copilot", "grok")
    six = [cast.assistant(market, f"a-{one}", one, model="gpt-6.1-sol") for one in platforms]
    assert MarketAssistant.objects.count() == 6
    for some in (six[:2], six):
        with django_assert_num_queries(9):
            quote(Panel.objects.select_related("market", "dealer").get(pk=panel.pk), *some)
