"""Test how hard a site is asked, and when it is left alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aiv.crawler.crawling import Pace
from aiv.crawler.pacing import Pacer, pause_of
from aiv.domain.site.page_facts import Fetch

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)


class Clock:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def pacer(interval: float = 1.0) -> tuple[Pacer, Clock]:
    clock = Clock()
    return Pacer(Pace(interval_seconds=interval), clock=clock, sleep=clock.sleep), clock


def answer(
    status: int | None = 200, *, ttfb_ms: float = 20.0, retry_after: str | None = None
) -> Fetch:
    headers = {} if retry_after is None else {"retry-after": retry_after}
    return Fetch(
        url="https://shop.example/", final_url="https://shop.example/", status=status,
        fetched_at=AT, headers=headers, ttfb_ms=ttfb_ms,
    )  # fmt: skip


async def test_requests_keep_their_distance() -> None:
    one, clock = pacer()
    times = []
    for _ in range(3):
        await one.turn()
        times.append(clock.now)
    assert times == [100, 101, 102]


def test_a_crawl_delay_is_obeyed_up_to_ten_seconds() -> None:
    one, _ = pacer()
    for said, obeyed in ((None, 1), (0.1, 1), (4, 4), (3600, 10)):
        one.slow_to(said)
        assert one.interval == obeyed


@pytest.mark.parametrize("status", [429, 503])
def test_a_refusal_halves_the_rate(status: int) -> None:
    one, _ = pacer()
    one.note(answer(status))
    assert one.interval == 2


def test_a_slow_site_is_asked_half_as_often() -> None:
    one, _ = pacer()
    for _ in range(10):
        one.note(answer(ttfb_ms=2500))
    assert one.interval == 2


def test_one_slow_page_changes_nothing() -> None:
    one, _ = pacer()
    for ttfb_ms in (9000, *[20] * 12):
        one.note(answer(ttfb_ms=ttfb_ms))
    assert one.interval == 1


async def test_retry_after_is_waited_for() -> None:
    one, clock = pacer()
    one.note(answer(503, retry_after="30"))
    await one.turn()
    assert clock.now == 130


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("30", 30), ("999999", 120), ("-5", 0), ("soon", 0), ("", 0), ("9" * 400, 0),
     ("Mon, 05 Jan 2026 12:01:00 GMT", 60), ("Mon, 05 Jan 2026 11:00:00 GMT", 0)],
)  # fmt: skip
def test_retry_after_is_read_in_either_form(said: str, seconds: float) -> None:
    assert pause_of(answer(503, retry_after=said)) == seconds


@pytest.mark.parametrize("status", [429, 500, 503, None])
def test_five_refusals_in_a_row_are_enough(status: int | None) -> None:
    one, _ = pacer(0)
    for _ in range(4):
        one.note(answer(status))
    assert not one.is_turned_away
    one.note(answer(status))
    assert one.is_turned_away


def test_a_page_between_refusals_forgives_them() -> None:
    one, _ = pacer(0)
    for status in (500, 500, 404, 500, 500, 500):
        one.note(answer(status))
    assert not one.is_turned_away
