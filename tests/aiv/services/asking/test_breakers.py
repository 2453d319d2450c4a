"""A provider that fails again and again is left alone, and tried again with one call."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aiv.models import ProviderBreaker
from aiv.services.asking import breakers

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def key(settings: Any) -> None:
    settings.PROVIDER_KEYS = {"openai": "sk-first-key"}


def fail(times: int = 1, *, now: datetime = NOW, wait: timedelta = timedelta()) -> ProviderBreaker:
    breakers.fail("openai", times=times, reason="503", wait=wait, now=now)
    return breakers.states()["openai"]


def test_a_few_failures_shut_nothing() -> None:
    assert not breakers.is_shut(fail(breakers.THRESHOLD - 1), now=NOW)


def test_enough_in_a_row_shut_it_for_a_rest() -> None:
    shut = fail(breakers.THRESHOLD)
    assert breakers.is_shut(shut, now=NOW) and shut.reason == "503"
    assert not breakers.is_shut(shut, now=NOW + breakers.FIRST_REST)


def test_the_rest_doubles_with_each_trip_up_to_a_bound() -> None:
    rests, now = [], NOW
    for _ in range(9):
        shut = fail(breakers.THRESHOLD, now=now)
        assert shut.open_until is not None
        rests.append(shut.open_until - now)
        now = shut.open_until
    assert rests[:3] == [breakers.FIRST_REST * 2**step for step in range(3)]
    assert rests[-1] == breakers.LONGEST_REST


def test_a_wait_that_the_provider_asks_for_is_kept() -> None:
    shut = fail(breakers.THRESHOLD, wait=timedelta(hours=1))
    assert shut.open_until == NOW + timedelta(hours=1)


def test_one_worker_may_try_after_the_rest() -> None:
    shut = fail(breakers.THRESHOLD)
    later = NOW + breakers.FIRST_REST
    assert not breakers.may_try(shut, now=NOW)
    assert [breakers.may_try(shut, now=later) for _ in range(2)] == [True, False]


def test_an_answer_closes_it() -> None:
    fail(breakers.THRESHOLD)
    breakers.succeed("openai")
    assert breakers.states() == {}


def test_a_new_key_starts_with_a_clean_record(settings: Any) -> None:
    fail(breakers.THRESHOLD)
    settings.PROVIDER_KEYS = {"openai": "sk-second-key"}
    assert breakers.states() == {}
