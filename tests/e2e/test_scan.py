"""A key, a quote, a start: the scan's page and the dealer's overview move until it is done."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Open
from tests.standin import truth

pytestmark = pytest.mark.browser
MARKET = truth.document()["market"]["slug"]
DEALER = truth.document()["dealers"][0]["slug"]
KEYS = {"openai": "sk-stand-in-openai-7391", "anthropic": "sk-ant-stand-in-7391"}
MARK, IS_MARKED = "window.isTheSame = true", "window.isTheSame === true"


def load_market(page: Page) -> None:
    """Bring in the market whose true rates the stand-in plays; again it changes nothing."""
    page.goto("/staff/import/")
    document = json.dumps(truth.document()).encode()
    file = {"name": "market.json", "mimeType": "application/json", "buffer": document}
    page.get_by_label("Market file").set_input_files(file)
    page.get_by_role("button", name="Load").click()
    page.wait_for_url(f"**/markets/{MARKET}/")


def enter_keys(page: Page) -> None:
    """Enter two keys and test them; they are shown nowhere again."""
    for name, key in KEYS.items():
        page.goto("/staff/providers/")
        card = page.locator(f"#{name}")
        card.locator("summary").filter(has_text="key").click()
        card.get_by_label("Key", exact=True).fill(key)
        card.get_by_role("button", name="Store the key").click()
        card.get_by_role("button", name="Test the key").click()
        expect(card).to_contain_text("The key is accepted")
        expect(card).to_contain_text("ends in 7391")
        assert key not in page.content()


def start(page: Page, *, trials: int, calls: int) -> None:
    """Order a scan; the quote follows the number of trials without a click."""
    page.goto(f"/markets/{MARKET}/scans/new/")
    page.get_by_label("Times each question is asked").fill(str(trials))
    expect(page.locator("#quote")).to_contain_text(f"{calls} calls")
    expect(page.locator("#quote")).to_contain_text("$")
    page.get_by_role("button", name="Start the scan").click()
    page.wait_for_url(re.compile(r"/scans/[0-9a-f-]{36}/$"))
    page.evaluate(MARK)


def bar(page: Page) -> Locator:
    return page.locator("#bar-all")


def settled(page: Page) -> int:
    return int(bar(page).get_attribute("value") or 0)


def state(page: Page) -> Locator:
    return page.locator("#scan-moves .tag").first


def test_a_scan_is_watched_to_its_end(open_page: Open, faults: list[str]) -> None:
    page = open_page("operator")
    load_market(page)
    enter_keys(page)
    watching = open_page("operator")
    with watching.expect_websocket():
        watching.goto(f"/dealers/{DEALER}/")
    watching.wait_for_load_state("networkidle")
    watching.evaluate(MARK)
    before = watching.locator("main").inner_text()

    start(page, trials=1, calls=80)
    seen = set()
    while state(page).inner_text() != "Finished":
        seen.add(settled(page))
        page.wait_for_timeout(500)
        assert len(seen) < 80
    assert len(seen) > 2
    expect(page.locator("#scan-moves")).to_contain_text("80 of 80 answered")
    expect(page.locator("#scan-moves")).not_to_have_attribute("hx-trigger", re.compile("."))
    assert page.evaluate(IS_MARKED)

    expect(watching.locator("main")).not_to_have_text(before)
    expect(watching.locator("main")).to_contain_text("40 answers to 40 questions", timeout=30_000)
    assert watching.evaluate(IS_MARKED)

    page.get_by_role("link", name="Calls and answers").click()
    page.get_by_role("link", name=re.compile("^Read")).first.click()
    expect(page.get_by_role("heading", name="How this answer came about")).to_be_visible()
    assert not faults


def test_a_scan_is_paused_goes_on_and_is_cancelled(open_page: Open, faults: list[str]) -> None:
    page = open_page("operator")
    load_market(page)
    enter_keys(page)
    start(page, trials=6, calls=480)
    page.get_by_role("button", name="Pause").click()
    expect(state(page)).to_have_text("Paused")
    expect(page.locator("#scan-moves")).not_to_contain_text("under way", timeout=30_000)
    stood = settled(page)
    page.wait_for_timeout(3_000)
    assert settled(page) == stood

    page.get_by_role("button", name="Go on").click()
    expect(state(page)).to_have_text("Running")
    page.wait_for_function(
        "stood => Number(document.querySelector('#bar-all').value) > stood",
        arg=stood,
        timeout=60_000,
    )

    page.get_by_role("link", name="Cancel the scan").click()
    page.get_by_role("button", name="Cancel the scan").click()
    expect(state(page)).to_have_text("Cancelled")
    expect(page.locator("#scan-moves")).to_contain_text("skipped")
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    assert not faults
