"""A provider's pace holds inside a process, across processes through Redis, and without it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import redis

from aiv.selectors.asking.paces import Pace
from aiv.services.asking import shared_paces
from aiv.services.asking.paces import FULL_S, LocalPaces, Paces
from aiv.services.asking.shared_paces import SharedPaces
from tests.servers.installation import BreakableRedis

SLOW = Pace(per_minute=60, in_flight=100)
NARROW = Pace(per_minute=60_000, in_flight=2)
NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture(params=["local", pytest.param("shared", marks=pytest.mark.servers)])
async def kept(request: pytest.FixtureRequest) -> AsyncIterator[Paces]:
    """Give the paces of one process, and of several."""
    if request.param == "local":
        yield LocalPaces()
        return
    url = request.getfixturevalue("redis_url")
    redis.Redis.from_url(url).flushdb()
    paces = SharedPaces(url, local=LocalPaces())
    yield paces
    await paces.aclose()


async def test_a_call_beyond_the_minute_waits(kept: Paces) -> None:
    assert await kept.take("openai", "a", SLOW) == 0
    assert 0.5 < await kept.take("openai", "b", SLOW) <= 1.0


async def test_another_provider_has_a_pace_of_its_own(kept: Paces) -> None:
    await kept.take("openai", "a", SLOW)
    assert await kept.take("xai", "b", SLOW) == 0


async def test_no_more_are_out_than_the_account_allows(kept: Paces) -> None:
    waits = [await kept.take("openai", holder, NARROW) for holder in "abc"]
    assert waits == [0, 0, FULL_S]
    await kept.release("openai", "a")
    assert await kept.take("openai", "c", NARROW) == 0


async def test_a_place_that_is_held_stays_taken(kept: Paces) -> None:
    for holder in "ab":
        await kept.take("openai", holder, NARROW)
    await kept.hold("openai", ["a", "b"])
    assert await kept.take("openai", "c", NARROW) == FULL_S


@pytest.mark.servers
async def test_two_processes_share_one_pace(redis_url: str) -> None:
    redis.Redis.from_url(redis_url).flushdb()
    first, second = (SharedPaces(redis_url, local=LocalPaces()) for _ in range(2))
    try:
        assert await first.take("openai", "a", SLOW) == 0
        assert await second.take("openai", "b", SLOW) > 0
        redis.Redis.from_url(redis_url).flushdb()
        # A Redis that came back empty lets one through, and keeps the pace from there.
        assert await second.take("openai", "b", SLOW) == 0
        assert await first.take("openai", "c", SLOW) > 0
    finally:
        await first.aclose()
        await second.aclose()


async def test_without_redis_a_process_keeps_half_of_the_pace(
    caplog: pytest.LogCaptureFixture,
) -> None:
    paces = SharedPaces(NOWHERE, local=LocalPaces())
    assert await paces.take("openai", "a", SLOW) == 0
    assert 1.5 < await paces.take("openai", "b", SLOW) <= 2.0
    await paces.release("openai", "a")
    await paces.aclose()
    # It is said once and not at every call.
    assert caplog.text.count("without Redis") == 1


@pytest.mark.servers
async def test_a_redis_that_goes_away_and_comes_back_empty_keeps_the_pace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shared_paces, "AWAY_S", 0.05)
    store = BreakableRedis()
    store.start()
    first, second = (SharedPaces(store.url, local=LocalPaces()) for _ in range(2))
    try:
        assert await first.take("openai", "a", SLOW) == 0
        store.kill()
        # Each process for itself now, at half of the pace: two of them keep the whole of it.
        assert [await each.take("openai", "b", SLOW) for each in (first, second)] == [0, 0]
        assert await first.take("openai", "c", SLOW) > 1.0
        store.start()
        await asyncio.sleep(0.1)
        assert await second.take("openai", "d", SLOW) == 0
        assert 0 < await first.take("openai", "e", SLOW) <= 1.0
    finally:
        await first.aclose()
        await second.aclose()
        store.remove()


@pytest.mark.servers
async def test_places_that_were_out_when_redis_went_away_stay_few() -> None:
    store = BreakableRedis()
    store.start()
    paces = SharedPaces(store.url, local=LocalPaces())
    try:
        assert [await paces.take("openai", holder, NARROW) for holder in "ab"] == [0, 0]
        store.kill()
        store.start()
        # An empty Redis knows of none that are out; those that say so are not put back in by it.
        await paces.hold("openai", ["a", "b"])
        await paces.release("openai", "a")
        assert [await paces.take("openai", holder, NARROW) for holder in "cde"][-1] == FULL_S
    finally:
        await paces.aclose()
        store.remove()
