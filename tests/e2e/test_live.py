"""A page that is open moves by itself, says when it cannot, and goes on when it can again."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser
OVERVIEW = "/dealers/harbor-point-toyota/"
# Whoever loads a page anew finds no mark of ours on it.
MARK, IS_MARKED = "window.isTheSame = true", "window.isTheSame === true"


def overview(page: Page) -> Page:
    """Open the overview and wait until it hears."""
    with page.expect_websocket() as socket:
        page.goto(OVERVIEW)
    assert socket.value.url.endswith("/ws/dealers/harbor-point-toyota/")
    page.wait_for_load_state("networkidle")
    page.evaluate(MARK)
    return page


def declare(page: Page, gross: str) -> None:
    """Declare what a car leaves, in another window."""
    page.goto(f"{OVERVIEW}money/")
    page.get_by_label("Gross per unit, in dollars").fill(gross)
    page.get_by_role("button", name="Declare in my name").click()


def test_a_second_browser_moves_by_itself(open_page: Open, faults: list[str]) -> None:
    watching = overview(open_page("owner"))
    declare(open_page("owner"), "2410")
    money = watching.locator("#overview-money")
    expect(money).to_contain_text("2,410", timeout=3_000)
    assert watching.evaluate(IS_MARKED)
    expect(watching.locator("live-dealer [data-state]")).to_be_hidden()
    assert not faults


def test_focus_stays_where_it_was(open_page: Open, faults: list[str]) -> None:
    watching = overview(open_page("owner"))
    link = watching.locator("#overview-money a").last
    link.focus()
    told = link.inner_text()
    declare(open_page("owner"), "2420")
    expect(watching.locator("#overview-money")).to_contain_text("2,420", timeout=3_000)
    assert told in watching.evaluate("document.activeElement.textContent.trim()")
    assert not faults


def test_a_lost_connection_is_said_quietly_and_mended(open_page: Open) -> None:
    watching = open_page("owner")
    attempts = []

    def route(socket: WebSocketRoute) -> None:
        attempts.append(socket)
        if len(attempts) <= 4:
            socket.close(code=1011)
        else:
            socket.connect_to_server()

    watching.route_web_socket("**/ws/dealers/**", route)
    watching.goto(OVERVIEW)
    state = watching.locator("live-dealer [data-state]")
    expect(state).to_have_text(
        re.compile(r"Live updates paused\. Numbers as of \d\d:\d\d\."), timeout=8_000
    )
    expect(state).to_be_hidden(timeout=20_000)
    declare(open_page("owner"), "2430")
    expect(watching.locator("#overview-money")).to_contain_text("2,430", timeout=3_000)


def test_what_moves_nothing_on_the_page_asks_for_nothing(open_page: Open) -> None:
    page, sockets, asked = open_page("owner"), list[WebSocketRoute](), list[str]()

    def route(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.connect_to_server()

    page.route_web_socket("**/ws/dealers/**", route)
    overview(page)
    page.on("request", lambda request: asked.append(request.url))
    seq = page.evaluate("document.querySelector('live-dealer').seq")
    sockets[0].send(json.dumps({"type": "site", "id": "harbor-point-toyota", "seq": seq + 1}))
    page.wait_for_function(f"document.querySelector('live-dealer').seq === {seq + 1}")
    page.wait_for_timeout(600)
    assert not asked
    with page.expect_request(f"**{OVERVIEW}"):
        sockets[0].send(json.dumps({"type": "money", "id": "harbor-point-toyota", "seq": seq + 2}))


def test_without_script_the_page_reads(open_page: Open) -> None:
    page = open_page("owner", script=False)
    page.goto(OVERVIEW)
    expect(page.locator("#overview-money")).to_be_visible()
    expect(page.locator("live-dealer [data-state]")).to_be_hidden()
