"""The Named page: rates by assistant, with what each of them lacks, beside the rivals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Assistant, Dealer, Market, MarketState
from tests import answered, cast
from tests.answered import Said
from tests.dashboard.reading import costs, links, naming, queries, words, yesterday

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:named", args=["harbor-point-toyota"])


@pytest.fixture
def measured(market: Market, dealers: list[Dealer], assistant: Assistant) -> None:
    """Let the assistant name the first dealer in a quarter of forty answers."""
    said = naming(dealers[0], 10, of=40)
    answered.ask(answered.panel(market, 20), assistant, said, asked_at=yesterday())


def test_a_rate_stands_with_interval_sample_and_age(as_owner: Client, measured: None) -> None:
    page = words(as_owner.get(PAGE))
    assert "Named by ChatGPT model through its API 25 of 100 13 to 43" in page
    assert "40 answers to 20 questions" in page
    assert "1 day ago" in page


def test_a_rate_leads_to_its_answers(as_owner: Client, measured: None) -> None:
    found = [link for link in links(as_owner.get(PAGE)) if "series=gpt-api" in link]
    assert found
    assert all(as_owner.get(link).status_code == 200 for link in found)


def test_a_measured_zero_shows_its_upper_bound(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    panel = answered.panel(market, 20)
    answered.ask(panel, assistant, [Said()] * 40, asked_at=yesterday())
    assert "0 of 100 at most" in words(as_owner.get(PAGE))


def test_too_few_answers_say_so(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    said = naming(dealers[0], 5, of=16)
    answered.ask(answered.panel(market, 8), assistant, said, asked_at=yesterday())
    page = words(as_owner.get(PAGE))
    assert "Directional only: 8 of at least 20 questions answered" in page
    assert page.count("directional") >= len(dealers)


def test_too_little_for_a_rate_is_not_measured(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    answered.ask(answered.panel(market, 1), assistant, [Said()], asked_at=yesterday())
    page = words(as_owner.get(PAGE))
    assert "Not measured 1 answer to 1 question: too few to rate." in page
    assert "At least 20 questions and 40 answers make a rate." in page


def test_old_answers_say_that_they_are_old(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    asked_at = timezone.now() - timedelta(days=15)
    answered.ask(answered.panel(market, 20), assistant, [Said()] * 40, asked_at=asked_at)
    assert "These answers are old" in words(as_owner.get(PAGE))


def test_fresh_answers_are_not_called_old(as_owner: Client, measured: None) -> None:
    assert "are old" not in words(as_owner.get(PAGE))


def test_a_market_without_answers_says_that_nothing_was_asked(as_owner: Client) -> None:
    assert "Nothing was asked in this market yet" in words(as_owner.get(PAGE))


def test_failed_calls_are_left_out_and_counted_beside(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    said = [*naming(dealers[0], 20, of=40), *[Said(status="error")] * 5]
    answered.ask(answered.panel(market, 20), assistant, said, asked_at=yesterday())
    page = words(as_owner.get(PAGE))
    assert "50 of 100" in page
    assert "5 calls without a complete answer left out" in page


def test_answers_copied_by_hand_stand_apart(
    as_owner: Client, measured: None, dealers: list[Dealer], market: Market, assistant: Assistant
) -> None:
    said = naming(dealers[0], 20, of=20)
    panel = market.panels.get()
    answered.ask(panel, assistant, said, asked_at=yesterday(), surface="copied by hand")
    page = words(as_owner.get(PAGE))
    assert "Named by ChatGPT model through its API 25 of 100" in page
    assert "Named by ChatGPT, copied by hand 100 of 100" in page
    assert "Shown beside the index, never in it." in page


@pytest.mark.parametrize("role", ["passing", "warned_against"])
def test_an_aside_does_not_raise_the_rate(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant, role: str
) -> None:
    said = naming(dealers[0], 40, of=40, role=role)
    answered.ask(answered.panel(market, 20), assistant, said, asked_at=yesterday())
    assert "0 of 100 at most" in words(as_owner.get(PAGE))


def test_rivals_stand_beside_in_the_order_of_their_rates(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    said = [*naming(dealers[2], 20, of=20), *naming(dealers[0], 5, of=20)]
    answered.ask(answered.panel(market, 20), assistant, said, asked_at=yesterday())
    page = words(as_owner.get(PAGE))
    table = page[page.index("All dealers are measured from the same answers") :]
    assert table.index("Marlin Toyota") < table.index("Harbor Point Toyota")
    assert table.index("Harbor Point Toyota") < table.index("Sandbar Toyota")


def test_a_panel_of_other_questions_is_not_mixed_in(
    as_owner: Client, measured: None, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    newer = answered.panel(market, 20, version=2, department="service")
    answered.ask(newer, assistant, naming(dealers[0], 40, of=40), asked_at=timezone.now())
    page = words(as_owner.get(PAGE))
    assert "Panel version 2" in page
    assert "Named by ChatGPT model through its API 100 of 100" in page


def test_a_department_is_measured_alone(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    panel = cast.panel(market)
    answered.ask(panel, assistant, naming(dealers[0], 1, of=12), asked_at=yesterday())
    page = words(as_owner.get(f"{PAGE}?department=service"))
    assert "4 answers to 1 question" in page
    assert "Finance" in page


@pytest.mark.parametrize("query", ["?department=none", "?assistant=x&market=y", "?assistant=%00"])
def test_words_that_fit_nothing_count_as_not_picked(
    as_owner: Client, measured: None, query: str
) -> None:
    assert "25 of 100" in words(as_owner.get(PAGE + query))


def test_a_rival_is_shown_with_the_same_figures(as_owner: Client, measured: None) -> None:
    page = words(as_owner.get(reverse("dashboard:named", args=["pelican-cove-toyota"])))
    assert "How often assistants name this dealer" in page
    assert "Do assistants name your store" not in page


def test_a_dealer_without_an_open_market_says_who_opens_one(
    as_owner: Client, market: Market
) -> None:
    Market.objects.filter(pk=market.pk).update(state=MarketState.PROPOSED)
    assert "This dealer stands in no open market" in words(as_owner.get(PAGE))


def test_a_demo_market_says_demo(as_owner: Client, measured: None, market: Market) -> None:
    assert "DEMO" not in words(as_owner.get(PAGE))
    Market.objects.filter(pk=market.pk).update(is_demo=True)
    assert "DEMO" in words(as_owner.get(PAGE))


def test_the_page_costs_few_queries(as_owner: Client, measured: None) -> None:
    assert queries(as_owner, PAGE) <= 13


def test_ten_and_thirty_rivals_cost_the_same(
    as_owner: Client, measured: None, market: Market
) -> None:
    def more(numbers: range) -> None:
        for number in numbers:
            cast.dealer(f"Rival {number}", number=number, market=market)

    counted = costs(as_owner, PAGE, [lambda: more(range(10, 15)), lambda: more(range(15, 35))])
    assert counted[0] == counted[1]


def test_citations_lead_to_the_answers_that_cite(as_owner: Client, measured: None) -> None:
    found = [link for link in links(as_owner.get(PAGE)) if "cited=yes" in link]
    assert found
    assert as_owner.get(found[0]).status_code == 200
