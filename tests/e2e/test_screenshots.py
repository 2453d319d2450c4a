"""Make the screenshots of the README: `SHOTS=1 pytest -p tests.servers tests/e2e`."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import documents
from tests.e2e import furnish
from tests.e2e.conftest import Open, Site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not os.environ.get("SHOTS"), reason="set SHOTS=1 to make screenshots"),
]
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
LOOKS = [(1280, "light"), (390, "dark")]
MOST_BYTES = 200 * 1024
DEALER = "/dealers/harbor-point-toyota/"
PAGES = {
    "overview": DEALER,
    "named": f"{DEALER}named/",
    "evidence": f"{DEALER}answers/?named=yes",
    "answer": "/answers/ANSWER/",
}


def keep(page: Page, name: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.png"
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)
    assert path.stat().st_size < MOST_BYTES


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_kept(open_page: Open, site: Site, name: str, width: int, scheme: str) -> None:
    page = open_page("owner", width=width, scheme=scheme)
    page.goto(PAGES[name].replace("ANSWER", site.answer))
    keep(page, f"{name}-{width}-{scheme}")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_preview_of_an_import_is_kept(open_page: Open, width: int, scheme: str) -> None:
    page = open_page("operator", width=width, scheme=scheme)
    page.goto("/staff/import/")
    rows = furnish.lines(furnish.HARBOR, "gpt-api", "responses", now() - timedelta(days=3))
    unknown = documents.line(market=furnish.HARBOR.slug, intent="question-0", assistant="nobody")
    text = "\n".join(map(json.dumps, [*rows, unknown])).encode()
    file = {"name": "answers.jsonl", "mimeType": "application/json", "buffer": text}
    page.get_by_label("File of answers").set_input_files(file)
    page.get_by_role("button", name="Preview", exact=True).click()
    page.wait_for_url("**/preview/")
    keep(page, f"import-{width}-{scheme}")


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
