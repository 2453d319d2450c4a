"""From the settings to the last word: a store sets its widget up and a person answers a shopper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e import store_site
from tests.e2e.conftest import Open, Site

pytestmark = pytest.mark.browser
WIDGET = "/dealers/harbor-point-toyota/widget/"
CHATS = "/dealers/harbor-point-toyota/conversations/"


def test_a_person_of_the_store_answers_a_shopper(
    open_page: Open, site: Site, browser: Browser, faults: list[str]
) -> None:
    staff = open_page("owner")
    keys = {"key": ""}
    with store_site.serve(site.url, keys) as origin:
        staff.goto(site.named(WIDGET))
        staff.get_by_label("Switched on").check()
        staff.get_by_role("button", name="Save the settings").click()
        staff.get_by_label("Address of the site").fill(origin)
        staff.get_by_role("button", name="Add the site").click()
        line = staff.get_by_role("region", name="The line of HTML").inner_text()
        keys["key"] = line.split('data-key="')[1].split('"')[0]

        staff.goto(site.named(CHATS))  # who waits comes up by itself
        context = browser.new_context()
        shopper = context.new_page()
        shopper.goto(origin)
        for name in ("Ask us", "Agree and start", "Ask for a person"):
            shopper.get_by_role("button", name=name, exact=True).first.click()

        staff.get_by_role("link", name="Nothing asked yet").first.click()
        staff.get_by_role("button", name="Take it over").click()
        staff.get_by_label("Your answer").fill("We have two. Come by at five.")
        staff.get_by_role("button", name="Send").click()
        expect(shopper.get_by_role("log")).to_contain_text("Come by at five.")
        expect(staff.get_by_label("Your answer")).to_be_focused()

        words = shopper.get_by_label("Your message")
        words.fill("At five then <b>x</b>")
        words.press("Enter")
        expect(staff.get_by_role("log")).to_contain_text("At five then <b>x</b>")
        assert staff.get_by_text("Come by at five.").count() == 1
        context.close()
    assert faults == []
