"""Forty payloads in every stored text, in a real browser: nothing runs, nothing is fetched."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.dashboard.payloads import CANARY
from tests.e2e.conftest import LISTEN, Site
from tests.servers.installation import Installation, Served

pytestmark = pytest.mark.browser
# What runs is heard: by its own word, as a dialog, as a request, as a refusal of the policy.
HEARD: Final = f"window.{CANARY} = () => console.error('it ran'); {LISTEN}"
# Where strangers' words stand closest to markup; the nightly run opens every page.
CLOSEST: Final = {
    "owner": (
        "dealer", "answer", "evidence", "conversation", "lead", "dealer_alerts", "stated_facts",
        "did_it_work", "inventory", "site_page", "reviews", "widget", "ask", "leaderboard",
    ),
    "operator": ("correction_queue", "claim_queue", "market_setup", "scan"),
}  # fmt: skip
LISTS: Final = ("answer", "dealer", "shoppermessage", "lead", "alert", "review")


@dataclass(frozen=True, slots=True)
class Poisoned:
    """A running server on a poisoned database, and by person the cookie and the pages."""

    served: Served
    pages: dict[str, Any]


@pytest.fixture(scope="module")
def poisoned(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Poisoned]:
    """Put a poisoned tenant into the product's database as it was at first."""
    folder = tmp_path_factory.mktemp("poisoned")
    shutil.copy(site.bare, folder / "site.sqlite3")
    installation = Installation(folder)
    made = json.loads(installation.done("tests.servers.poisoning", str(folder)))
    assert made["fields"] > 60
    with installation.server() as served:
        yield Poisoned(served, made["pages"])


def opened(browser: Browser, at: Poisoned, person: str, names: Iterable[str]) -> list[str]:
    """Open pages; give all that should not have happened, and what shows no payload at all."""
    seen = at.pages[person]
    context = browser.new_context(base_url=at.served.origin)
    context.add_cookies([{"name": "session", "value": seen["cookie"], "url": at.served.origin}])
    context.add_init_script(HEARD)
    page, found = context.new_page(), list[str]()
    _listen(page, at.served.origin, found)
    for name in names:
        page.goto(seen["found"][name], wait_until="load")
        if not page.url.startswith(at.served.origin):
            found.append(f"{name}: left the page")
        if CANARY not in page.content():
            found.append(f"{name}: shows nothing")
    context.close()
    return found


def _is_fault(said: ConsoleMessage) -> bool:
    # Pages of the admin name no icon, and the browser looks for one by itself.
    return said.type == "error" and not said.location["url"].endswith("/favicon.ico")


def _listen(page: Page, origin: str, found: list[str]) -> None:
    own = (origin, origin.replace("http", "ws", 1), "data:")
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(own) else found.append(f"asked {asked.url}"),
    )
    page.on("console", lambda said: _is_fault(said) and found.append(said.text))
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    page.on("dialog", lambda dialog: found.append(f"dialog: {dialog.message}") or dialog.dismiss())


@pytest.mark.parametrize("person", CLOSEST)
def test_nothing_that_is_stored_runs_in_a_browser(
    browser: Browser, poisoned: Poisoned, person: str
) -> None:
    names = [f"dashboard:{name}" for name in CLOSEST[person]]
    if person == "operator":
        names += [f"admin:aiv_{name}_changelist" for name in LISTS]
    assert opened(browser, poisoned, person, names) == []


@pytest.mark.nightly
@pytest.mark.parametrize("person", CLOSEST)
def test_nothing_that_is_stored_runs_on_any_page(
    browser: Browser, poisoned: Poisoned, person: str
) -> None:
    found = opened(browser, poisoned, person, poisoned.pages[person]["found"])
    assert [fault for fault in found if not fault.endswith("shows nothing")] == []
