"""While Redis is slow, full, frozen, gone or empty, people sign in, read and chat as before."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import pytest
import redis

from tests import cast
from tests.dealershipai.conftest import Furnished
from tests.servers import chatting
from tests.servers.chatting import Chat
from tests.servers.installation import BreakableRedis, Installation
from tests.servers.launch import NotAvailable
from tests.servers.visiting import Visitor

pytestmark = [pytest.mark.servers, pytest.mark.django_db]
DEALER: Final = "/dealers/harbor-point-toyota/"
SLOWER_S: Final = 1.0
# A page asks every few seconds for what it did not hear; the tests' own asks after one.
ASKED_AFTER_S: Final = chatting.HEARS_S
RETRY_S: Final = 5.0


@dataclass(slots=True)
class Site:
    """A server whose Redis a test may break, with a chat that was open before."""

    port: int
    cookie: str
    key: str
    store: BreakableRedis
    chat: Chat

    def seconds(self) -> dict[str, float]:
        """Sign in, read, and talk in the old chat and in a new one; give how long each took."""
        form = {"login": "operator-0@site.example", "password": cast.PASSWORD}
        signed_in = Visitor(self.port).send("/accounts/login/", **form)
        page = Visitor(self.port, {"session": self.cookie}).get(DEALER)
        assert (signed_in.status, page.status) == (302, 200)
        begun = time.monotonic()
        with chatting.opened(self.port, self.key) as chat:
            chat.say("are you a robot?")
        opened = time.monotonic() - begun
        told = self.chat.say("Do you sell vans?")
        return {
            "sign in": signed_in.seconds, "page": page.seconds, "new chat": opened, "chat": told
        }  # fmt: skip

    def state(self) -> str:
        return Visitor(self.port).get("/readyz").text


@pytest.fixture(scope="module")
def site(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    try:
        store = BreakableRedis()
    except NotAvailable as fault:
        pytest.skip(f"NOT VERIFIED: Redis. {fault}")
    store.start()
    served_by = Installation(
        tmp_path_factory.mktemp("redis"), store.url, furnished.copied.served_url
    )
    try:
        with (
            served_by.server() as served,
            chatting.opened(served.port, furnished.key) as chat,
        ):
            yield Site(served.port, furnished.cookie, furnished.key, store, chat)
    finally:
        store.remove()


def pause(store: BreakableRedis) -> Callable[[], None]:
    """Let it be slow: nothing is answered for two seconds."""
    with redis.Redis.from_url(store.url) as line:
        line.execute_command("CLIENT", "PAUSE", 2000, "ALL")
    return lambda: None


def fill(store: BreakableRedis) -> Callable[[], None]:
    """Let it refuse every write for want of memory."""

    def limit(memory: int) -> None:
        with redis.Redis.from_url(store.url) as line:
            line.config_set("maxmemory-policy", "noeviction")
            line.config_set("maxmemory", memory)

    limit(1)
    return lambda: limit(0)


def freeze(store: BreakableRedis) -> Callable[[], None]:
    """Let it hold its connections and say nothing."""
    store.freeze()
    return store.thaw


def kill(store: BreakableRedis) -> Callable[[], None]:
    """Let it be gone, and come back empty."""
    store.kill()
    return store.start


@pytest.mark.parametrize("break_", [pause, fill, freeze, kill])
def test_people_sign_in_read_and_chat_while_redis_is_in_trouble(
    site: Site, break_: Callable[[BreakableRedis], Callable[[], None]]
) -> None:
    whole = site.seconds()
    mend = break_(site.store)
    broken = site.seconds()
    mend()
    waits = {"new chat": 2 * ASKED_AFTER_S, "chat": ASKED_AFTER_S}
    slower = {name: broken[name] - whole[name] - waits.get(name, 0) for name in whole}
    assert max(slower.values()) < SLOWER_S, (whole, broken)
    begun = time.monotonic()
    while "ok" not in site.state():
        assert time.monotonic() - begun < 6 * RETRY_S
        time.sleep(0.2)
    # What happens is told at once again, on the socket that was open all the while.
    assert site.chat.say("What are your hours?") < ASKED_AFTER_S
