"""The widget's settings are seen in the widget itself while they are typed, and nobody is asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open, Site

pytestmark = pytest.mark.browser
WIDGET = "/dealers/harbor-point-toyota/widget/"


def opened(open_page: Open, site: Site, **looks: int) -> Page:
    page = open_page("owner", **looks)
    page.goto(site.named(WIDGET))
    return page


def test_the_preview_follows_what_is_typed(open_page: Open, site: Site, faults: list[str]) -> None:
    page = opened(open_page, site)
    chat, asked = page.locator("dealership-chat"), list[str]()
    page.on("request", lambda request: "chatbot" in request.url and asked.append(request.url))
    page.on("websocket", lambda socket: "widget" in socket.url and asked.append(socket.url))
    greeting = page.get_by_label("Greeting")
    greeting.fill("Welcome <b>aboard</b>")
    expect(chat.locator(".log")).to_contain_text("Welcome <b>aboard</b>")
    expect(greeting).to_be_focused()
    page.get_by_label("Colour of button and head").fill("#aa0000")
    expect(chat.locator("header")).to_have_css("background-color", "rgb(170, 0, 0)")
    page.get_by_label("Colour of button and head").fill("#aa00")
    expect(chat.locator("header")).to_have_css("background-color", "rgb(170, 0, 0)")
    page.get_by_label("At the start of the line").check()
    expect(chat).to_have_attribute("data-position", "start")
    page.get_by_label("Español").uncheck()
    page.get_by_label("Español").check()
    expect(chat.locator(".log")).to_contain_text("¡Hola!")
    page.get_by_label("Keep chats and leads").fill("31")
    expect(chat.locator("#consent")).to_contain_text("31 días")
    assert asked == []
    kept = page.evaluate("Object.keys(sessionStorage)")
    assert not [name for name in kept if "chat" in name]
    assert faults == []


def test_the_preview_stays_in_its_frame_on_a_phone(open_page: Open, site: Site) -> None:
    page = opened(open_page, site, width=390)
    frame = page.locator("[data-page]").bounding_box()
    panel = page.locator("dealership-chat .panel").bounding_box()
    assert frame
    assert panel
    assert frame["x"] <= panel["x"]
    assert panel["x"] + panel["width"] <= frame["x"] + frame["width"]
    assert frame["y"] <= panel["y"]
    page.get_by_label("At the start of the line").check()
    expect(page.locator("dealership-chat .launch")).to_be_visible()


def test_without_script_a_sentence_stands_there(open_page: Open, site: Site) -> None:
    page = open_page("owner", script=False)
    page.goto(site.named(WIDGET))
    expect(page.get_by_text("The preview needs JavaScript.")).to_be_visible()
    expect(page.locator("[data-page]")).to_be_hidden()
