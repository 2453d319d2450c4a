"""Take the index apart as a reader does: by keyboard, back and forth, without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.e2e.conftest import Open
from tests.e2e.test_pages import OVERFLOW, serious

pytestmark = pytest.mark.browser
OVERVIEW = "/dealers/harbor-point-toyota/"
AIV = re.compile(r"/dealers/harbor-point-toyota/aiv/\?market=toyota-harbor-point$")
SUPPOSED = {
    "platform_scores.chatgpt": "40",
    "platform_scores.claude": "35",
    "platform_scores.gemini": "30",
    "google_aio_inclusion_rate": "45",
    "authority_depth_index": "50",
    "schema_coverage_ratio": "60",
    "semantic_clarity_score": "70",
    "silo_integrity_score": "50",
    "temporal_weight": "80",
    "entity_confidence": "90",
    "crawl_budget_mult": "95",
}
INSIDE = "document.querySelector('dialog[open]').contains(document.activeElement)"


def opened(page: Page) -> Page:
    """Open the dialog and wait for its figure."""
    page.goto(OVERVIEW)
    page.get_by_role("link", name="Take it apart").click()
    expect(page.locator("dialog[open] .dialog__body")).to_be_visible()
    return page


def reach(page: Page, part: str) -> None:
    """Bring a part into view; what loads above it moves it away again."""
    place = page.locator(f"#aiv-{part}")
    for _ in range(20):
        place.evaluate("place => place.scrollIntoView()")
        page.wait_for_timeout(50)
    expect(place.locator(".skeleton")).to_have_count(0)


def levers(page: Page) -> Page:
    """Open the what-if panel with all its groups."""
    opened(page)
    reach(page, "what-if")
    page.locator("what-if details").evaluate_all("all => all.forEach(one => one.open = true)")
    return page


def test_the_dialog_is_used_by_keyboard_alone(open_page: Open, faults: list[str]) -> None:
    page = open_page("owner")
    page.goto(OVERVIEW)
    link = page.get_by_role("link", name="Take it apart")
    while not link.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] .dialog__body")).to_be_visible()
    assert page.evaluate(INSIDE)
    page.keyboard.press("Escape")
    expect(page.locator("dialog#dialog")).not_to_be_visible()
    expect(link).to_be_focused()
    page.wait_for_url(f"**{OVERVIEW}")
    assert faults == []


def test_focus_stays_in_the_open_dialog(open_page: Open) -> None:
    page = opened(open_page("owner"))
    for _ in range(30):
        page.keyboard.press("Tab")
        # Between the last and the first stop the focus may rest on the window itself.
        assert page.evaluate(f"document.activeElement === document.body || {INSIDE}")


def test_back_closes_and_forward_opens(open_page: Open) -> None:
    page = opened(open_page("owner"))
    expect(page).to_have_url(AIV)
    page.go_back()
    expect(page.locator("dialog#dialog")).not_to_be_visible()
    assert page.url.endswith(OVERVIEW)
    page.go_forward()
    expect(page.locator("dialog[open] .dialog__body")).to_be_visible()


def test_the_open_dialog_has_an_address_that_reloads_as_a_page(open_page: Open) -> None:
    page = opened(open_page("owner"))
    page.reload()
    expect(page.get_by_role("heading", name="AIV taken apart")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Harbor Point Toyota", level=1)).to_be_visible()


def test_moved_inputs_show_what_would_follow(open_page: Open, faults: list[str]) -> None:
    page = levers(open_page("owner"))
    for name, value in SUPPOSED.items():
        page.locator(f"[id='if-{name}']").fill(value)
    expect(page.locator("[data-result]")).to_have_text(re.compile(r"^\d+ of 100"))
    page.get_by_role("button", name="Back to what is measured").click()
    expect(page.locator("[data-result]")).to_have_text("Nothing was moved yet.")
    assert faults == []


def test_inputs_at_rest_are_asked_about_once(open_page: Open) -> None:
    page, asked = levers(open_page("owner")), []

    def note(request: Request) -> None:
        if request.url.endswith("/aiv/calculate"):
            asked.append(request.post_data)

    page.on("request", note)
    entity = page.locator("[id='if-entity_confidence']")
    for value in ("1", "11", "11.5", "90"):
        entity.fill(value)
    page.wait_for_timeout(700)
    entity.fill("91")
    entity.fill("90")
    page.wait_for_timeout(700)
    assert len(asked) == 1


def test_a_slider_and_its_field_move_together(open_page: Open) -> None:
    page = levers(open_page("owner"))
    lever = page.locator("[data-name='temporal_weight']")
    lever.locator("[type=range]").focus()
    page.keyboard.press("End")
    expect(lever.locator("[type=number]")).to_have_value("100")


def test_a_wrong_number_is_told_at_its_field(open_page: Open) -> None:
    page = levers(open_page("owner"))
    page.locator("[id='if-temporal_weight']").fill("180")
    fault = page.locator("[id='if-temporal_weight-fault']")
    expect(fault).to_have_text("Write a number from 0 to 100.")
    expect(page.locator("[id='if-temporal_weight']")).to_have_attribute("aria-invalid", "true")


def test_a_lost_connection_is_told_and_can_be_tried_again(open_page: Open) -> None:
    page = levers(open_page("owner"))
    page.route("**/aiv/calculate", lambda route: route.abort())
    page.locator("[id='if-temporal_weight']").fill("80")
    expect(page.locator("[data-fault]")).to_contain_text("Check the connection.")
    page.unroute("**/aiv/calculate")
    page.locator("[data-retry]").click()
    expect(page.locator("[data-result]")).to_have_text(re.compile("^not measured"))
    expect(page.locator("[data-fault]")).to_be_hidden()


def test_a_part_that_fails_leaves_the_rest_and_can_be_tried_again(open_page: Open) -> None:
    page = open_page("owner")
    page.route("**/aiv/formula/*", lambda route: route.fulfill(status=500, body="broken"))
    opened(page)
    reach(page, "formula")
    part = page.locator("#aiv-formula")
    expect(part).to_contain_text("could not be loaded")
    expect(page.locator("#aiv-parts table").first).to_be_attached()
    page.unroute("**/aiv/formula/*")
    part.get_by_role("button", name="Try again").click()
    expect(part).to_contain_text("AIV = pillars × modifiers")


def test_it_reads_without_script(open_page: Open) -> None:
    page = open_page("owner", script=False)
    page.goto(OVERVIEW)
    page.get_by_role("link", name="Take it apart").click()
    expect(page.get_by_role("heading", name="AIV taken apart")).to_be_visible()
    for words in ("AIV = pillars × modifiers", "Audit the site.", "Moving inputs needs JavaScript"):
        expect(page.get_by_text(words).first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_filled_dialog_fits_and_breaks_no_rule(
    open_page: Open, faults: list[str], width: int, scheme: str
) -> None:
    page = levers(open_page("owner", width=width, scheme=scheme))
    for part in ("formula", "next", "history"):
        reach(page, part)
    assert page.evaluate(OVERFLOW) <= 0
    assert (
        page.evaluate("(d => d.scrollWidth - d.clientWidth)(document.querySelector('#dialog'))")
        <= 0
    )
    assert serious(page) == []
    assert faults == []
