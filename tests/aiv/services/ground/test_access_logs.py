"""Access logs are read in slices that survive anything, and are never counted twice."""

from __future__ import annotations

import gzip
import random
import tracemalloc
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import (
    AccessLog,
    BotAddresses,
    BotVisits,
    Dealer,
    FetchedVehicle,
    LogState,
    Referrals,
)
from aiv.outbound.names import Resolver
from aiv.selectors.ground import signals
from aiv.services.ground import access_logs as service
from aiv.services.ground import log_files, log_rows
from aiv.services.site import bot_addresses
from dealershipai.accounts.models import User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SEARCHER = "Mozilla/5.0; compatible; OAI-SearchBot/1.3"
BROWSER = "Mozilla/5.0 (Windows NT 10.0) Safari/537.36"
LIST = "https://openai.com/searchbot.json"


@pytest.fixture(autouse=True)
def _alone(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(bot_addresses, "refresh", lambda *, now: 0)


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


@pytest.fixture
def listed(db: None) -> None:
    BotAddresses.objects.create(url=LIST, networks=["20.171.0.0/24"], fetched_at=NOW, tried_at=NOW)


def line(
    agent: str = SEARCHER, *, ip: str = "20.171.0.9", path: str = "/", at: datetime = NOW,
    status: int = 200, referrer: str = "-",
) -> bytes:  # fmt: skip
    asked = f'"GET {path} HTTP/1.1" {status} 512 "{referrer}" "{agent}"'
    return f"{ip} - - [{at:%d/%b/%Y:%H:%M:%S} +0000] {asked}\n".encode()


def bring(
    dealer: Dealer, *chunks: bytes, name: str = "access.log", server: str = ""
) -> service.Uploaded:
    return service.upload(dealer, chunks, name=name, server=server, actor=None, now=NOW)


def read(log: AccessLog, *, seconds: float = 60.0) -> AccessLog:
    return service.read_some(log, now=NOW, seconds=seconds)


def hits() -> dict[tuple[str, str], int]:
    rows = BotVisits.objects.values_list("token", "standing", "hits")
    found: dict[tuple[str, str], int] = {}
    for token, standing, number in rows:
        found[token, standing] = found.get((token, standing), 0) + number
    return found


def test_a_log_is_read_and_its_file_removed(dealer: Dealer, listed: None, tmp_path: Path) -> None:
    log = read(bring(dealer, line(), line(ip="9.9.9.9"), line(BROWSER)).log)
    assert (log.state, log.lines, log.unread_lines) == (LogState.READ, 3, 0)
    assert hits() == {("OAI-SearchBot", "verified"): 1, ("OAI-SearchBot", "spoofed"): 1}
    assert list((tmp_path / "access_logs").iterdir()) == []


def test_without_a_list_a_bot_only_claims_to_be_one(dealer: Dealer) -> None:
    read(bring(dealer, line()).log)
    assert hits() == {("OAI-SearchBot", "claimed"): 1}


def test_a_packed_log_reads_like_a_plain_one(dealer: Dealer, listed: None) -> None:
    log = read(bring(dealer, gzip.compress(line() * 3)).log)
    assert (log.state, log.lines) == (LogState.READ, 3)
    assert hits() == {("OAI-SearchBot", "verified"): 3}


def test_the_same_file_is_found_again(dealer: Dealer) -> None:
    first = bring(dealer, line())
    read(first.log)
    again = bring(dealer, line(), name="copy.log")
    assert again.is_repeated
    assert again.log == first.log
    assert AccessLog.objects.count() == 1


@pytest.mark.parametrize("pack", [lambda body: body, gzip.compress])
def test_slices_add_up_to_the_whole(
    dealer: Dealer, listed: None, monkeypatch: pytest.MonkeyPatch, pack: Any
) -> None:
    monkeypatch.setattr(log_files, "PIECE", 1000)
    body = b"".join(line(path=f"/used/vehicle/{at}", status=200 + at % 2 * 300) for at in range(40))
    log = bring(dealer, pack(body)).log
    slices = 0
    while log.state != LogState.READ:
        log = read(log, seconds=0.0)
        slices += 1
    assert slices > 3
    assert log.lines == 40
    assert hits() == {("OAI-SearchBot", "verified"): 40}
    assert sum(row.failed for row in BotVisits.objects.all()) == 20


def test_a_slice_that_fails_counts_nothing_and_is_read_again(
    dealer: Dealer, listed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = bring(dealer, line()).log
    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(log_rows, "_add_referrals", _raise)
        read(log)
    assert not BotVisits.objects.exists()
    log.refresh_from_db()
    assert log.state == LogState.READING
    assert read(log).state == LogState.READING
    later = service.read_due(now=NOW + timedelta(minutes=3))
    assert later
    assert later.state == LogState.READ
    assert hits() == {("OAI-SearchBot", "verified"): 1}


def _raise(*_: Any) -> None:
    raise RuntimeError


def test_a_late_slice_of_a_lost_lease_counts_nothing(
    dealer: Dealer, listed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = bring(dealer, line()).log
    take = service._counted

    def taken_over(*args: Any) -> bool:
        AccessLog.objects.update(lease_token=uuid4())
        return take(*args)

    monkeypatch.setattr(service, "_counted", taken_over)
    assert read(log).state == LogState.READING
    assert hits() == {}


def test_times_of_an_earlier_log_are_counted_once(dealer: Dealer, listed: None) -> None:
    early, late = line(at=NOW - timedelta(hours=2)), line(at=NOW - timedelta(hours=1))
    read(bring(dealer, early, late).log)
    new = line(at=NOW)
    log = read(bring(dealer, early, late, new).log)
    assert log.repeated_lines == 2
    assert hits() == {("OAI-SearchBot", "verified"): 3}


def test_logs_of_two_servers_add_up(dealer: Dealer, listed: None) -> None:
    read(bring(dealer, line(), server="web-1").log)
    read(bring(dealer, line(), line(), server="web-2").log)
    assert hits() == {("OAI-SearchBot", "verified"): 3}


def test_what_is_no_log_fails_in_words(dealer: Dealer, tmp_path: Path) -> None:
    log = read(bring(dealer, b"\x00\xff" * 5000).log)
    assert (log.state, log.note) == (LogState.FAILED, service.NO_LOG)
    assert list((tmp_path / "access_logs").iterdir()) == []


def test_the_common_format_says_what_it_lacks(dealer: Dealer) -> None:
    bare = b'20.171.0.9 - - [25/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 5\n'
    assert read(bring(dealer, bare).log).note == service.NO_AGENTS


def test_a_cut_packed_log_keeps_what_came_before(dealer: Dealer, listed: None) -> None:
    noise = "".join(random.Random(1).choices("abcdef0123456789", k=2_000_000))
    body = line() + b"".join(
        line(BROWSER, path=f"/{noise[at : at + 90]}") for at in range(0, 2_000_000, 90)
    )
    log = read(bring(dealer, gzip.compress(body)[:-9000]).log)
    assert (log.state, log.note) == (LogState.READ, service.BROKEN)
    assert hits() == {("OAI-SearchBot", "verified"): 1}


def test_a_file_over_the_limit_is_refused_while_it_comes(
    dealer: Dealer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(log_files, "MAX_BYTES", 100)
    sent = []

    def endless() -> Iterable[bytes]:
        while True:
            sent.append(1)
            yield b"x" * 40

    with pytest.raises(InvalidInput, match="larger than 1 GB"):
        service.upload(dealer, endless(), name="a", server="", actor=None, now=NOW)
    assert len(sent) == 3
    assert list((tmp_path / "access_logs").iterdir()) == []


def test_a_bomb_is_read_to_the_limit_in_little_memory(
    dealer: Dealer, listed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_files, "MAX_BYTES", 20 * 1024**2)
    bomb = gzip.compress(line() + line(BROWSER) * 400_000)
    log = bring(dealer, bomb).log
    tracemalloc.start()
    log = read(log)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (log.state, log.note) == (LogState.READ, service.CUT)
    assert log.bytes_read < 23 * 1024**2
    assert peak < 30 * 1024**2


def test_a_line_without_end_is_read_in_little_memory(dealer: Dealer) -> None:
    body = line() + b"x" * 8 * 1024**2 + b"\n" + line()
    log = bring(dealer, body).log
    tracemalloc.start()
    log = read(log)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert log.state == LogState.READ
    assert hits() == {("OAI-SearchBot", "claimed"): 2}
    assert peak < 12 * 1024**2


def test_an_empty_file_is_refused(dealer: Dealer) -> None:
    with pytest.raises(InvalidInput, match="is empty"):
        bring(dealer)


def test_visits_and_vehicles_are_kept(dealer: Dealer, listed: None) -> None:
    read(
        bring(
            dealer,
            line(BROWSER, referrer="https://chatgpt.com/"),
            line(BROWSER, path="/?utm_source=chatgpt.com"),
            line(path="/used/vehicle/2024-toyota-rav4-jtmabc"),
        ).log
    )
    window = signals.window_of(dealer)
    assert window
    assert list(signals.referrals_of(dealer, window).values()) == [{"referrer": 1, "tag": 1}]
    assert Referrals.objects.count() == 2
    assert FetchedVehicle.objects.count() <= 1


def test_a_removed_log_takes_its_counts_with_it(dealer: Dealer, owner: User) -> None:
    log = read(bring(dealer, line()).log)
    service.remove(log, person=owner)
    assert not BotVisits.objects.exists()


def test_a_log_that_failed_may_be_uploaded_again(dealer: Dealer, tmp_path: Path) -> None:
    log = bring(dealer, line()).log
    log_files.forget(dealer.pk, log.pk)
    assert read(log).note == service.GONE
    again = bring(dealer, line())
    assert not again.is_repeated
    assert read(again.log).state == LogState.READ


def test_a_name_of_the_vendor_verifies_and_is_asked_for_once_a_day(
    dealer: Dealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def confirmed(_: Resolver, address: str) -> str:
        asked.append(address)
        return "crawl-1.googlebot.com" if address == "66.249.66.1" else "host.evil.example"

    cache.clear()
    monkeypatch.setattr(Resolver, "confirmed", confirmed)
    google = "Mozilla/5.0 (compatible; Googlebot/2.1)"
    first = line(google, ip="66.249.66.1") + line(google, ip="9.9.9.9")
    read(bring(dealer, first * 3).log)
    read(bring(dealer, first, server="web-2").log)
    assert hits() == {("Googlebot", "verified"): 4, ("Googlebot", "spoofed"): 4}
    assert asked == ["66.249.66.1", "9.9.9.9"]


def broken_off(dealer: Dealer, monkeypatch: pytest.MonkeyPatch, *, after: int = 0) -> AccessLog:
    """Give a log whose reading ended its worker three times, after so many good slices."""
    log = bring(dealer, *(line() * 9_000 for _ in range(3))).log
    for _ in range(after):
        read(log, seconds=0.0)

    def die(*_: Any) -> None:
        raise MemoryError

    later = NOW
    with monkeypatch.context() as patch:
        patch.setattr(service.log_counts, "take", die)
        for _ in range(3):
            with pytest.raises(MemoryError):
                service.read_due(now=later)
            later += timedelta(minutes=3)
    service.read_due(now=later)
    log.refresh_from_db()
    return log


def test_a_log_that_ends_its_worker_is_given_up(
    dealer: Dealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = broken_off(dealer, monkeypatch)
    assert (log.state, log.note) == (LogState.FAILED, service.INTERRUPTED)
    assert service.may_retry(log)


def test_a_good_slice_lets_attempts_start_anew(
    dealer: Dealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = broken_off(dealer, monkeypatch, after=1)
    assert (log.attempts, log.lines > 0) == (3, True)
    service.retry(log, person=None)
    assert read(log, seconds=0.0).attempts == 0


def test_what_broke_off_is_read_on_when_a_person_wants_it(
    dealer: Dealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = broken_off(dealer, monkeypatch, after=1)
    service.retry(log, person=None)
    assert (read(log).state, log.lines, log.note) == (LogState.READ, 27_000, "")


def test_what_is_no_log_is_not_tried_again(dealer: Dealer) -> None:
    log = read(bring(dealer, b"no log at all\n").log)
    assert not service.may_retry(log)
    with pytest.raises(Conflict, match="did not break off"):
        service.retry(log, person=None)


def test_the_same_file_again_replaces_what_broke_off(
    dealer: Dealer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken_off(dealer, monkeypatch)
    again = bring(dealer, *(line() * 9_000 for _ in range(3)))
    assert not again.is_repeated
    assert len(list((tmp_path / "access_logs").iterdir())) == 1
