"""Show two real servers and one real Redis: both pages move, and heal when Redis is killed."""

import asyncio
import json
import time
from datetime import UTC, datetime

import pytest
from channels_redis.pubsub import RedisPubSubChannelLayer
from websockets.asyncio.client import connect

from tests import documents
from tests.servers.installation import BreakableRedis, Installation
from tests.servers.launch import NotAvailable

pytestmark = pytest.mark.servers
DEALER = "harbor-point-toyota"
WORDS = "Harbor Point Toyota is my pick, number {}."


@pytest.fixture(scope="module")
def redis():
    try:
        server = BreakableRedis()
    except NotAvailable as fault:
        pytest.skip(f"NOT VERIFIED: Redis. {fault}")
    server.start()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def site(redis, tmp_path_factory):
    return Installation(tmp_path_factory.mktemp("live"), redis.url)


@pytest.fixture(scope="module")
def seeded(site):
    return site.prepared(people=1)


@pytest.fixture
def cookie(seeded):
    return seeded.cookies[0]


@pytest.fixture(scope="module")
def servers(site, seeded):
    with site.served(processes=2) as running:
        yield running


@pytest.fixture(scope="module")
def importer(site, seeded):
    with site.importer() as running:
        yield running


def page(server, cookie, **options):
    """Open the socket that a page of this server opens."""
    address = f"ws://localhost:{server.port}/ws/dealers/{DEALER}/"
    headers = {"Cookie": f"session={cookie}"}
    return connect(address, origin=server.origin, additional_headers=headers, **options)


def imported(importer, number):
    """Let the process beside the servers import one answer of now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    text = WORDS.format(number)
    importer.add(documents.line(trial=number, text=text, asked_at=now))


async def until(socket, is_wanted, seconds=30.0):
    """Give the first event that is wanted, and when it came."""
    async with asyncio.timeout(seconds):
        while True:
            event = json.loads(await socket.recv())
            if is_wanted(event):
                return event, time.time()


async def test_an_imported_answer_moves_a_page_on_each_server_within_a_second(
    importer, servers, cookie
):
    async with page(servers[0], cookie) as first, page(servers[1], cookie) as second:
        importing = asyncio.create_task(asyncio.to_thread(imported, importer, 1))
        for socket in (first, second):
            event, at = await until(socket, lambda event: event["type"] == "score")
            scored_at = datetime.fromisoformat(event["values"]["computed_at"]).timestamp()
            assert at - scored_at < 1.0
        await importing


async def test_pages_heal_when_redis_is_killed_and_when_it_is_back(
    importer, servers, redis, cookie
):
    async with page(servers[0], cookie) as first, page(servers[1], cookie) as second:
        await asyncio.sleep(0.3)
        redis.kill()
        await asyncio.to_thread(imported, importer, 2)
        seqs = [(await until(each, lambda event: True, 5.0))[0]["seq"] for each in (first, second)]
        redis.start()
        await asyncio.sleep(2.5)
        importing = asyncio.create_task(asyncio.to_thread(imported, importer, 3))
        for each, seen in zip((first, second), seqs, strict=True):
            event, _ = await until(each, lambda event: event["type"] == "score")
            assert event["seq"] > seen
            await until(each, lambda event: event["type"] == "answers")
        await importing


async def test_a_reader_that_does_not_read_costs_no_memory(servers, redis, seeded, cookie):
    layer = RedisPubSubChannelLayer(hosts=[redis.url])
    number = seeded.dealers[DEALER]
    event = {"type": "score", "id": DEALER, "values": {"words": "x" * 2000}}
    async with page(servers[0], cookie) as reading, page(servers[0], cookie) as stuck:
        await asyncio.sleep(0.3)
        stuck.transport.pause_reading()
        before = servers[0].memory_mb()
        for seq in range(1000, 6000):
            message = {"type": "live.event", "dealer": number, "event": {**event, "seq": seq}}
            await layer.group_send(f"{number}.live", message)
        newest, _ = await until(reading, lambda event: event["seq"] == 5999)
        assert newest["type"] == "score"
        assert servers[0].memory_mb() - before < 10
        stuck.transport.abort()
    await layer.flush()
