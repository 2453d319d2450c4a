"""Huge, binary, deep, many and unread frames end one socket, and nobody else hears of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from chatbot import limits
from dashboard.live.hub import MAX_SOCKETS_A_PERSON
from tests.dealershipai.conftest import Furnished
from tests.servers import chatting
from tests.servers.chatting import Chat
from tests.servers.installation import Installation, Served

pytestmark = [pytest.mark.servers, pytest.mark.django_db]
MB: Final = 2**20
SITE: Final = Origin(chatting.SITE)
FOREIGN: Final = Origin("https://elsewhere.example")
MOST_GROWTH_MB: Final = 15.0
ABUSES: Final = {
    "a megabyte": ["x" * MB],
    "binary": [b"\x00\xff" * 1000],
    "deep JSON": ["[" * 30_000 + "]" * 30_000],
    "a thousand frames": ['{"type": "typing"}'] * 1_000,
}
ENDS: Final = {
    "a megabyte": {1009},
    "binary": {1003, 1007},
    "deep JSON": {1007, 1009},
    "a thousand frames": {1008},
}


@dataclass(frozen=True, slots=True)
class Site:
    """A server with an open chat that others must not disturb."""

    served: Served
    furnished: Furnished
    chat: Chat

    @contextmanager
    def page(self) -> Iterator[ClientConnection]:
        """Open the socket of a signed-in page."""
        with connect(
            f"ws://localhost:{self.served.port}/ws/dealers/harbor-point-toyota/",
            origin=Origin(self.served.origin),
            additional_headers={"Cookie": f"session={self.furnished.cookie}"},
            compression=None, close_timeout=1,
        ) as wire:  # fmt: skip
            yield wire

    @contextmanager
    def shopper(self) -> Iterator[ClientConnection]:
        """Open the socket of a chat."""
        with chatting.opened(self.served.port, self.furnished.key) as chat:
            yield chat.wire


DOORS: Final = {"page": Site.page, "shopper": Site.shopper}


@pytest.fixture(scope="module")
def site(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    served_by = Installation(
        tmp_path_factory.mktemp("sockets"), database_url=furnished.copied.served_url
    )
    with served_by.server() as served, chatting.opened(served.port, furnished.key) as chat:
        yield Site(served, furnished, chat)


def ended(wire: ClientConnection, frames: list[str] | list[bytes]) -> int:
    """Send frames; give the code with which the server ends the socket."""
    try:
        for frame in frames:
            wire.send(frame)
        while True:
            wire.recv(timeout=10)
    except ConnectionClosed as end:
        return end.rcvd.code if end.rcvd else 0


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("abuse", ABUSES)
def test_an_abuse_ends_its_own_socket(site: Site, door: str, abuse: str) -> None:
    before = site.served.memory_mb()
    with DOORS[door](site) as wire:
        assert ended(wire, ABUSES[abuse]) in ENDS[abuse]
    assert site.chat.say("Do you sell vans?") < chatting.HEARS_S
    assert site.served.memory_mb() - before < MOST_GROWTH_MB


def test_one_network_opens_so_many_chats_and_no_more(site: Site) -> None:
    before = site.served.memory_mb()
    statuses = [
        _refused(site, address="127.0.0.9") for _ in range(limits.SOCKETS_OF_ADDRESS.calls + 40)
    ]
    assert statuses.count(403) == 40
    assert _refused(site, address="127.0.0.10") == 0
    assert site.chat.say("Do you sell vans?") < chatting.HEARS_S
    assert site.served.memory_mb() - before < MOST_GROWTH_MB


def _refused(site: Site, address: str) -> int:
    """Open a socket and leave; give the status of a refusal, 0 for none."""
    try:
        with connect(
            f"ws://127.0.0.1:{site.served.port}/ws/widget/", origin=SITE,
            source_address=(address, 0), compression=None, close_timeout=0.1,
        ):  # fmt: skip
            return 0
    except InvalidStatus as refusal:
        return refusal.response.status_code


def test_one_person_opens_so_many_pages_and_no_more(site: Site) -> None:
    with ExitStack() as stack:
        for _ in range(MAX_SOCKETS_A_PERSON):
            stack.enter_context(site.page())
        with pytest.raises(InvalidStatus):
            stack.enter_context(site.page())


def test_five_hundred_strangers_sockets_are_refused_before_anything_is_kept(site: Site) -> None:
    before = site.served.memory_mb()
    address = f"ws://localhost:{site.served.port}/ws/dealers/harbor-point-toyota/"
    for _ in range(500):
        with pytest.raises(InvalidStatus), connect(address, origin=FOREIGN, compression=None):
            continue
    assert site.served.memory_mb() - before < MOST_GROWTH_MB
    assert site.chat.say("Do you sell vans?") < chatting.HEARS_S


def test_a_shopper_who_asks_and_never_reads_costs_no_memory(site: Site) -> None:
    before = site.served.memory_mb()
    with site.shopper() as wire:
        for _ in range(15):
            wire.send(json.dumps({"type": "say", "text": "a" * 3_900}))
        for _ in range(40):
            wire.send(json.dumps({"type": "here", "since": 0}))
        assert site.chat.say("Do you sell vans?") < chatting.HEARS_S
    assert site.served.memory_mb() - before < MOST_GROWTH_MB
