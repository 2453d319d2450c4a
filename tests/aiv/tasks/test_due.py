"""Waiting work is done piece by piece, and what fails keeps nothing else waiting."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from aiv.models import InventoryFeed, SiteAudit
from aiv.tasks import Loop, due
from aiv.tasks.due import Work


def test_each_kind_is_done_with_the_same_clock() -> None:
    seen: list[datetime] = []
    work = Work("counting", lambda now: len(seen.append(now) or "x"))  # type: ignore[func-returns-value]
    assert due.do_some([work, work]) == 2
    assert all(now.tzinfo is UTC for now in seen)


def test_work_that_fails_is_logged_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    def broken(now: datetime) -> int:
        raise RuntimeError("the disk is gone")

    with caplog.at_level(logging.ERROR):
        assert due.do_some([Work("broken", broken), Work("whole", lambda now: 1)]) == 1
    assert [record.message for record in caplog.records] == ["waiting work failed"]


@pytest.mark.django_db
def test_with_nothing_waiting_nothing_is_done() -> None:
    assert due.do_some() == 0
    assert not SiteAudit.objects.exists() and not InventoryFeed.objects.exists()


@pytest.mark.django_db
def test_the_command_ends_when_nothing_waits() -> None:
    call_command("work", once=True)


def test_a_loop_works_until_it_is_stopped() -> None:
    rounds, rested = [], threading.Event()

    def some() -> int:
        rounds.append(1)
        if len(rounds) < 3:
            return 1
        rested.set()
        return 0

    loop = Loop(some, idle_seconds=60)
    loop.start()
    assert rested.wait(5)
    loop.stop()
    assert len(rounds) == 3


def test_a_stopped_loop_does_no_more() -> None:
    loop = Loop(lambda: pytest.fail("it worked"))
    loop.stop()
    loop.run()
