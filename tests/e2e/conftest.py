"""Serve one furnished product for the whole run, and give browsers that are signed in."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from dealershipai.bootstrap.gate import clean_environment
from tests import cast, standin
from tests.e2e import furnish
from tests.servers import product
from tests.servers.product import Product

# What the browser itself says about a page; the test that asked for the page must see none of it.
LISTEN = """
addEventListener('securitypolicyviolation', (event) =>
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))
"""
People = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Site:
    """A running product: where it is, who may sign in, and what stands in it."""

    url: str
    people: People
    bare: Path
    """Its database as it was before anything stood in it."""
    answer: str
    action: str
    scan: str
    stop: str
    chat: str
    lead: str
    question: str
    states: dict[str, Any] = field(default_factory=dict)

    def named(self, path: str) -> str:
        """Put the keys of what stands here into an address."""
        keys = {
            "ANSWER": self.answer, "ACTION": self.action, "SCAN": self.scan, "STOP": self.stop,
            "CHAT": self.chat, "LEAD": self.lead, "QUESTION": self.question,
        }  # fmt: skip
        for word, key in keys.items():
            path = path.replace(word, key)
        return path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Start the product on a bare folder, as a stranger does, and fill it."""
    folder = product.copy_project(tmp_path_factory.mktemp("e2e") / "project")
    with ExitStack() as stack:
        providers = stack.enter_context(standin.start())
        addresses = {f"{name.upper()}_BASE_URL": url for name, url in providers.endpoints.items()}
        variables = {**clean_environment(product.ROOT), "FIELD_DATA": "", **addresses}
        started = stack.enter_context(product.up(folder, "--no-demo", variables=variables))
        printed = _drained(started)
        started.first_page()
        operator = re.search(r"e-mail +(\S+)\s+password +(\S+)", "".join(printed))
        assert operator
        people = {"operator": (operator[1], operator[2]), "owner": (furnish.OWNER, cast.PASSWORD)}
        bare = folder.with_name("bare.sqlite3")
        _copied(folder / "var" / "db.sqlite3", bare)
        furnished = _furnish(started, variables)
        yield Site(started.url, people, bare, **furnished)


def _drained(started: Product) -> list[str]:
    """Read what the product prints, so that it never waits for a reader."""
    printed: list[str] = []
    output = started.process.stdout
    assert output
    threading.Thread(target=lambda: printed.extend(output), daemon=True).start()
    return printed


def _copied(file: Path, target: Path) -> None:
    lines = sqlite3.connect(file), sqlite3.connect(target)
    lines[0].backup(lines[1])
    for line in lines:
        line.close()


def _furnish(started: Product, variables: dict[str, str]) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.furnish"],
        cwd=started.folder, env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


Open = Callable[..., Page]
Keep = Callable[[str], tuple[Page, list[str]]]


@pytest.fixture
def faults() -> list[str]:
    """Collect what browsers complain about; whoever opens a page answers for it."""
    return []


@pytest.fixture
def open_page(browser: Browser, site: Site, faults: list[str]) -> Iterator[Open]:
    """Give what opens a browser window for a person, wide or narrow, light or dark."""
    with ExitStack() as stack:

        def opened(
            person: str = "", *, width: int = 1280, scheme: str = "light", script: bool = True
        ) -> Page:
            context = browser.new_context(
                **seen(site, width=width, scheme=scheme),
                java_script_enabled=script,
                storage_state=_state(browser, site, person) if person else None,
            )
            stack.callback(context.close)
            return watched(context, faults)

        yield opened


@pytest.fixture(scope="module")
def keep_page(browser: Browser, site: Site) -> Iterator[Keep]:
    """Give each person one window for a whole file, which loads styles and scripts once.

    Beside it stands what the browser complains about; it begins empty each time.
    """
    kept: dict[str, tuple[Page, list[str]]] = {}
    with ExitStack() as stack:

        def opened(person: str) -> tuple[Page, list[str]]:
            if person not in kept:
                state = _state(browser, site, person) if person else None
                context = browser.new_context(**seen(site), storage_state=state)
                stack.callback(context.close)
                faults: list[str] = []
                kept[person] = (watched(context, faults), faults)
            kept[person][1].clear()
            return kept[person]

        yield opened


def seen(site: Site, *, width: int = 1280, scheme: str = "light") -> dict[str, Any]:
    """Give the options of a browser window."""
    return {
        "base_url": site.url,
        "viewport": {"width": width, "height": 844},
        "color_scheme": scheme,
        "reduced_motion": "reduce",
    }


def watched(context: BrowserContext, faults: list[str]) -> Page:
    """Open a window that writes down what the browser complains about."""
    context.set_default_timeout(10_000)
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    return page


def _state(browser: Browser, site: Site, person: str) -> Any:
    """Sign a person in once and keep the cookies."""
    if person not in site.states:
        context = browser.new_context(base_url=site.url)
        page = context.new_page()
        sign_in(page, *site.people[person])
        site.states[person] = context.storage_state()
        context.close()
    return site.states[person]


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in through the form."""
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/accounts/login" not in url)
