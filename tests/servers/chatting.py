"""Chat with a store over a running server's socket, as the widget on its site does."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

SITE = "https://www.harborpointtoyota.example"
HEARS_S = 1.0
PATIENCE_S = 20.0


@dataclass(slots=True)
class Chat:
    """One open socket, and all that was heard on it."""

    wire: ClientConnection
    seq: int = 0
    heard: list[dict[str, Any]] = field(default_factory=list)

    def say(self, text: str) -> float:
        """Write a message; give the seconds until the assistant's reply to it is there."""
        begun = time.monotonic()
        self.tell(type="say", text=text)
        self.hear("shopper", text)
        self.hear("assistant")
        return time.monotonic() - begun

    def hear(self, author: str, text: str = "") -> None:
        """Wait for a message of somebody."""
        begun = time.monotonic()
        while True:
            assert time.monotonic() - begun < PATIENCE_S, self.heard
            event = self._next()
            if event is None:
                # As the page does every few seconds: what got lost on the way is asked for.
                self.tell(type="here", since=self.seq)
            elif event.get("author") == author and text in event.get("text", ""):
                return

    def tell(self, **frame: Any) -> None:
        """Send one frame."""
        self.wire.send(json.dumps(frame))

    def _next(self) -> dict[str, Any] | None:
        try:
            event: dict[str, Any] = json.loads(self.wire.recv(timeout=HEARS_S))
        except TimeoutError:
            return None
        self.seq = max(self.seq, event.get("seq", 0))
        self.heard.append(event)
        return event


def ticket(port: int, key: str, *, origin: str = SITE, address: str = "127.0.0.1") -> str:
    """Ask for a ticket from an address of this machine."""
    line = HTTPConnection("127.0.0.1", port, source_address=(address, 0), timeout=PATIENCE_S)
    line.request("POST", "/chatbot/tickets", json.dumps({"key": key}), {"Origin": origin})
    answer = line.getresponse()
    body = json.loads(answer.read())
    line.close()
    assert answer.status == 200, body
    return str(body["ticket"])


@contextmanager
def opened(port: int, key: str) -> Iterator[Chat]:
    """Open a chat until the block ends."""
    given = ticket(port, key)
    with connect(
        f"ws://127.0.0.1:{port}/ws/widget/", origin=Origin(SITE), compression=None, close_timeout=1
    ) as wire:
        chat = Chat(wire)
        chat.tell(type="open", ticket=given, language="en", agreed=True)
        assert "secret" in json.loads(wire.recv(timeout=PATIENCE_S))
        chat.hear("assistant")
        yield chat
