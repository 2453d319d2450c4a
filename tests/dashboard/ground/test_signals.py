"""The pages of signals: empty and filled, with every blind spot, for the owner's people alone."""

from __future__ import annotations

import gzip
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import AccessLog, BotVisits, Dealer, LogState, TrafficImport
from aiv.services.ground import access_logs, log_files, traffic
from aiv.services.site import bot_addresses
from dashboard.pages.ground import signal_words
from dealershipai.accounts.models import User
from tests.dashboard.reading import costs, links, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:signals", args=[SLUG])
REPORT = reverse("dashboard:signal_report", args=[SLUG])
UPLOAD = reverse("dashboard:signals_upload", args=[SLUG])
TRAFFIC = reverse("dashboard:signals_traffic", args=[SLUG])
ANALYTICS = b"Session source,Sessions,Key events\nchatgpt.com,40,3\ngoogle,100,6\n"
BLIND = [
    signal_words.SESSIONS, signal_words.LEADS, signal_words.BOTS, signal_words.ERRORS,
    signal_words.BRANDED, signal_words.GENERATIVE,
]  # fmt: skip


@pytest.fixture(autouse=True)
def _alone(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(bot_addresses, "refresh", lambda *, now: 0)


def line(agent: str, *, path: str = "/", status: int = 200, referrer: str = "-") -> str:
    time = f"{timezone.now():%d/%b/%Y:%H:%M:%S} +0000"
    return f'20.171.0.9 - - [{time}] "GET {path} HTTP/1.1" {status} 9 "{referrer}" "{agent}"\n'


def log(number: int = 3) -> bytes:
    bots = "".join(line("OAI-SearchBot/1.3", status=200 if at else 503) for at in range(number))
    return (bots + line("Firefox", referrer="https://chatgpt.com/")).encode()


def upload(client: Client, body: bytes, *, name: str = "access.log") -> Any:
    return client.post(UPLOAD, {"log": SimpleUploadedFile(name, body)}, follow=True)


def export(client: Client, body: bytes, **other: str) -> Any:
    yesterday = timezone.now().date() - timedelta(days=1)
    days = {"first_on": str(yesterday - timedelta(days=27)), "last_on": str(yesterday)}
    file = SimpleUploadedFile("export.csv", body)
    return client.post(TRAFFIC, {"file": file, "kind": "ga4", **days, **other}, follow=True)


def test_an_empty_page_says_what_would_fill_it(as_owner: Client) -> None:
    page = words(as_owner.get(PAGE))
    assert "No log yet" in page
    assert "Not connected: no export was imported yet." in page


def test_the_printed_page_leads_to_every_page_of_the_store(as_owner: Client) -> None:
    facts = reverse("dashboard:facts", args=[SLUG])
    assert facts in links(as_owner.get(PAGE)) and facts in links(as_owner.get(REPORT))


def test_an_uploaded_log_shows_its_bots(as_owner: Client) -> None:
    page = words(upload(as_owner, log()))
    assert "OAI-SearchBot" in page
    assert "Claimed 3 1 1 server errors" in page
    assert "chatgpt 1 0" in page.lower()
    assert signal_words.BOTS in page


def test_a_packed_log_is_taken(as_owner: Client) -> None:
    upload(as_owner, gzip.compress(log()), name="access.log.gz")
    assert AccessLog.objects.get().state == LogState.READ


def test_the_same_log_again_counts_nothing(as_owner: Client) -> None:
    body = log()
    upload(as_owner, body)
    assert "nothing was counted twice" in words(upload(as_owner, body))
    assert sum(row.hits for row in BotVisits.objects.all()) == 3


def test_what_is_no_log_says_so_on_the_page(as_owner: Client) -> None:
    assert "No line of it is one of an access log" in words(upload(as_owner, b"hello\n" * 9))


def test_too_large_a_log_is_refused_in_words(
    as_owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_files, "MAX_BYTES", 10)
    answer = upload(as_owner, log())
    assert answer.status_code == 400
    assert "The file is larger than 1 GB; split it" in words(answer)


def test_a_log_that_is_read_shows_how_far_it_is(as_owner: Client, dealers: list[Dealer]) -> None:
    kept = AccessLog(dealer=dealers[0], name="big.log", size=len(log()))
    log_files.keep([log()], dealer_id=dealers[0].pk, log_id=kept.pk)
    kept.save(force_insert=True)
    address = reverse("dashboard:signals_log", args=[SLUG, kept.pk])
    open_page = as_owner.get(address, headers={"HX-Request": "true"})
    assert b"<progress" in open_page.content and b"hx-get" in open_page.content
    access_logs.read_due(now=timezone.now())
    done = as_owner.get(address, headers={"HX-Request": "true"})
    assert b"<progress" not in done.content
    assert "4 lines" in words(done)


def test_hostile_names_are_shown_as_words(as_owner: Client) -> None:
    page = upload(as_owner, log(), name="<img src=x onerror=alert(1)>.log")
    assert b"<img src=x" not in page.content


def test_a_log_is_forgotten_after_asking_once(as_owner: Client) -> None:
    upload(as_owner, log())
    address = reverse("dashboard:signals_log_remove", args=[SLUG, AccessLog.objects.get().pk])
    assert "Forget the log “access.log”?" in words(as_owner.get(address))
    as_owner.post(address)
    assert not BotVisits.objects.exists()


def test_an_export_comes_in_and_goes(as_owner: Client) -> None:
    assert "2 rows of “export.csv” are in." in words(export(as_owner, ANALYTICS))
    found = TrafficImport.objects.get()
    as_owner.post(reverse("dashboard:signals_traffic_remove", args=[SLUG, found.pk]))
    assert not TrafficImport.objects.exists()


def test_bad_rows_of_an_export_are_named(as_owner: Client) -> None:
    page = words(export(as_owner, ANALYTICS + b"poe.com,=1+1,2\n"))
    assert "2 rows taken, 1 rejected" in page
    assert "4 Sessions “=1+1” is no whole number" in page


def test_an_export_of_another_kind_is_refused(as_owner: Client) -> None:
    answer = export(as_owner, ANALYTICS, kind="search")
    assert answer.status_code == 400
    assert "no header line" in words(answer)


def test_the_report_says_of_six_signals_what_is_missing_and_unseen(as_owner: Client) -> None:
    page = words(as_owner.get(REPORT))
    assert page.count("Not measured") == 6
    assert [blind for blind in BLIND if blind not in page] == []


def test_the_report_shows_figures_days_and_sources(as_owner: Client) -> None:
    upload(as_owner, log())
    export(as_owner, ANALYTICS)
    page = words(as_owner.get(REPORT))
    assert "40 sessions Of 140 in the whole export. Server logs show 1 visit" in page
    assert "3 key events" in page
    assert "1 of 3 requests" in page
    assert page.count("Not measured") == 2


def test_a_measured_zero_is_no_missing_one(as_owner: Client) -> None:
    export(as_owner, b"Session source,Sessions\ngoogle,100\n")
    page = words(as_owner.get(REPORT))
    assert "0 sessions Of 100 in the whole export." in page
    assert "The export has no column of key events." in page


def test_a_viewer_sees_and_changes_nothing(client: Client, viewer: User) -> None:
    client.force_login(viewer)
    assert client.get(PAGE).status_code == 200
    assert client.get(REPORT).status_code == 200
    assert upload(client, log()).status_code == 404
    assert export(client, ANALYTICS).status_code == 404


def test_more_logs_and_exports_cost_no_more_queries(
    as_owner: Client, dealers: list[Dealer]
) -> None:
    def bring(first: int, last: int) -> None:
        day = date(2026, 10, 1)
        for at in range(first, last):
            upload(as_owner, log(at))
            traffic.import_file(
                dealers[0], ANALYTICS + b"\n" * at, kind="ga4", name=f"{at}.csv", actor=None,
                window=traffic.Window(first=day, last=day), now=timezone.now(),
            )  # fmt: skip

    for path in (PAGE, REPORT):
        few, many = costs(as_owner, path, [lambda: bring(1, 4), lambda: bring(4, 13)])
        assert few == many, path


def test_the_ground_leads_here_and_says_what_stands(as_owner: Client) -> None:
    ground = reverse("dashboard:ground", args=[SLUG])
    assert "No access log and no export was brought in yet." in words(as_owner.get(ground))
    export(as_owner, ANALYTICS)
    page = as_owner.get(ground)
    assert "0 logs, 1 export" in words(page)
    assert PAGE in page.content.decode()


def test_a_log_that_broke_off_is_tried_again(as_owner: Client, dealers: list[Dealer]) -> None:
    upload(as_owner, log())
    AccessLog.objects.update(state=LogState.FAILED, attempts=3, note=access_logs.INTERRUPTED)
    shown = as_owner.get(PAGE)
    assert access_logs.INTERRUPTED in words(shown)
    retry = reverse("dashboard:signals_log_retry", args=[SLUG, AccessLog.objects.get().pk])
    assert retry in shown.content.decode()
    again = as_owner.post(retry, follow=True)
    assert "is read on" in words(again)
    assert AccessLog.objects.get().state == LogState.WAITING
    assert "did not break off" in words(as_owner.post(retry, follow=True))
