"""Sign in, read and write with a keyboard alone, and in a browser that runs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open, Site, sign_in

pytestmark = pytest.mark.browser
DEALER = "/dealers/harbor-point-toyota/"
FOCUSED = "document.activeElement.outerHTML"
MOST_STEPS = 80


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the element with these words in its markup has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"{words!r} is not reached by {MOST_STEPS} tabs")


def is_outlined(page: Page) -> bool:
    style = "(({outlineStyle, outlineWidth}) => outlineStyle + outlineWidth)"
    return page.evaluate(f"{style}(getComputedStyle(document.activeElement))") != "none0px"


def test_a_keyboard_is_enough_to_sign_in(open_page: Open, site: Site) -> None:
    email, password = site.people["owner"]
    page = open_page()
    page.goto("/accounts/login/")
    tab_to(page, 'name="login"')
    page.keyboard.type(email)
    tab_to(page, 'name="password"')
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "login" not in url)


def test_the_first_tab_offers_to_skip_to_the_content(open_page: Open) -> None:
    page = open_page("owner")
    page.goto(DEALER)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_keyboard_is_enough_to_read_the_evidence(open_page: Open) -> None:
    page = open_page("owner")
    page.goto(f"{DEALER}named/")
    tab_to(page, "See the answers")
    assert is_outlined(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/answers/**")
    tab_to(page, 'href="/answers/')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How this answer came about")).to_be_visible()


def test_signing_in_needs_no_script(open_page: Open, site: Site) -> None:
    page = open_page(script=False)
    sign_in(page, *site.people["owner"])
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "33 of 100"),
        (DEALER, "33 of 100"),
        (f"{DEALER}named/", "Beside the dealers of Toyota, Harbor Point FL"),
        (f"{DEALER}aiv/", "Not measured"),
        ("/answers/ANSWER/", "How this answer came about"),
        ("/markets/toyota-harbor-point/", "All dealers are measured from the same answers"),
        ("/method/", "Versions in force"),
    ],
)
def test_a_page_reads_without_script(open_page: Open, site: Site, path: str, words: str) -> None:
    page = open_page("owner", script=False)
    page.goto(path.replace("ANSWER", site.answer))
    assert words in " ".join(page.locator("main").inner_text().split())


def test_filters_work_without_script(open_page: Open) -> None:
    page = open_page("owner", script=False)
    page.goto(f"{DEALER}answers/")
    page.locator("select[name=named]").select_option("yes")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**named=yes**")
    expect(page.get_by_text("54 answers in")).to_be_visible()


def test_a_correction_is_proposed_without_script(open_page: Open) -> None:
    page = open_page("owner", script=False)
    page.goto(f"{DEALER}answers/?named=yes")
    page.locator(".answers__question a").last.click()
    page.get_by_role("link", name="Something here is wrong or missing").click()
    page.get_by_label("Dealer", exact=True).select_option(label="Harbor Point Toyota")
    page.get_by_label("This dealer is not named here").check()
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text("It counts once an operator accepts it.")).to_be_visible()
