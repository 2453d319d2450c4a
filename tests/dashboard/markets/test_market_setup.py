"""Prove that an operator makes a market in the browser alone."""

from __future__ import annotations

import pytest
from django.test import Client

from aiv.models import Assistant, Dealer, Market
from dealershipai.accounts.models import User

NEW = "/staff/markets/new/"
PLACE = {
    "make": "Honda",
    "city": "Far Shore",
    "region": "FL",
    "country": "us",
    "time_zone": "America/New_York",
    "centroids": "00000 26.14 -81.79\n00001, 26.2, -81.8",
}
ASKED = {
    "platform": "claude",
    "provider": "anthropic",
    "model": "model-2",
    "surface": "messages",
    "access": "official_api",
}
STORE = {"name": "Lighthouse Honda", "city": "Far Shore", "country": "US", "makes": "Honda"}


@pytest.fixture
def site(client: Client, operator: User) -> Client:
    client.force_login(operator)
    return client


def test_a_market_is_made_and_filled(site: Client) -> None:
    page = site.post(NEW, PLACE, follow=True)
    assert "Honda, Far Shore FL is open" in page.content.decode()
    here = "/staff/markets/honda-far-shore-fl"
    site.post(f"{here}/dealers/", STORE)
    page = site.post(f"{here}/assistants/", ASKED, follow=True)
    html = page.content.decode()
    assert "Lighthouse Honda" in html
    assert "claude-model-2-messages" in html
    assert Market.objects.get(make="Honda").centroids.count() == 2


def test_without_an_assistant_the_form_says_where_the_first_is_added(site: Client) -> None:
    assert "you add the first on the next page" in site.get(NEW).content.decode()


def test_known_assistants_are_offered(site: Client, assistant: Assistant) -> None:
    site.post(NEW, {**PLACE, "assistants": [assistant.slug]})
    assert Market.objects.get(make="Honda").market_assistants.get().assistant == assistant


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("centroids", "00000 north west", "Line 1: write ZIP code"),
        ("centroids", "00000 99 -81", "-90"),
        ("country", "ZZ", "Write two letters"),
        ("time_zone", "Mars/Base", "Select a valid choice"),
    ],
)
def test_a_fault_is_told_at_its_field(site: Client, field: str, typed: str, told: str) -> None:
    page = site.post(NEW, {**PLACE, field: typed})
    assert page.status_code == 200
    assert told in page.content.decode()
    assert 'value="Far Shore"' in page.content.decode()


def test_a_market_that_stands_is_named(site: Client, market: Market) -> None:
    page = site.post(NEW, {**PLACE, "make": "toyota", "city": "harbor point"})
    assert "toyota-harbor-point already" in page.content.decode()


def test_a_store_without_a_name_is_told(site: Client, market: Market) -> None:
    page = site.post(f"/staff/markets/{market.slug}/dealers/", {**STORE, "name": ""})
    assert "This field is required" in page.content.decode()


@pytest.mark.parametrize("path", [NEW, "/staff/markets/toyota-harbor-point/setup/"])
def test_a_member_makes_no_market(client: Client, owner: User, market: Market, path: str) -> None:
    client.force_login(owner)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("part", ["dealers", "assistants"])
def test_a_member_adds_nothing(
    client: Client, owner: User, dealers: list[Dealer], market: Market, part: str
) -> None:
    client.force_login(owner)
    words = {**STORE, **ASKED}
    assert client.post(f"/staff/markets/{market.slug}/{part}/", words).status_code == 404
    assert market.dealers.count() == 5
