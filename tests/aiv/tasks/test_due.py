"""Waiting work is done piece by piece, and what fails keeps nothing else waiting."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from aiv.tasks import Loop
from aiv.tasks.due import HOURLY, Rounds, Work

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def counting(rounds: list[datetime], name: str = "counting", **given: timedelta) -> Work:
    def run(now: datetime) -> int:
        rounds.append(now)
        return 1

    return Work(name, run, **given)


def failing(error: Exception) -> Work:
    def run(now: datetime) -> int:
        raise error

    return Work("failing", run)


def test_each_kind_is_done_in_every_round() -> None:
    seen: list[datetime] = []
    rounds = Rounds([counting(seen, "one"), counting(seen, "two")])
    assert [rounds.do_some() for _ in range(2)] == [2, 2]
    assert len(seen) == 4 and all(now.tzinfo is UTC for now in seen)


def test_what_only_tidies_up_is_done_every_so_often() -> None:
    clock, seen = [NOW], []
    rounds = Rounds([counting(seen, every=HOURLY)], clock=lambda: clock[0])
    done = [rounds.do_some() for _ in range(3)]
    clock[0] += HOURLY
    assert (done, rounds.do_some()) == ([1, 0, 0], 1)


def test_work_that_fails_is_logged_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    rounds = Rounds([failing(RuntimeError("no disk")), Work("whole", lambda now: 1)])
    with caplog.at_level(logging.ERROR):
        assert rounds.do_some() == 1
    assert [record.message for record in caplog.records] == ["waiting work failed"]


def test_a_database_that_is_gone_is_one_line_without_a_stack(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        assert Rounds([failing(OperationalError("gone"))]).do_some() == 0
    assert [(each.message, each.exc_info) for each in caplog.records] == [
        ("work waits for the database", None)
    ]


@pytest.mark.django_db
def test_a_round_with_nothing_to_do_writes_nothing() -> None:
    rounds = Rounds()
    assert rounds.do_some() == 0
    with CaptureQueriesContext(connection) as queries:
        assert rounds.do_some() == 0
    assert {each["sql"].split()[0] for each in queries} <= {"SELECT"}


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
