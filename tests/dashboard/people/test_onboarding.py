"""Prove the way of a newcomer: organization, store, market, and what waits."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from aiv.models import Claim, Dealer, Market
from aiv.services.people import claims
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests import cast

STORE = {
    "name": "Lighthouse Honda",
    "website": "lighthousehonda.example",
    "phone": "239-555-0177",
    "street": "7 Pier Road",
    "city": "Harbor Point",
    "region": "FL",
    "postal_code": "",
    "country": "US",
    "makes": "Honda, Acura",
}
MARKET = {
    "make": "Honda",
    "city": "Harbor Point",
    "region": "FL",
    "country": "US",
    "time_zone": "America/New_York",
}


@pytest.fixture(autouse=True)
def _no_posts_counted() -> None:
    cache.clear()


@pytest.fixture
def newcomer(db: None) -> User:
    return cast.person("new@comer.example")


@pytest.fixture
def site(client: Client, newcomer: User) -> Client:
    client.force_login(newcomer)
    return client


@pytest.fixture
def named(site: Client) -> Client:
    site.post("/onboarding/", {"name": "Lighthouse Group"})
    return site


@pytest.fixture
def sent(named: Client) -> Client:
    named.post("/onboarding/dealer/", STORE)
    named.post("/onboarding/market/", MARKET)
    return named


def test_a_newcomer_is_sent_to_onboarding(site: Client) -> None:
    assert site.get("/", follow=True).redirect_chain == [("/onboarding/", 302)]


@pytest.mark.parametrize("step", ["dealer", "market"])
def test_no_step_is_skipped(site: Client, step: str) -> None:
    page = site.get(f"/onboarding/{step}/", follow=True)
    assert page.redirect_chain[-1][0] == "/onboarding/"


def test_each_step_leads_to_the_next(site: Client) -> None:
    assert site.post("/onboarding/", {"name": "Lighthouse Group"}).url == "/onboarding/dealer/"
    assert site.post("/onboarding/dealer/", STORE).url == "/onboarding/market/"
    assert site.post("/onboarding/market/", MARKET).url == "/"


def test_going_back_finds_what_was_typed(named: Client) -> None:
    named.post("/onboarding/dealer/", STORE)
    assert "Lighthouse Group" in named.get("/onboarding/").content.decode()
    assert "7 Pier Road" in named.get("/onboarding/dealer/").content.decode()


def test_a_name_sent_again_is_mended_and_no_second_organization(named: Client) -> None:
    named.post("/onboarding/", {"name": "Lamp Group"})
    assert Organization.objects.get().name == "Lamp Group"


def test_a_fault_keeps_what_was_typed(named: Client) -> None:
    html = named.post("/onboarding/dealer/", {**STORE, "phone": "12"}).content.decode()
    assert "Write a telephone number" in html
    assert "7 Pier Road" in html


def test_the_market_is_suggested_from_the_store(named: Client) -> None:
    named.post("/onboarding/dealer/", STORE)
    html = named.get("/onboarding/market/").content.decode()
    assert 'value="Harbor Point"' in html
    assert '<option value="America/New_York" selected>' in html
    assert "New Acura" in html
    assert "Used cars" in html


def test_nothing_is_made_before_the_last_step(named: Client) -> None:
    named.post("/onboarding/dealer/", STORE)
    assert not Dealer.objects.exists()


def test_who_sent_everything_waits(sent: Client) -> None:
    html = sent.get("/").content.decode()
    assert "Waiting for an operator" in html
    assert "opens the market Honda, Harbor Point FL" in html


def test_the_last_step_sent_twice_makes_one_claim(sent: Client) -> None:
    assert sent.post("/onboarding/market/", MARKET).url == "/"
    assert Claim.objects.count() == 1


def test_a_zone_nobody_knows_is_told(named: Client) -> None:
    named.post("/onboarding/dealer/", STORE)
    page = named.post("/onboarding/market/", {**MARKET, "time_zone": "Mars/Base"})
    assert page.status_code == 200
    assert not Claim.objects.exists()


def test_a_refusal_shows_its_reason_and_a_way_on(sent: Client, operator: User) -> None:
    claims.refuse(Claim.objects.get(), operator=operator, reason="Your mail is not theirs.")
    html = sent.get("/").content.decode()
    assert "Your mail is not theirs." in html
    assert "Ask again" in html


def test_a_refused_claim_is_asked_again(sent: Client, operator: User) -> None:
    claim = Claim.objects.get()
    claims.refuse(claim, operator=operator, reason="no")
    page = sent.post(f"/claims/{claim.pk}/ask-again/", {"note": "See our licence."}, follow=True)
    assert "Waiting for an operator" in page.content.decode()


def test_a_claim_of_others_is_not_found(sent: Client, client: Client, stranger: User) -> None:
    claim = Claim.objects.get()
    client.force_login(stranger)
    assert client.post(f"/claims/{claim.pk}/ask-again/", {"note": "mine"}).status_code == 404


def test_an_accepted_claim_in_an_open_market_is_shown(
    sent: Client, client: Client, operator: User, newcomer: User
) -> None:
    claim = Claim.objects.select_related("market").get()
    assert claim.market is not None
    client.force_login(operator)
    client.post(f"/staff/claims/{claim.pk}/accept/")
    client.post(f"/staff/markets/{claim.market.slug}/open/")
    client.force_login(newcomer)
    assert "Lighthouse Honda" in client.get("/").content.decode()
    assert client.get(f"/dealers/{claim.dealer.slug}/").status_code == 200


def test_a_waiting_dealer_has_no_page_yet(sent: Client) -> None:
    assert sent.get(f"/dealers/{Claim.objects.get().dealer.slug}/").status_code == 404


@pytest.mark.parametrize("step", ["", "dealer/", "market/"])
def test_a_manager_claims_nothing(client: Client, manager: User, step: str) -> None:
    client.force_login(manager)
    page = client.post(f"/onboarding/{step}", {**STORE, **MARKET}, follow=True)
    assert page.status_code in (200, 404)
    assert not Claim.objects.exists()


def test_a_script_is_slowed_down(site: Client) -> None:
    codes = {site.post("/onboarding/", {"name": "x"}).status_code for _ in range(31)}
    assert codes == {302, 429}
    assert Organization.objects.count() == 1


def test_both_readings_stand_in_the_queue(
    named: Client, client: Client, operator: User, dealers: list[Dealer], market: Market
) -> None:
    typed = {**STORE, "name": dealers[1].name, "website": "", "phone": "", "makes": "Toyota"}
    named.post("/onboarding/dealer/", typed)
    named.post("/onboarding/market/", {**MARKET, "make": "Toyota"})
    client.force_login(operator)
    html = client.get("/staff/claims/").content.decode()
    assert "Address: 7 Pier Road" in html
    assert dealers[1].street in html


def test_a_site_of_another_store_is_pointed_out(
    named: Client, client: Client, operator: User, dealers: list[Dealer], market: Market
) -> None:
    named.post("/onboarding/dealer/", {**STORE, "website": dealers[2].website})
    named.post("/onboarding/market/", MARKET)
    client.force_login(operator)
    html = client.get("/staff/claims/").content.decode()
    assert "Others have the same website or phone" in html
    assert dealers[2].name in html


def test_a_refusal_needs_a_reason(sent: Client, client: Client, operator: User) -> None:
    claim = Claim.objects.get()
    client.force_login(operator)
    page = client.post(f"/staff/claims/{claim.pk}/refuse/", {"reason": " "}, follow=True)
    assert "Say why you refuse" in page.content.decode()
    assert Claim.objects.get().state == "pending"


def test_a_dealer_of_others_is_not_accepted(
    sent: Client, client: Client, operator: User, organization: Organization
) -> None:
    claim = Claim.objects.get()
    Dealer.objects.filter(pk=claim.dealer_id).update(organization=organization)
    client.force_login(operator)
    assert "Owned already" in client.get("/staff/claims/").content.decode()
    page = client.post(f"/staff/claims/{claim.pk}/accept/", follow=True)
    assert "belongs to another organization" in page.content.decode()


@pytest.mark.parametrize("decision", ["accept", "refuse"])
def test_a_member_decides_nothing(sent: Client, decision: str) -> None:
    claim = Claim.objects.get()
    page = sent.post(f"/staff/claims/{claim.pk}/{decision}/", {"reason": "x"})
    assert page.status_code == 404
    assert sent.get("/staff/claims/").status_code == 404
    assert Claim.objects.get().state == "pending"


def test_a_member_opens_no_market(sent: Client) -> None:
    assert sent.post("/staff/markets/honda-harbor-point-fl/open/").status_code == 404


def test_an_organization_shows_its_stores(
    client: Client, viewer: User, dealers: list[Dealer]
) -> None:
    client.force_login(viewer)
    html = client.get("/organization/").content.decode()
    assert dealers[0].name in html
    assert "Rename" not in html


def test_an_owner_renames_it(client: Client, owner: User, organization: Organization) -> None:
    client.force_login(owner)
    client.post("/organization/", {"name": "Pier Group"})
    organization.refresh_from_db()
    assert organization.name == "Pier Group"
    assert AuditEvent.objects.filter(action="organization.renamed").count() == 1


def test_others_rename_nothing(client: Client, manager: User, organization: Organization) -> None:
    client.force_login(manager)
    assert client.post("/organization/", {"name": "Pier Group"}).status_code == 404


@pytest.mark.parametrize("wanted", ["00000000-0000-4000-8000-000000000000", "x"])
def test_an_organization_of_others_is_not_found(client: Client, owner: User, wanted: str) -> None:
    client.force_login(owner)
    assert client.get("/organization/", {"organization": wanted}).status_code == 404


@pytest.mark.parametrize("count", [10, 30])
def test_the_queue_asks_as_often_for_thirty_as_for_ten(
    client: Client,
    operator: User,
    owner: User,
    market: Market,
    django_assert_num_queries: Any,
    count: int,
) -> None:
    group = cast.organization("Pier Group")
    for number in range(count):
        dealer = cast.dealer(f"Pier {number} Toyota", number=200 + number)
        claims.propose(dealer, group, market=market, note="ours", person=owner)
    client.force_login(operator)
    client.get("/staff/claims/")
    with django_assert_num_queries(6):
        client.get("/staff/claims/")
