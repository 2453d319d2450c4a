"""A page that holds the reader up is left out in time, and costs the audit nothing else."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

import pytest

from aiv.crawler.crawling import Fetched
from aiv.crawler.page_reading import PageReading
from aiv.crawler.pages import apart, read_page
from aiv.domain.errors import NotMeasured
from aiv.domain.site.page_facts import Fetch
from aiv.services.site.audit_worker import PageReader
from tests.dealer_site import DealerSite

URL = "https://www.larkspur.example/used"
LARGE = b"<title>Used</title><p>Call <a href='/a'>us</a> &eacute;</p>" + b"<p>word</p>" * 60_000
SLOW = "import time; time.sleep(60)"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a reader that never ends in the place of ours, and wait for it less long."""
    monkeypatch.setattr(apart, "PATIENCE_SECONDS", 0.5)
    _read_by(SLOW, monkeypatch)


def test_a_large_page_read_apart_has_the_same_facts() -> None:
    assert len(LARGE) > apart.AT_ONCE_BYTES
    assert apart.read_bounded(LARGE, url=URL) == read_page(LARGE, url=URL)


def test_a_real_page_survives_the_way_between_two_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = DealerSite(vehicles=1)
    body = site.respond(next(iter(site.by_path))).body.encode()
    monkeypatch.setattr(apart, "AT_ONCE_BYTES", 0)
    kind = "text/html; charset=utf-8"
    found = apart.read_bounded(body, url=URL, content_type=kind)
    assert found == read_page(body, url=URL, content_type=kind)


def test_a_usual_page_starts_no_process(slow: None) -> None:
    assert apart.read_bounded(b"<title>Used</title>", url=URL).title == "Used"


def test_a_page_that_takes_too_long_is_left_out_in_time(slow: None) -> None:
    begun = time.monotonic()
    with pytest.raises(NotMeasured, match="took longer"):
        apart.read_bounded(LARGE, url=URL)
    assert time.monotonic() - begun < 10


def test_a_page_that_takes_too_much_work_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = "resource.setrlimit(resource.RLIMIT_CPU, (1, 2))"
    _read_by(f"import resource; {limit}\nwhile True: pass", monkeypatch)
    with pytest.raises(NotMeasured, match="took longer"):
        apart.read_bounded(LARGE, url=URL)


def test_a_page_that_ends_the_reader_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    _read_by("import os; os.abort()", monkeypatch)
    with pytest.raises(NotMeasured, match="ended our reader"):
        apart.read_bounded(LARGE, url=URL)


def test_the_reader_apart_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not-for-strangers")
    _read_by("import os, sys; sys.exit('SECRET_KEY' in os.environ)", monkeypatch)
    assert apart._read_apart(LARGE, URL, "") == b""


def test_the_crawl_goes_on_and_says_why_a_page_has_no_facts(slow: None) -> None:
    reading = PageReading(PageReader(), ())
    at = datetime(2026, 8, 1, tzinfo=UTC)
    fetch = Fetch(url=URL, final_url=URL, status=200, fetched_at=at, content_type="text/html")
    page = reading.page(Fetched(fetch=fetch, body=LARGE))
    assert page.facts is None
    assert page.fetch.fault == apart.TOO_SLOW


def _read_by(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run = apart.subprocess.run
    monkeypatch.setattr(
        "aiv.crawler.pages.apart.subprocess.run",
        lambda _, **given: run([sys.executable, "-c", program], **given),
    )
