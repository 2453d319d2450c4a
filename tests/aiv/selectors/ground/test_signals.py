"""Signals are counted over the days that logs tell of, and each dealer's are its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aiv.models import (
    AccessLog,
    BotAddresses,
    BotVisits,
    Dealer,
    FetchedVehicle,
    LogState,
    Referrals,
    TrafficImport,
    TrafficLine,
)
from aiv.selectors.ground import signals as selector

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def log(dealers: list[Dealer]) -> AccessLog:
    return told(dealers[0])


def told(
    dealer: Dealer, *, name: str = "a", days: int = 5, state: str = LogState.READ, size: int = 1
) -> AccessLog:
    return AccessLog.objects.create(
        dealer=dealer, name=name, digest=name.ljust(64, "0"), size=size, state=state,
        first_at=NOW - timedelta(days=days), last_at=NOW,
        note="broken" if state == LogState.FAILED else "",
    )  # fmt: skip


def visits(
    log: AccessLog, *, day: date = TODAY, token: str = "GPTBot", page_class: str = "vdp",
    standing: str = "verified", hits: int = 10, **served: int,
) -> None:  # fmt: skip
    BotVisits.objects.create(
        log=log, day=day, token=token, page_class=page_class, standing=standing, hits=hits,
        last_at=datetime(day.year, day.month, day.day, tzinfo=UTC), **served,
    )  # fmt: skip


def window(dealer: Dealer) -> selector.LogWindow:
    found = selector.window_of(dealer)
    assert found
    return found


def test_without_a_log_there_is_no_window(dealers: list[Dealer]) -> None:
    assert selector.window_of(dealers[0]) is None


def test_a_window_is_no_longer_than_what_was_told(log: AccessLog) -> None:
    found = window(log.dealer)
    assert (found.first, found.last) == (TODAY - timedelta(days=5), TODAY)


def test_a_window_ends_after_thirty_days(dealers: list[Dealer]) -> None:
    told(dealers[0], days=200)
    assert window(dealers[0]).first == TODAY - timedelta(days=29)


def test_a_log_that_failed_tells_nothing(dealers: list[Dealer]) -> None:
    told(dealers[0], state=LogState.FAILED)
    assert selector.window_of(dealers[0]) is None


def test_a_bot_is_added_up_over_days_and_pages(log: AccessLog) -> None:
    visits(log, missing=1, failed=2)
    visits(log, page_class="about", hits=5, refused=3)
    visits(log, day=TODAY - timedelta(days=2), hits=7)
    (line,) = selector.bots_of(log.dealer, window(log.dealer))
    assert (line.hits, line.money_hits, line.errors) == (22, 17, 6)
    assert line.last_at.date() == TODAY


def test_what_lies_before_the_window_is_left_out(log: AccessLog) -> None:
    visits(log, day=TODAY - timedelta(days=6))
    assert selector.bots_of(log.dealer, window(log.dealer)) == ()


def test_standings_are_told_apart(log: AccessLog) -> None:
    visits(log, hits=3)
    visits(log, standing="spoofed", hits=9)
    found = selector.bots_of(log.dealer, window(log.dealer))
    assert [(line.standing, line.hits) for line in found] == [("spoofed", 9), ("verified", 3)]
    assert [line.hits for line in selector.verified(found)] == [3]
    assert selector.page_classes_of(log.dealer, window(log.dealer)) == {
        "vdp": {"spoofed": 9, "verified": 3}
    }


def test_another_dealers_logs_are_not_counted(log: AccessLog, dealers: list[Dealer]) -> None:
    other = told(dealers[1])
    visits(other)
    Referrals.objects.create(log=other, day=TODAY, assistant="chatgpt", proof="tag", visits=4)
    FetchedVehicle.objects.create(log=other, path="/1", last_at=NOW)
    mine = window(log.dealer)
    assert selector.bots_of(log.dealer, mine) == ()
    assert selector.referrals_of(log.dealer, mine) == {}
    assert selector.reach_of(log.dealer, mine).fetched == 0


def test_a_vehicle_in_two_logs_is_one(log: AccessLog) -> None:
    for each in (log, told(log.dealer, name="b")):
        FetchedVehicle.objects.create(log=each, path="/1", last_at=NOW)
    FetchedVehicle.objects.create(log=log, path="/2", last_at=NOW - timedelta(days=31))
    reach = selector.reach_of(log.dealer, window(log.dealer))
    assert (reach.fetched, reach.in_stock) == (1, None)


def test_visits_are_told_apart_by_what_proves_them(log: AccessLog) -> None:
    for proof, number in (("tag", 2), ("referrer", 5)):
        Referrals.objects.create(
            log=log, day=TODAY, assistant="chatgpt", proof=proof, visits=number
        )
    found = selector.referrals_of(log.dealer, window(log.dealer))
    assert found == {"chatgpt": {"tag": 2, "referrer": 5}}


def export(dealer: Dealer, *, last: date, digest: str = "a") -> TrafficImport:
    return TrafficImport.objects.create(
        dealer=dealer, kind="ga4", name=digest, digest=digest.ljust(64, "0"),
        first_on=last - timedelta(days=27), last_on=last, rows=1, rejected=0,
    )  # fmt: skip


def test_the_export_that_ends_last_is_shown(dealers: list[Dealer]) -> None:
    newest = export(dealers[0], last=TODAY)
    export(dealers[0], last=TODAY - timedelta(days=30), digest="b")
    found = selector.newest(dealers[0], "ga4")
    assert found
    assert found.row == newest


def test_a_column_that_is_not_there_is_none_and_never_zero(dealers: list[Dealer]) -> None:
    row = export(dealers[0], last=TODAY)
    TrafficLine.objects.create(traffic_import=row, subject="chatgpt", is_counted=True, sessions=0)
    found = selector.newest(dealers[0], "ga4")
    assert found
    assert (found.counted["sessions"], found.counted["leads"]) == (0, None)


def test_the_stock_counts_logs_and_exports(log: AccessLog) -> None:
    export(log.dealer, last=TODAY)
    stock = selector.stock_of(log.dealer)
    assert (stock.logs, stock.exports) == (1, 1)
    assert stock.newest_at


def test_the_oldest_list_is_known(db: None) -> None:
    assert selector.lists_fetched_at() == (None, 0)
    for days in (3, 9):
        at = NOW - timedelta(days=days)
        BotAddresses.objects.create(url=f"https://v.example/{days}", fetched_at=at, tried_at=NOW)
    assert selector.lists_fetched_at() == (NOW - timedelta(days=9), 2)
