"""Give the tests of sockets a hub of their own and people who are signed in."""

import asyncio

import pytest

from aiv.live import COURIER
from dashboard.live import hub as hubs
from dealershipai import sockets
from tests.dashboard.live.sockets import cookie_of


@pytest.fixture
async def hub(monkeypatch):
    """Give the hub of this test's loop, which is the server's loop for as long."""
    made = sockets.new_hub()
    COURIER.ride(asyncio.get_running_loop())
    yield made
    COURIER.ride(None)
    made.stop()
    await asyncio.sleep(0)


@pytest.fixture
def impatient(monkeypatch):
    """Let rights be asked again at every beat."""
    monkeypatch.setattr(hubs, "BEATS_A_CHECK", 1)


@pytest.fixture
def cookie(owner):
    """Give the cookie of the first dealer's owner."""
    return cookie_of(owner)
