"""Audit, finding, fix, audit again: the open page follows each step and is never loaded anew."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.servers.installation import BreakableRedis, Installation, Seeded, Served
from tests.servers.launch import NotAvailable
from tests.servers.product import ROOT

pytestmark = pytest.mark.browser
DEALER = "harbor-point-toyota"
SITE = f"/dealers/{DEALER}/site/"
MARK, IS_MARKED = "window.isTheSame = true", "window.isTheSame === true"
Tell = Callable[[str], str]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Give an installation whose workers stand beside its server, as in production."""
    try:
        redis = BreakableRedis()
    except NotAvailable as fault:
        pytest.skip(f"NOT VERIFIED: Redis. {fault}")
    redis.start()
    yield Installation(tmp_path, redis.url)
    redis.remove()


@pytest.fixture
def seeded(installation: Installation) -> Seeded:
    return installation.prepared(people=1)


@pytest.fixture
def served(installation: Installation, seeded: Seeded) -> Iterator[Served]:
    with installation.served(1) as servers:
        yield servers[0]


@pytest.fixture
def tell(installation: Installation, seeded: Seeded) -> Iterator[Tell]:
    """Give what speaks to the worker and waits for its answer."""
    command = [sys.executable, "-m", "tests.servers.site_worker", DEALER]
    with subprocess.Popen(
        command, cwd=ROOT, env=installation.environment(), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as worker:  # fmt: skip
        assert worker.stdin and worker.stdout
        assert worker.stdout.readline() == "ready\n"

        def told(words: str) -> str:
            assert worker.stdin and worker.stdout
            worker.stdin.write(f"{words}\n")
            worker.stdin.flush()
            return worker.stdout.readline().strip()

        yield told
        worker.kill()


@pytest.fixture
def page(browser: Browser, seeded: Seeded, served: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=served.origin)
    cookie = {"name": "session", "value": seeded.cookies[0], "url": served.origin}
    context.add_cookies([cookie])  # type: ignore[list-item]
    yield context.new_page()
    context.close()


def start(page: Page) -> None:
    """Start an audit and wait until the page hears."""
    page.get_by_role("button", name="Audit the site").click()
    expect(page.locator("#site-progress")).to_contain_text("Waiting to start")
    page.wait_for_load_state("networkidle")
    page.evaluate(MARK)


def score(page: Page) -> int:
    found = re.search(r"(\d+)", page.locator(".audit-score__value").inner_text())
    assert found
    return int(found[1])


def test_an_action_follows_its_finding_to_the_fix(page: Page, tell: Tell) -> None:
    assert tell("close") == "done"
    page.goto(SITE)
    start(page)
    assert tell("work") == "ran 1"
    expect(page.locator("#site-fail")).to_be_visible(timeout=15_000)
    before = score(page)

    action = page.context.new_page()
    action.goto(f"/dealers/{DEALER}/actions/")
    action.get_by_role("link", name="Let assistants' search bots in").click()
    expect(action.locator("#action-evidence")).to_contain_text("Disallow: /")
    action.get_by_role("link", name="Write the robots.txt group").click()
    expect(action.locator("#robots [data-text]")).to_contain_text("User-agent: OAI-SearchBot")
    action.go_back()
    action.wait_for_load_state("networkidle")
    expect(action.locator("#action-state")).to_contain_text("Open")
    action.evaluate(MARK)

    assert tell("mend") == "done"
    page.goto(SITE)
    start(page)
    assert tell("work") == "ran 1"
    expect(action.locator("#action-state")).to_contain_text("Fixed since", timeout=15_000)
    expect(action.locator("#action-history")).to_contain_text("Fixed since")
    assert action.evaluate(IS_MARKED)
    expect(page.locator("#site-changes")).to_contain_text("Fixed or better", timeout=15_000)
    assert score(page) > before


def test_a_mended_fault_moves_the_open_page(page: Page, tell: Tell) -> None:
    assert tell("close") == "done"
    page.goto(SITE)
    start(page)
    assert tell("work") == "ran 1"
    failed = page.locator("#site-fail")
    expect(failed).to_be_visible(timeout=15_000)
    assert page.evaluate(IS_MARKED)
    before = score(page)
    assert before <= 40

    failed.get_by_role("link").first.click()
    expect(page.get_by_role("region", name="Evidence")).to_contain_text("Disallow: /")
    expect(page.get_by_role("heading", name="What mends it")).to_be_visible()

    assert tell("mend") == "done"
    page.goto(SITE)
    start(page)
    assert tell("work") == "ran 1"
    expect(page.locator("#site-changes")).to_contain_text("Fixed or better", timeout=15_000)
    assert page.evaluate(IS_MARKED)
    assert score(page) > before
