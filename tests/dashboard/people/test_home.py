"""The first page: what this is for a visitor, one's own dealers, the installation's markets."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from aiv.models import Assistant, Correction, Dealer, Market, MarketState
from dealershipai.accounts.models import Organization, User
from tests import answered, cast
from tests.answered import Said
from tests.dashboard.reading import costs, links, naming, words, yesterday

pytestmark = pytest.mark.django_db


def test_a_visitor_reads_what_this_is_and_where_to_sign_up(client: Client) -> None:
    response = client.get("/")
    assert "When shoppers ask an AI assistant, is your store named?" in words(response)
    assert {"/accounts/signup/", "/accounts/login/"} <= set(links(response))


def test_a_newcomer_is_led_to_onboarding(client: Client) -> None:
    client.force_login(cast.person("new@harbor.example"))
    assert client.get("/")["Location"] == "/onboarding/"


def test_a_member_sees_each_dealer_with_its_rates(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    said = naming(dealers[0], 20, of=40)
    answered.ask(answered.panel(market, 20), assistant, said, asked_at=yesterday())
    page = words(as_owner.get("/"))
    assert "Harbor Point Toyota" in page
    assert "50 of 100" in page
    assert "40 answers" in page


def test_a_dealer_whose_market_was_never_asked_is_not_measured(as_owner: Client) -> None:
    assert "Not measured" in words(as_owner.get("/"))


def test_a_dealer_without_an_open_market_waits(as_owner: Client, market: Market) -> None:
    Market.objects.filter(pk=market.pk).update(state=MarketState.PROPOSED)
    assert "Not measured: this store stands in no open market yet" in words(as_owner.get("/"))


def test_a_member_without_a_dealer_is_offered_to_add_one(client: Client) -> None:
    client.force_login(cast.member(cast.organization("Empty Group"), "owner"))
    response = client.get("/")
    assert "No store yet" in words(response)
    assert any(link.startswith("/onboarding/") for link in links(response))


def test_ten_and_thirty_dealers_cost_the_same(
    as_owner: Client, market: Market, organization: Organization, assistant: Assistant
) -> None:
    answered.ask(answered.panel(market, 20), assistant, [Said()] * 20, asked_at=yesterday())

    def more(numbers: range) -> None:
        for number in numbers:
            made = cast.dealer(f"Store {number}", number=number, market=market)
            Dealer.objects.filter(pk=made.pk).update(organization=organization)

    counted = costs(as_owner, "/", [lambda: more(range(10, 20)), lambda: more(range(20, 40))])
    assert counted[0] == counted[1]


class TestForAnOperator:
    def test_every_market_is_listed_with_its_state(
        self, as_operator: Client, market: Market, dealers: list[Dealer], far_market: Market
    ) -> None:
        page = words(as_operator.get("/"))
        assert f"{market.name} Open 5 0" in page
        assert f"{far_market.name} Open 0 0" in page

    def test_what_waits_is_counted(
        self, as_operator: Client, market: Market, dealers: list[Dealer], assistant: Assistant
    ) -> None:
        (answer,) = answered.ask(answered.panel(market, 1), assistant, [Said()])
        Correction.objects.create(answer=answer, dealer=dealers[0], kind="wrong")
        assert "Corrections waiting 1" in words(as_operator.get("/"))

    def test_an_empty_installation_says_what_to_do_first(self, as_operator: Client) -> None:
        page = words(as_operator.get("/"))
        assert "No market yet" in page
        assert page.index("Make a market") < page.index("Enter a provider's key")
        assert "Done" not in page
        assert "Start a scan: it needs a market" in page

    def test_the_first_steps_lead_to_a_scan_of_the_market(
        self, as_operator: Client, market: Market, settings: Any
    ) -> None:
        settings.PROVIDER_KEYS = {"openai": "sk-test-of-the-first-steps"}
        page = as_operator.get("/")
        assert words(page).count("Done") == 2
        assert f'href="/markets/{market.slug}/scans/new/"' in page.content.decode()

    def test_where_something_is_measured_no_step_is_left(
        self, as_operator: Client, market: Market, dealers: list[Dealer], assistant: Assistant
    ) -> None:
        answered.ask(answered.panel(market, 1), assistant, [Said()])
        assert "From nothing to a number" not in words(as_operator.get("/"))

    def test_ten_and_thirty_markets_cost_the_same(
        self, as_operator: Client, operator: User
    ) -> None:
        def more(numbers: range) -> None:
            for number in numbers:
                cast.market(f"market-{number}", f"City {number}")

        steps = [lambda: more(range(10)), lambda: more(range(10, 30))]
        counted = costs(as_operator, "/", steps)
        assert counted[0] == counted[1] <= 12
