"""Prove the pages on which a dealer's own people keep what is known of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Alias, Dealer
from dealershipai.accounts.models import Organization, User

HERE = "/dealers/harbor-point-toyota"
PAGES = [f"{HERE}/record/", f"{HERE}/facts/"]


@pytest.fixture
def dealer(organization: Organization, dealers: list[Dealer]) -> Dealer:
    return dealers[0]


@pytest.fixture
def site(client: Client, manager: User, dealer: Dealer) -> Client:
    client.force_login(manager)
    return client


def words(dealer: Dealer, **changed: str) -> dict[str, str]:
    names = ("name", "website", "phone", "street", "city", "region", "postal_code", "country")
    return {**{name: getattr(dealer, name) for name in names}, "makes": "Toyota", **changed}


@pytest.mark.parametrize("page", PAGES)
def test_a_manager_keeps_the_record(site: Client, page: str) -> None:
    assert site.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_viewer_keeps_no_record(client: Client, viewer: User, dealer: Dealer, page: str) -> None:
    client.force_login(viewer)
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("page", ["record", "facts"])
def test_a_rivals_record_is_not_found(site: Client, dealers: list[Dealer], page: str) -> None:
    assert site.get(f"/dealers/{dealers[1].slug}/{page}/").status_code == 404


def test_a_saved_record_is_shown(site: Client, dealer: Dealer) -> None:
    page = site.post(f"{HERE}/record/", words(dealer, phone="(239) 555-0191"), follow=True)
    assert "+12395550191" in page.content.decode()
    dealer.refresh_from_db()
    assert dealer.phone == "+12395550191"


def test_an_owner_cannot_be_sent_along(site: Client, dealer: Dealer, stranger: User) -> None:
    other = stranger.memberships.get().organization
    site.post(f"{HERE}/record/", words(dealer, organization=str(other.pk), slug="stolen"))
    dealer.refresh_from_db()
    assert (dealer.slug, dealer.organization == other) == ("harbor-point-toyota", False)


def test_a_fault_keeps_what_was_typed(site: Client, dealer: Dealer) -> None:
    page = site.post(f"{HERE}/record/", words(dealer, phone="call us", street="1 Kept Lane"))
    html = page.content.decode()
    assert "telephone number" in html
    assert "1 Kept Lane" in html


def test_a_rivals_site_is_refused_at_its_field(
    site: Client, dealer: Dealer, dealers: list[Dealer]
) -> None:
    page = site.post(f"{HERE}/record/", words(dealer, website=dealers[1].website))
    assert "another store" in page.content.decode().lower()


def test_a_further_name_is_added(site: Client, dealer: Dealer) -> None:
    page = site.post(f"{HERE}/aliases/", {"alias": "HP Toyota"}, follow=True)
    assert "HP Toyota" in page.content.decode()


def test_a_general_name_is_refused(site: Client, dealer: Dealer) -> None:
    page = site.post(f"{HERE}/aliases/", {"alias": "Toyota"})
    assert "too general" in page.content.decode()


def test_removing_a_name_asks_once(site: Client, dealer: Dealer) -> None:
    alias = Alias.objects.create(dealer=dealer, value="HP Toyota")
    page = site.get(f"{HERE}/aliases/{alias.pk}/remove/")
    assert "read already stay as they are" in page.content.decode()
    assert Alias.objects.filter(pk=alias.pk).exists()
    site.post(f"{HERE}/aliases/{alias.pk}/remove/")
    assert not Alias.objects.filter(pk=alias.pk).exists()


def test_a_rivals_name_is_not_removed(site: Client, dealers: list[Dealer]) -> None:
    alias = Alias.objects.create(dealer=dealers[1], value="Cove Toyota")
    assert site.post(f"{HERE}/aliases/{alias.pk}/remove/").status_code == 404
    assert Alias.objects.filter(pk=alias.pk).exists()


def test_hours_are_kept_with_split_shifts_and_closed_days(site: Client, dealer: Dealer) -> None:
    typed = {"hours-mon": "9-12, 13:00-18:00", "hours-sun": "closed"}
    site.post(f"{HERE}/facts/hours/", typed)
    week = dealer.facts.get(kind="hours").value["week"]
    assert week == {"mon": [["09:00", "12:00"], ["13:00", "18:00"]], "sun": []}


def test_stored_hours_are_offered_again(site: Client, dealer: Dealer) -> None:
    site.post(f"{HERE}/facts/hours/", {"hours-tue": "8am-5pm", "hours-holidays": ""})
    assert 'value="08:00-17:00"' in site.get(f"{HERE}/facts/").content.decode()


def test_wrong_hours_are_told_at_the_day(site: Client, dealer: Dealer) -> None:
    page = site.post(f"{HERE}/facts/hours/", {"hours-fri": "whenever"})
    html = page.content.decode()
    assert "whenever" in html
    assert "Write hours such as" in html
    assert not dealer.facts.exists()


def test_a_department_has_its_phone_and_hours(site: Client, dealer: Dealer) -> None:
    typed = {
        "departments-service_phone": "239 555 0155",
        "departments-service_hours": "Mon-Fri 7:30-18:00",
    }
    site.post(f"{HERE}/facts/departments/", typed)
    stored = dealer.facts.get(kind="departments").value["service"]
    assert stored["phone"] == "+12395550155"
    assert stored["week"]["fri"] == [["07:30", "18:00"]]


def test_an_emptied_fact_is_gone(site: Client, dealer: Dealer) -> None:
    site.post(f"{HERE}/facts/services/", {"services-lines": "Tires"})
    site.post(f"{HERE}/facts/services/", {"services-lines": ""})
    assert not dealer.facts.exists()


@pytest.mark.parametrize("kind", ["phone", "horoscope"])
def test_only_facts_of_this_page_are_sent_here(site: Client, dealer: Dealer, kind: str) -> None:
    assert site.post(f"{HERE}/facts/{kind}/", {"lines": "x"}).status_code == 404


def test_who_verified_a_fact_stands_beside_it(site: Client, dealer: Dealer, manager: User) -> None:
    site.post(f"{HERE}/facts/services/", {"services-lines": "Tires"})
    assert f"Verified by {manager.display_name}" in site.get(f"{HERE}/facts/").content.decode()


def test_those_who_may_are_led_to_the_record(site: Client, dealers: list[Dealer]) -> None:
    assert (
        f"{HERE}/record/"
        in site.get(reverse("dashboard:named", args=[dealers[0].slug])).content.decode()
    )
    rival = site.get(reverse("dashboard:named", args=[dealers[1].slug])).content.decode()
    assert "Record and facts" not in rival
