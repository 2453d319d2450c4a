"""Asking in a real browser: by key, in the dialog, and as a page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser
DEALER = "/dealers/harbor-point-toyota/"
TURNS = "dialog .ask__turn"


@pytest.fixture
def page(open_page: Open) -> Page:
    """Give the owner's window."""
    return open_page("owner")


def test_the_key_opens_the_dialog_and_focus_stays_where_one_writes(page: Page) -> None:
    page.goto(DEALER)
    page.keyboard.press("?")
    page.locator("dialog #id_question").fill("who beats us?")
    page.keyboard.press("Enter")
    expect(page.locator(TURNS).last).to_contain_text("Of rivals this shows what assistants say")
    expect(page.locator("dialog #id_question")).to_be_focused()
    expect(page.locator("dialog #ask-said")).to_contain_text("Of rivals")


def test_a_question_mark_can_be_written(page: Page) -> None:
    page.goto(f"{DEALER}ask/")
    page.locator("#id_question").press_sequentially("hello?")
    expect(page.locator("#id_question")).to_have_value("hello?")
    assert not page.locator("dialog[open]").count()


def test_many_turns_make_no_longer_page(page: Page) -> None:
    page.goto(f"{DEALER}ask/")
    turns = page.locator(".ask__turn")
    before = turns.count()
    for number in range(1, 6):
        page.locator(".ask__offers button").first.click()
        expect(turns).to_have_count(before + number)
    assert page.evaluate("document.documentElement.scrollHeight") < 1600
