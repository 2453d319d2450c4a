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


def test_an_answer_comes_over_the_socket_sentence_by_sentence(page: Page) -> None:
    posts: list[str] = []
    page.on("request", lambda sent: posts.append(sent.url) if sent.method == "POST" else None)
    page.goto(f"{DEALER}ask/")
    page.locator("ask-panel[data-socket=open]").wait_for()
    count = page.locator(".ask__turn").count()
    page.locator("#id_question").fill("what does silo integrity mean")
    page.keyboard.press("Enter")
    expect(page.locator(".ask__turn")).to_have_count(count + 1)
    expect(page.locator("#newest")).to_contain_text("Whether the pages of one subject")
    expect(page.locator("#id_question")).to_have_value("")
    assert not posts
    page.reload()
    expect(page.locator("#newest")).to_contain_text("silo integrity")


def test_without_a_socket_the_form_is_sent(page: Page) -> None:
    page.route_web_socket("**/ws/**", lambda socket: socket.close())
    page.goto(f"{DEALER}ask/")
    page.locator("ask-panel[data-socket=lost]").wait_for()
    page.locator("#id_question").fill("who beats us?")
    page.keyboard.press("Enter")
    expect(page.locator("#newest")).to_contain_text("Of rivals this shows what assistants say")
    expect(page.locator("#ask-said")).to_contain_text("Of rivals")


def test_a_socket_lost_before_the_answer_keeps_the_question(page: Page) -> None:
    page.route_web_socket("**/ws/**", lambda socket: socket.on_message(lambda _: socket.close()))
    page.goto(f"{DEALER}ask/")
    page.locator("ask-panel[data-socket=open]").wait_for()
    page.locator("#id_question").fill("what is a ghost vehicle, please")
    page.keyboard.press("Enter")
    expect(page.locator("#id_question")).to_have_value("what is a ghost vehicle, please")


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
