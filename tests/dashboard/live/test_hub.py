"""Show how one process fans out: newest state for a slow reader, nothing to a rival's page."""

import asyncio
import json
from uuid import UUID

import pytest

from dashboard.live.admissions import Admission
from dashboard.live.hub import Hub
from dashboard.live.mailbox import Mailbox
from dealershipai.accounts.sessions import Held

DEALER = UUID(int=7)


def admission(*, is_own=True, seq=0):
    held = Held(person_id=UUID(int=1), key="key", auth_hash="hash")
    return Admission(held=held, dealer_id=DEALER, slug="harbor", seq=seq, is_own=is_own)


def score(seq):
    return {"type": "score", "id": "harbor", "seq": seq, "values": {"point": 0.26}}


@pytest.fixture
async def asked():
    """Give the sequence the database would tell, and who may not watch any more."""
    return {"seq": 0, "refused": {}}


@pytest.fixture
async def hub(asked):
    async def sequences(dealers):
        return dict.fromkeys(dealers, asked["seq"])

    async def refusals(admissions):
        return asked["refused"]

    made = Hub(sequences=sequences, refusals=refusals, beat_seconds=0.005)
    yield made
    made.stop()
    await asyncio.sleep(0)


async def never(code):
    raise AssertionError(code)


async def told(seat):
    return [json.loads(frame) for frame in await asyncio.wait_for(seat.mailbox.take(), 2)]


async def test_a_slow_reader_is_given_the_newest_of_each_kind():
    mailbox = Mailbox()
    for number in range(1000):
        mailbox.put("score", number, str(number))
    mailbox.put("money", 7, "m")
    assert await mailbox.take() == ["999", "m"]


async def test_an_older_state_that_comes_late_takes_no_newer_ones_place():
    mailbox = Mailbox()
    mailbox.put("score", 6, "new")
    mailbox.put("score", 5, "old")
    assert await mailbox.take() == ["new"]


async def test_everybody_is_told_the_same_text(hub):
    seats = [hub.join(admission(), never) for _ in range(2)]
    hub.deliver(DEALER, score(3))
    first, second = [await seat.mailbox.take() for seat in seats]
    assert first[0] is second[0]


async def test_a_rivals_page_is_told_no_figures(hub):
    seat = hub.join(admission(is_own=False), never)
    hub.deliver(DEALER, score(3))
    assert await told(seat) == [{"type": "changed", "id": "harbor", "seq": 3}]


async def test_a_lost_message_is_found_by_the_sequence(hub, asked):
    seat = hub.join(admission(), never)
    asked["seq"] = 5
    assert await told(seat) == [{"type": "changed", "id": "harbor", "seq": 5}]


async def test_what_was_told_is_not_told_again(hub, asked):
    seat = hub.join(admission(seq=2), never)
    hub.deliver(DEALER, score(5))
    asked["seq"] = 5
    await told(seat)
    await asyncio.sleep(0.05)
    assert not seat.mailbox._filled.is_set()


async def test_a_beat_that_fails_is_not_the_last(hub, asked, monkeypatch, caplog):
    seat = hub.join(admission(), never)
    asked["seq"] = "no number"
    await asyncio.sleep(0.03)
    asked["seq"] = 4
    assert (await told(seat))[0]["seq"] == 4
    assert "live beat failed" in caplog.text


async def test_who_may_not_watch_is_closed(hub, asked):
    closed = asyncio.get_running_loop().create_future()

    async def close(code):
        closed.set_result(code)

    seat = hub.join(admission(), close)
    asked["refused"] = {seat.admission: 4403}
    assert await asyncio.wait_for(closed, 2) == 4403


async def test_without_sockets_nothing_runs(hub):
    seats = [hub.join(admission(), never) for _ in range(3)]
    await asyncio.sleep(0.01)
    for seat in seats:
        hub.leave(seat)
        hub.leave(seat)
    await asyncio.sleep(0.02)
    assert len(asyncio.all_tasks()) == 1
