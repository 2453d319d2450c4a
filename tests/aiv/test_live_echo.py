"""A process hears itself through the channel layer, or is told in time that it does not."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from channels.layers import channel_layers

from aiv import live
from aiv.live import Courier
from dealershipai import layers


def test_a_word_comes_back() -> None:
    courier = Courier()
    for _ in range(3):
        courier.round_trip(seconds=2.0)


def test_several_at_once_hear_their_own() -> None:
    courier = Courier()
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: courier.round_trip(seconds=5.0), range(8)))


class Layer:
    """Take words and never bring one back."""

    async def new_channel(self, prefix: str) -> str:
        return prefix

    async def send(self, channel: str, message: dict[str, Any]) -> None:
        return None

    async def receive(self, channel: str) -> dict[str, Any]:
        await asyncio.sleep(60)
        return {}


def test_a_layer_that_brings_nothing_back_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "get_channel_layer", Layer)
    with pytest.raises(TimeoutError):
        Courier().round_trip(seconds=0.05)


def test_a_layer_that_takes_nothing_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: Any) -> None:
        raise OSError("no layer")

    monkeypatch.setattr(live, "get_channel_layer", Layer)
    monkeypatch.setattr(Layer, "send", refuse)
    with pytest.raises(OSError, match="no layer"):
        Courier().round_trip(seconds=1.0)


@pytest.mark.servers
def test_it_comes_back_through_redis(redis_url: str, settings: Any) -> None:
    settings.CHANNEL_LAYERS = layers.from_url(redis_url)
    channel_layers.backends = {}
    try:
        courier = Courier()
        for _ in range(3):
            courier.round_trip(seconds=2.0)
    finally:
        channel_layers.backends = {}
