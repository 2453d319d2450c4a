"""What comes while the database is busy, or shortly after each other, is handed over together."""

from __future__ import annotations

import asyncio
import time

import pytest

from aiv.services.asking.batches import Batch


class Store:
    """Take numbers, remember what came together, and give their doubles."""

    def __init__(self, *, busy_s: float = 0.0) -> None:
        self.taken: list[list[int]] = []
        self._busy_s = busy_s

    def take(self, numbers: list[int]) -> list[int]:
        self.taken.append(numbers)
        time.sleep(self._busy_s)
        return [2 * number for number in numbers]


async def test_what_comes_meanwhile_goes_together() -> None:
    store = Store(busy_s=0.05)
    batch = Batch(store.take, most=10)
    first = asyncio.create_task(batch(1))
    await asyncio.sleep(0.02)
    assert await asyncio.gather(batch(2), batch(3)) == [4, 6]
    assert (await first, store.taken) == (2, [[1], [2, 3]])


async def test_one_that_lingers_waits_for_others() -> None:
    store = Store()
    batch = Batch(store.take, most=10, enough=5, linger_s=0.1)
    first = asyncio.create_task(batch(1))
    await asyncio.sleep(0.01)
    await batch(2)
    assert (await first, store.taken) == (2, [[1, 2]])


async def test_enough_do_not_linger() -> None:
    store = Store()
    batch = Batch(store.take, most=2, enough=9, linger_s=60.0)
    async with asyncio.timeout(30):
        assert await asyncio.gather(*(batch(number) for number in range(4))) == [0, 2, 4, 6]
    assert store.taken == [[0, 1], [2, 3]]


async def test_nobody_lingers_where_nothing_more_may_come() -> None:
    store, more = Store(), [True]
    batch = Batch(store.take, most=10, enough=5, linger_s=60.0, may_come=lambda: bool(more))
    first = asyncio.create_task(batch(1))
    await asyncio.sleep(0.01)
    assert store.taken == []
    more.clear()
    async with asyncio.timeout(30):
        assert (await first, await batch(2), store.taken) == (2, 4, [[1], [2]])


async def test_others_can_wait_until_what_was_just_started_is_handed_over() -> None:
    store = Store()
    batch = Batch(store.take, most=10)
    await batch.carried()
    started = asyncio.create_task(batch(1))
    await batch.carried()
    assert store.taken == [[1]]
    assert await started == 2


async def test_what_keeps_coming_keeps_nobody_waiting() -> None:
    batch, others = Batch(Store().take, most=1), list[asyncio.Task[int]]()
    first = asyncio.create_task(batch(0))
    first.add_done_callback(lambda _: others.append(asyncio.create_task(follow(1))))

    async def follow(number: int) -> int:
        if number < 500:
            others.append(asyncio.create_task(follow(number + 1)))
        return await batch(number)

    await batch.carried()
    assert first.done() and not all(other.done() for other in others)
    await asyncio.gather(*others)


async def test_whoever_waits_gets_the_fault() -> None:
    def refuse(numbers: list[int]) -> list[int]:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await Batch(refuse, most=2)(1)
