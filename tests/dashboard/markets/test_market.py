"""A market's page: all its dealers from the same answers, or why there is nothing yet."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Assistant, Dealer, Market
from dealershipai.accounts.models import User
from tests import answered, cast
from tests.dashboard.reading import costs, links, naming, words, yesterday

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:market", args=["toyota-harbor-point"])


def measure(market: Market, dealer: Dealer, assistant: Assistant, intents: int = 20) -> None:
    said = naming(dealer, intents, of=intents * 2)
    answered.ask(answered.panel(market, intents), assistant, said, asked_at=yesterday())


def test_every_dealer_stands_with_its_rate(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    measure(market, dealers[1], assistant)
    page = words(as_owner.get(PAGE))
    assert "Pelican Cove Toyota 50 of 100" in page
    assert "Harbor Point Toyota (your store) 0 of 100, at most" in page
    assert page.count("of 100, at most") == len(dealers) - 1


def test_a_small_sample_says_that_it_is_directional(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    measure(market, dealers[0], assistant, intents=6)
    assert words(as_owner.get(PAGE)).count("directional") == len(dealers)


def test_a_market_without_answers_names_its_dealers(
    as_owner: Client, dealers: list[Dealer]
) -> None:
    page = words(as_owner.get(PAGE))
    assert "Nothing was asked in this market yet" in page
    assert "Sandbar Toyota" in page


def test_whoever_may_start_a_scan_is_led_to_it(
    client: Client, viewer: User, as_operator: Client, dealers: list[Dealer]
) -> None:
    new = reverse("dashboard:scan_new", args=["toyota-harbor-point"])
    client.force_login(viewer)
    assert new in links(as_operator.get(PAGE)) and new not in links(client.get(PAGE))


def test_a_market_without_dealers_says_how_they_join(
    as_operator: Client, far_market: Market
) -> None:
    page = words(as_operator.get(reverse("dashboard:market", args=[far_market.slug])))
    assert "No dealer in this market yet" in page


def test_ten_and_thirty_dealers_cost_the_same(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    measure(market, dealers[0], assistant)

    def more(numbers: range) -> None:
        for number in numbers:
            cast.dealer(f"Rival {number}", number=number, market=market)

    counted = costs(as_owner, PAGE, [lambda: more(range(10, 15)), lambda: more(range(15, 35))])
    assert counted[0] == counted[1] <= 13
