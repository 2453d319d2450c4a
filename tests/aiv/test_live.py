"""Show that a change raises the sequence with it, and is told of only when it stands."""

import asyncio

import pytest
from django.db import transaction

from aiv import live
from aiv.domain.live_kinds import Kind
from aiv.models import Dealer


class Layer:
    """A channel layer that notes what it is given, or fails."""

    def __init__(self, *, is_out=False):
        self.sent, self.is_out = [], is_out

    async def group_send(self, group, message):
        if self.is_out:
            raise ConnectionError("out")
        self.sent.append((group, message))


@pytest.fixture
def layer(monkeypatch, settings):
    """Give the layer of a process that serves no sockets itself."""
    settings.IS_EMBEDDED = False
    monkeypatch.setattr(live, "COURIER", live.Courier())
    return installed(monkeypatch, Layer())


def installed(monkeypatch, layer):
    monkeypatch.setattr(live, "get_channel_layer", lambda: layer)
    return layer


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Run what waits for the commit of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_change_is_told_to_the_dealers_group(layer, dealers, told):
    with told():
        live.announce(dealers[0], Kind.SCORE, {"point": 0.26})
    ((group, message),) = layer.sent
    assert group == f"{dealers[0].pk.hex}.live"
    assert message == {
        "type": "live.event",
        "dealer": dealers[0].pk.hex,
        "event": {"type": "score", "id": dealers[0].slug, "seq": 1, "values": {"point": 0.26}},
    }


def test_every_change_has_its_number(layer, dealers, told):
    with told():
        numbers = [live.announce(dealers[0], Kind.MONEY) for _ in range(3)]
    assert numbers == [1, 2, 3]
    assert Dealer.objects.get(pk=dealers[0].pk).live_seq == 3


def test_what_is_undone_is_not_told(layer, dealers, told):
    with told(), pytest.raises(ZeroDivisionError), transaction.atomic():
        live.announce(dealers[0], Kind.MONEY)
        1 / 0  # noqa: B018
    assert layer.sent == []
    assert Dealer.objects.get(pk=dealers[0].pk).live_seq == 0


def test_a_layer_that_is_out_is_counted_and_left_alone(layer, monkeypatch, dealers, told):
    installed(monkeypatch, Layer(is_out=True))
    before = live.FAILURES._value.get()
    with told():
        live.announce(dealers[0], Kind.MONEY)
        live.announce(dealers[0], Kind.MONEY)
    back = installed(monkeypatch, Layer())
    live.COURIER.send("group", {})
    assert live.FAILURES._value.get() == before + 3
    assert back.sent == []


def test_a_layer_that_is_back_is_asked_again(layer, monkeypatch, dealers, told):
    monkeypatch.setattr(live, "PAUSE_SECONDS", 0.0)
    installed(monkeypatch, Layer(is_out=True))
    live.COURIER.send("group", {})
    back = installed(monkeypatch, Layer())
    live.COURIER.send("group", {})
    assert back.sent == [("group", {})]


def test_without_a_server_here_and_between_processes_nothing_is_sent(layer, settings):
    settings.IS_EMBEDDED = True
    live.COURIER.send("group", {})
    assert layer.sent == []


async def test_the_servers_own_loop_is_used_and_nobody_waits(layer):
    live.COURIER.ride(asyncio.get_running_loop())
    await asyncio.to_thread(live.COURIER.send, "group", {})
    await asyncio.sleep(0.01)
    assert layer.sent == [("group", {})]
