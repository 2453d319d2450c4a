"""A name of an address is believed only when it leads back to it, and nobody waits long for one."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import pytest

from aiv.outbound.names import Resolver

BOT = "66.249.66.1"


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    said: dict[str, Any] = {"name": "Crawl-1.GoogleBot.com.", "back": [BOT]}

    def name_of(_: str) -> tuple[str, list[str], list[str]]:
        if isinstance(said["name"], OSError):
            raise said["name"]
        return said["name"], [], []

    def addresses_of(*_: Any, **__: Any) -> list[Any]:
        return [(0, 0, 0, "", (address, 0)) for address in said["back"]]

    monkeypatch.setattr(socket, "gethostbyaddr", name_of)
    monkeypatch.setattr(socket, "getaddrinfo", addresses_of)
    return said


def ask(seconds: float = 2.0) -> str | None:
    with Resolver(seconds=seconds) as resolver:
        return resolver.confirmed(BOT)


def test_a_name_that_leads_back_is_given(played: dict[str, Any]) -> None:
    assert ask() == "crawl-1.googlebot.com"


def test_a_name_that_leads_elsewhere_is_none(played: dict[str, Any]) -> None:
    played["back"] = ["9.9.9.9"]
    assert ask() is None


def test_an_address_without_a_name_is_none(played: dict[str, Any]) -> None:
    played["name"] = socket.herror("no name")
    assert ask() is None


def test_a_name_server_that_does_not_answer_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = threading.Event()
    monkeypatch.setattr(socket, "gethostbyaddr", lambda _: done.wait(5))
    started = time.monotonic()
    with Resolver(seconds=0.02) as resolver:
        assert [resolver.confirmed(BOT) for _ in range(100)] == [None] * 100
    assert time.monotonic() - started < 1
    assert resolver.is_silent
    done.set()
