"""A shopper on a store's own site, another origin under a strict policy, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from aiv.domain.shopper_chat import phrases
from tests.e2e import widget_cast
from tests.e2e.widget_cast import Shopper, Store

pytestmark = pytest.mark.browser
Enter = Callable[..., Shopper]
GREETING = "Hello! This is the automated assistant of Harbor Point Toyota."
PAYLOADS = (
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "javascript:alert(1)",
    "<svg/onload=alert(1)>", "https://a.example/\"onmouseover=alert(1)", "{{7*7}}${7*7}",
    "<a href='https://evil.example'>x</a>", "\u202eevil\u202c https://user:pw@evil.example/",
)  # fmt: skip


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, redis_url: str) -> Iterator[Store]:
    with widget_cast.opened(tmp_path_factory.mktemp("widget"), redis_url) as store:
        yield store


@pytest.fixture
def store(running: Store) -> Store:
    running.told("clear")
    return running


@pytest.fixture
def enter(browser: Browser, store: Store) -> Iterator[Enter]:
    with ExitStack() as stack:
        yield lambda **looks: stack.enter_context(widget_cast.shopper(browser, store, **looks))


def own(shopper: Shopper) -> list[str]:
    """Give what was asked of the installation, beside the widget's file."""
    return [each for each in shopper.asked if f":{shopper.store.port}/" in each]


def test_nothing_is_asked_for_before_it_is_opened(enter: Enter) -> None:
    shopper = enter()
    shopper.visit()
    expect(shopper.page.get_by_role("button", name="Ask us")).to_be_visible()
    shopper.page.wait_for_timeout(300)
    assert [each.rsplit("/", 1)[1] for each in own(shopper)] == ["widget.js"]
    shopper.press("Ask us")
    shopper.page.get_by_role("button", name="Agree and start").wait_for()
    assert own(shopper)[-1].endswith("/chatbot/tickets")
    assert shopper.context.cookies() == []
    assert shopper.store.told("kept")["chats"] == []
    assert shopper.faults == []


def test_a_question_is_answered(enter: Enter) -> None:
    shopper = enter()
    shopper.begin()
    shopper.say("Do you sell vans?")
    link = shopper.page.get_by_role("link", name="https://www.harborpointtoyota.example/vans")
    expect(link).to_have_attribute("rel", "noopener nofollow noreferrer")
    assert shopper.page.locator(".log a").count() == 1
    assert shopper.store.told("kept")["chats"] == [
        {"state": "assistant", "may_learn": False, "language": "en"}
    ]
    assert shopper.context.cookies() == []
    assert shopper.faults == []


def test_a_box_that_is_ticked_keeps_the_words_beside_it(enter: Enter) -> None:
    shopper = enter()
    shopper.visit()
    shopper.press("Ask us")
    box = shopper.page.get_by_role("checkbox", name="asked of AI assistants")
    expect(box).not_to_be_checked()
    box.check()
    shopper.press("Agree and start")
    shopper.sees("Hello! This is the automated assistant")
    ((version, words),) = shopper.store.told("kept")["learned"]
    assert (version, words) == (phrases.LEARN_VERSION, phrases.say("en", "learn_consent"))


def test_a_contact_reaches_the_store_with_texts_unticked(enter: Enter) -> None:
    shopper = enter()
    shopper.begin()
    shopper.press("Leave your contact")
    shopper.press("Send to the store")
    expect(shopper.page.get_by_role("alert")).to_have_text("Write your name")
    expect(shopper.page.get_by_role("checkbox")).not_to_be_checked()
    shopper.page.get_by_label("Your name").fill("Ada")
    shopper.page.get_by_label("Phone").fill("239 555 0110")
    shopper.press("Send to the store")
    shopper.sees("has your request")
    expect(shopper.page.get_by_role("button", name="Leave your contact")).to_have_count(0)
    [lead] = shopper.store.told("kept")["leads"]
    assert (lead["name"], lead["phone"], lead["may_text"]) == ("Ada", "239 555 0110", False)
    assert shopper.faults == []


def test_a_person_is_asked_for_joins_and_answers(enter: Enter) -> None:
    shopper = enter()
    shopper.begin()
    shopper.press("Ask for a person")
    shopper.sees("I have asked")
    state = shopper.page.locator("header p")
    expect(state).to_have_text("Waiting for a person")
    shopper.store.told("answer", "Ada here. See https://evil.example")
    shopper.sees("Ada here.")
    expect(state).to_have_text("A person of the store answers")
    assert shopper.page.locator(".log a").count() == 0
    assert shopper.faults == []


def test_two_minutes_of_waiting_offer_the_contact(enter: Enter) -> None:
    shopper = enter()
    shopper.page.clock.install()
    shopper.begin()
    shopper.press("Ask for a person")
    told = shopper.page.locator(".note", has_text="The store has been asked")
    expect(told).to_be_visible()
    shopper.page.clock.fast_forward(121_000)
    later = shopper.page.locator(".note", has_text="Nobody has joined yet")
    later.get_by_role("button", name="Leave your contact").click()
    expect(shopper.page.get_by_label("Your name")).to_be_focused()


def test_another_site_is_told_that_it_may_not(enter: Enter) -> None:
    shopper = enter()
    shopper.visit(shopper.store.elsewhere)
    shopper.press("Ask us")
    expect(shopper.page.get_by_role("alert")).to_contain_text("may not run on this site")
    kept = shopper.store.told("kept")
    assert (kept["chats"], kept["refused"]) == ([], [shopper.store.elsewhere])


def test_a_key_of_nobody_is_told_so(enter: Enter) -> None:
    shopper = enter()
    shopper.visit(key="made-up")
    shopper.press("Ask us")
    expect(shopper.page.get_by_role("alert")).to_contain_text("switched off")


def test_it_stays_away_from_a_strangers_frame(enter: Enter) -> None:
    shopper = enter()
    shopper.visit(shopper.store.elsewhere, frame=shopper.store.site)
    inner = shopper.page.frame_locator("iframe")
    expect(inner.get_by_role("heading", name="Cars")).to_be_visible()
    shopper.page.wait_for_timeout(500)
    assert inner.locator("dealership-chat").count() == 0


def test_it_runs_in_a_frame_of_the_store(enter: Enter) -> None:
    shopper = enter()
    shopper.visit(frame=shopper.store.site)
    inner = shopper.page.frame_locator("iframe")
    expect(inner.locator("dealership-chat")).to_have_count(1)


def test_keys_alone_are_enough(enter: Enter) -> None:
    shopper = enter()
    shopper.visit()
    page, keys = shopper.page, shopper.page.keyboard
    page.get_by_role("button", name="Ask us").focus()
    keys.press("Enter")
    expect(page.get_by_role("button", name="Agree and start")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_label("Your message")).to_be_focused()
    shopper.sees(GREETING)
    keys.type("are you a robot?")
    keys.press("Enter")
    shopper.sees("not a person")
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Ask us")).to_be_focused()


def test_words_of_anybody_stay_text(enter: Enter) -> None:
    shopper = enter()
    shopper.store.told("name_store", PAYLOADS[0])
    shopper.visit()
    shopper.press("Ask us")
    shopper.press("Agree and start")
    expect(shopper.page.get_by_role("heading", name=f"Chat with {PAYLOADS[0]}")).to_be_visible()
    for text in PAYLOADS:
        shopper.say(text)
        expect(shopper.page.locator(".log .shopper > p").last).to_have_text(text)
    shopper.store.told("answer", PAYLOADS[1])
    shopper.sees(PAYLOADS[1])
    assert shopper.page.locator(".log a, .log img, .log script, .log svg").count() == 0
    assert shopper.faults == []


def test_a_chat_is_deleted_after_being_asked_twice(enter: Enter) -> None:
    shopper = enter()
    shopper.begin()
    shopper.press("More")
    shopper.press("Delete this chat")
    expect(shopper.page.get_by_role("button", name="Keep it")).to_be_focused()
    assert len(shopper.store.told("kept")["chats"]) == 1
    shopper.press("Delete it")
    expect(shopper.page.get_by_text("The chat was deleted.")).to_be_visible()
    assert shopper.store.told("kept")["chats"] == []
    assert shopper.page.evaluate("Object.values(sessionStorage).join()") == "{}"


def test_a_chat_goes_on_over_pages_and_ends(enter: Enter) -> None:
    shopper = enter()
    shopper.begin()
    shopper.say("are you a robot?")
    shopper.sees("not a person")
    before = shopper.lines()
    shopper.visit()
    shopper.sees("not a person")
    assert shopper.lines() == before
    shopper.press("More")
    shopper.press("End this chat")
    expect(shopper.page.get_by_label("Your message")).to_be_hidden()
    shopper.press("Start a new chat")
    expect(shopper.page.get_by_role("button", name="Agree and start")).to_be_visible()
    assert shopper.faults == []


def test_it_speaks_spanish(enter: Enter) -> None:
    shopper = enter()
    shopper.visit(lang="es", label="")
    shopper.press("Chat")
    shopper.press("Aceptar y empezar")
    shopper.sees("¡Hola!")
    shopper.press("Dejar su contacto")
    shopper.press("Enviar a la tienda")
    expect(shopper.page.get_by_role("alert")).to_have_text("Escriba su nombre")
    assert shopper.page.get_by_role("dialog").get_attribute("lang") == "es"


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_it_fits_and_axe_is_quiet(enter: Enter, width: int, scheme: str) -> None:
    shopper = enter(width=width, scheme=scheme)
    shopper.visit()
    examined = [_faults(shopper)]
    shopper.press("Ask us")
    shopper.page.get_by_role("button", name="Agree and start").wait_for()
    examined.append(_faults(shopper))
    shopper.press("Agree and start")
    shopper.sees(GREETING)
    examined.append(_faults(shopper))
    shopper.press("Leave your contact")
    examined.append(_faults(shopper))
    assert examined == [[], [], [], []]


@pytest.mark.parametrize(
    ("direction", "position", "is_right"),
    [("ltr", "end", True), ("ltr", "start", False), ("rtl", "end", False), ("rtl", "start", True)],
)
def test_its_corner_follows_the_direction_of_reading(
    enter: Enter, direction: str, position: str, is_right: bool
) -> None:
    shopper = enter()
    shopper.visit(dir=direction, position=position)
    box = shopper.page.get_by_role("button", name="Ask us").bounding_box()
    assert box
    assert (box["x"] > 640) is is_right


def _faults(shopper: Shopper) -> list[Any]:
    """Give what axe finds in the widget, and whether it reaches over the page's edge."""
    bounds = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    found = Axe().run(shopper.page, context="dealership-chat").response
    assert found["passes"]
    wide = ["overflow"] if shopper.page.evaluate(bounds) else []
    return [*(each["id"] for each in found["violations"]), *wide]


@pytest.fixture
def own_store(tmp_path: Path, redis_url: str) -> Iterator[Store]:
    with widget_cast.opened(tmp_path, redis_url) as store:
        yield store


def test_a_killed_server_loses_and_doubles_nothing(browser: Browser, own_store: Store) -> None:
    with widget_cast.shopper(browser, own_store) as shopper:
        shopper.begin()
        shopper.say("are you a robot?")
        shopper.sees("not a person")
        own_store.kill()
        shopper.say("first while away")
        shopper.say("second while away")
        expect(shopper.page.locator(".unsent")).to_have_count(2)
        expect(shopper.page.locator("header p")).to_contain_text("Trying again", timeout=15_000)
        own_store.start()
        expect(shopper.page.locator(".unsent")).to_have_count(0, timeout=40_000)
        expected = ["are you a robot?", "first while away", "second while away"]
        assert own_store.told("kept")["said"] == expected
        assert shopper.page.locator(".log .shopper > p").all_inner_texts() == expected
