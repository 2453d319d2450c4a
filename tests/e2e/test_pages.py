"""Every page, narrow and wide, light and dark: nothing overflows or is refused, axe is quiet."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import Keep, Site

pytestmark = pytest.mark.browser
DEALER = "/dealers/harbor-point-toyota/"
PAGES = {
    "": ["/", "/method/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/",
         "/accounts/login/code/", "/nowhere/", "/bot", "/alerts/stop/STOP/"],
    "owner": ["/", DEALER, f"{DEALER}named/", f"{DEALER}changes/", f"{DEALER}alerts/",
              f"{DEALER}alerts/?state=waiting", "/alerts/", "/alerts/choices/",
              f"{DEALER}answers/",
              f"{DEALER}answers/?named=yes",
              "/answers/ANSWER/", "/answers/ANSWER/corrections/new/", f"{DEALER}aiv/",
              f"{DEALER}ground/", f"{DEALER}site/", f"{DEALER}site/checks/A01/",
              f"{DEALER}site/bots/", f"{DEALER}site/pages/", f"{DEALER}site/audits/",
              f"{DEALER}site/domain/",
              f"{DEALER}actions/", f"{DEALER}actions/ACTION/", f"{DEALER}generators/",
              f"{DEALER}money/", f"{DEALER}record/", f"{DEALER}facts/",
              f"{DEALER}facts/stated/", f"{DEALER}recompute/",
              f"{DEALER}did-it-work/", f"{DEALER}aiv/sensitivity/",
              f"{DEALER}inventory/",
              "/dealers/pelican-cove-toyota/", "/dealers/pelican-cove-toyota/named/",
              f"{DEALER}reviews/", f"{DEALER}experiments/", f"{DEALER}signals/",
              f"{DEALER}signals/report/", f"{DEALER}widget/",
              f"{DEALER}conversations/", f"{DEALER}conversations/CHAT/",
              f"{DEALER}conversations/CHAT/delete/", f"{DEALER}leads/",
              f"{DEALER}leads/LEAD/", f"{DEALER}leads/LEAD/delete/", f"{DEALER}ask/",
              f"{DEALER}questions/", f"{DEALER}questions/QUESTION/propose/",
              f"{DEALER}questions/QUESTION/dismiss/",
              "/markets/toyota-harbor-point/", "/markets/toyota-harbor-point/leaderboard/",
              "/leaderboard/", f"{DEALER}share-aiv/", "/organization/slack/",
              "/markets/toyota-harbor-point/panel/",
              "/organization/", "/organization/members/",
              "/organization/keys/", "/organization/spending/", "/docs/api/",
              "/markets/toyota-harbor-point/scans/", "/scans/SCAN/",
              "/onboarding/", "/onboarding/dealer/", "/accounts/email/", "/accounts/2fa/",
              "/accounts/sessions/", "/accounts/password/change/"],
    "operator": ["/", "/staff/import/", "/staff/import/by-hand/toyota-harbor-point/",
                 "/staff/corrections/", "/staff/claims/", "/staff/outbox/", "/staff/style-guide/",
                 "/staff/markets/new/", "/staff/markets/toyota-harbor-point/setup/",
                 "/staff/markets/toyota-harbor-point/slack/",
                 "/staff/providers/", "/staff/providers/openai/key/forget/", "/staff/spending/",
                 "/staff/providers/gemini/terms/", "/staff/scans/",
                 "/markets/toyota-harbor-point/scans/", "/markets/toyota-harbor-point/scans/new/",
                 "/markets/toyota-harbor-point/schedule/", "/scans/SCAN/", "/scans/SCAN/calls/",
                 "/answers/ANSWER/"],
}  # fmt: skip
VIEWS = [(width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]
# Contrast differs by scheme and order by width; two opposite views show both at half the time.
EXAMINED = {(1280, "light"), (390, "dark")}
CASES = [(person, path) for person, paths in PAGES.items() for path in paths]
ONLY_FAULTS = {"resultTypes": ["violations"]}  # the places of all that is good take half the time
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def settle(page: Page) -> None:
    """Let a window that was just resized be laid out: two frames later it is."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def serious(page: Page) -> list[str]:
    """Give what axe finds serious or critical, with the places."""
    found: list[dict[str, Any]] = Axe().run(page, options=ONLY_FAULTS).response["violations"]
    return [
        f"{fault['id']}: {[node['target'] for node in fault['nodes']][:3]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("person", "path"), CASES)
def test_a_page_fits_and_breaks_no_rule(
    keep_page: Keep, site: Site, person: str, path: str
) -> None:
    page, faults = keep_page(person)
    page.set_viewport_size({"width": VIEWS[0][0], "height": 844})
    page.emulate_media(color_scheme=VIEWS[0][1])
    answer = page.goto(site.named(path))
    assert answer
    assert answer.status == (404 if path == "/nowhere/" else 200)
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_function("width => innerWidth === width", arg=width)
        settle(page)
        assert page.evaluate(OVERFLOW) <= 0, f"{width} {scheme}: wider than the window"
        if (width, scheme) in EXAMINED:
            if (width, scheme) != VIEWS[0]:  # in which the page was opened
                page.reload()  # colours that are still changing would be measured half-way
            assert serious(page) == [], f"{width} {scheme}"
    refused = [fault for fault in faults if path != "/nowhere/" or "404" not in fault]
    assert refused == []


TAB = "(tab) => tab.getBoundingClientRect().left + ' ' + tab.getBoundingClientRect().right"


@pytest.mark.parametrize(
    ("person", "path"), [("owner", f"{DEALER}did-it-work/"), ("operator", "/staff/claims/")]
)
def test_a_narrow_row_of_tabs_opens_at_the_page_one_is_on(
    keep_page: Keep, person: str, path: str
) -> None:
    page, _ = keep_page(person)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    tab = page.locator(".tabs a[aria-current], .top__section[aria-current]").last
    left, right = map(float, tab.evaluate(TAB).split())
    assert left >= 0
    assert right <= 390
