"""Texts are written from what is verified, named where it is missing, and saved as files."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from aiv.domain.site import robots
from aiv.domain.site.page_class import PageClass
from aiv.models import Dealer, DealerFact
from dealershipai.accounts.models import Organization
from tests import audited, stocked
from tests.audited import HOME, ScriptedCrawl, site_page
from tests.dashboard.payloads import CANARY, MARKUP
from tests.dashboard.reading import words
from tests.dashboard.test_hostile import faults

PAGE = "/dealers/harbor-point-toyota/generators/"


@pytest.fixture
def own(organization: Organization, dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def verify(own: Dealer, **facts: Any) -> None:
    for kind, value in facts.items():
        DealerFact.objects.create(dealer=own, kind=kind, value=value)


def crawl(own: Dealer, text: str) -> None:
    pages = [site_page("", PageClass.HOME), site_page("used/1", PageClass.VDP)]
    audited.audit(own, at=timezone.now(), crawl=ScriptedCrawl(pages, robots=text))


def said(client: Client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return words(answer)  # type: ignore[arg-type]


def test_without_anything_known_each_text_says_what_it_wants(as_owner: Client, own: Dealer) -> None:
    text = said(as_owner)
    assert "Audit the site first" in text
    assert "No fact is verified yet" in text
    assert "No inventory is connected" in text


@pytest.mark.parametrize("what", ["robots", "dealer", "car", "facts", "facts-page", "odd"])
def test_a_text_that_is_not_there_is_no_file(as_owner: Client, own: Dealer, what: str) -> None:
    assert as_owner.get(f"{PAGE}{what}/").status_code == 404


def test_the_new_robots_names_the_line_of_today_and_opens(as_owner: Client, own: Dealer) -> None:
    crawl(own, "User-agent: *\nDisallow: /used\nDisallow: /cart\n")
    assert "line 2: Disallow: /used" in said(as_owner)
    answer = as_owner.get(f"{PAGE}robots/")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert 'filename="robots.txt"' in answer.headers["Content-Disposition"]
    rules = robots.parse(answer.content)
    assert rules.verdict("OAI-SearchBot", f"{HOME}used/1").is_allowed
    assert not rules.verdict("OAI-SearchBot", f"{HOME}cart").is_allowed
    assert not rules.verdict("GPTBot", f"{HOME}used/1").is_allowed


def test_an_open_robots_needs_nothing(as_owner: Client, own: Dealer) -> None:
    crawl(own, "User-agent: *\nDisallow: /cart\n")
    assert "Nothing has to change" in said(as_owner)
    assert as_owner.get(f"{PAGE}robots/").status_code == 404


def test_the_store_is_written_from_verified_facts_only(as_owner: Client, own: Dealer) -> None:
    verify(own, phone="+12395550101")
    text = said(as_owner)
    assert '"telephone": "+12395550101"' in text
    assert "Opening hours: verify them among the facts." in text
    assert "Read back by our own audit: strict JSON" in text
    assert own.street not in as_owner.get(f"{PAGE}dealer/").content.decode()


def test_the_chosen_vehicle_is_written_as_the_feed_states_it(as_owner: Client, own: Dealer) -> None:
    stocked.taken(own, stocked.csv([stocked.listed(1), stocked.listed(2)]))
    second = own.inventory_feed.vehicles.order_by("vin").last()
    assert second is not None
    answer = as_owner.get(f"{PAGE}car/?vin={second.vin}")
    assert second.vin in answer.content.decode()
    assert f"selected>{second.year}" in as_owner.get(f"{PAGE}?vin={second.vin}").content.decode()
    assert as_owner.get(f"{PAGE}car/?vin=1FTFW1E50PF000000").status_code == 404


def test_the_fact_sheet_comes_in_two_forms(as_owner: Client, own: Dealer) -> None:
    verify(own, policies=["Returns within 3 days"])
    assert "Returns within 3 days" in as_owner.get(f"{PAGE}facts/").content.decode()
    page = as_owner.get(f"{PAGE}facts-page/")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Content-Disposition"].startswith("attachment")


def test_hostile_words_stay_words(as_owner: Client, own: Dealer) -> None:
    hostile = " ".join(MARKUP)
    verify(own, policies=[hostile], makes=[hostile])
    crawl(own, f"# {hostile}\nUser-agent: *\nDisallow: /\n")
    answer = as_owner.get(PAGE)
    assert faults(answer) == []
    assert CANARY in answer.content.decode()
    block = as_owner.get(f"{PAGE}dealer/").content.decode()
    assert block.lower().count("</script") == 1
    assert faults(as_owner.get(f"{PAGE}facts-page/")) == []


def test_a_rivals_texts_are_not_there(as_owner: Client, own: Dealer) -> None:
    rival = PAGE.replace("harbor-point-toyota", "pelican-cove-toyota")
    assert as_owner.get(rival).status_code == 404
    assert as_owner.get(f"{rival}facts/").status_code == 404


def test_many_vehicles_cost_what_few_do(as_owner: Client, own: Dealer) -> None:
    from tests.dashboard.reading import costs

    def stock(n: int) -> None:
        stocked.taken(own, stocked.csv([stocked.listed(at) for at in range(1, n + 1)]))

    one, two = costs(as_owner, PAGE, [lambda: stock(10), lambda: stock(30)])
    assert one == two
