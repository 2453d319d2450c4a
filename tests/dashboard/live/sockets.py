"""Open sockets of one process as a browser does, without a server in between."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.test import Client

from aiv.models import Dealer
from dashboard.live.hub import Hub
from dealershipai import sockets
from dealershipai.accounts.models import User

ORIGIN = "http://localhost:8000"
WAIT_SECONDS = 15.0


class Socket(ApplicationCommunicator):  # type: ignore[misc]
    """The page's side of one socket; channels' own double would bring a server along."""

    def __init__(self, hub: Hub, path: str, headers: list[tuple[bytes, bytes]]) -> None:
        self.stated = {"type": "websocket", "path": path, "headers": headers}
        super().__init__(sockets.application(hub), self.stated)

    async def connect(self) -> tuple[bool, int | None]:
        """Ask to be let in; give the code of a refusal."""
        await self.send_input({"type": "websocket.connect"})
        answer = await self.receive_output(WAIT_SECONDS)
        return answer["type"] == "websocket.accept", answer.get("code")

    async def say(self, **frame: Any) -> None:
        """Send one frame."""
        await self.send_input({"type": "websocket.receive", **frame})

    async def leave(self) -> None:
        """Go away."""
        await self.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.wait(WAIT_SECONDS)


def cookie_of(person: User) -> str:
    """Sign a person in and give the cookie that says so."""
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def socket(
    hub: Hub,
    dealer: Dealer | str,
    cookie: str = "",
    origin: str | None = ORIGIN,
    *further: tuple[bytes, bytes],
) -> Socket:
    """Give a socket that was not opened yet."""
    path = f"/ws/dealers/{dealer.slug}/" if isinstance(dealer, Dealer) else dealer
    headers = [(b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookie}".encode()), *further]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    return Socket(hub, path, headers)


@asynccontextmanager
async def opened(hub: Hub, dealer: Dealer, cookie: str) -> AsyncIterator[Socket]:
    """Give an open socket and close it."""
    made = socket(hub, dealer, cookie)
    is_open, refusal = await made.connect()
    assert is_open, refusal
    try:
        yield made
    finally:
        await made.leave()


async def event(of: Socket) -> dict[str, Any]:
    """Give the next event."""
    told: dict[str, Any] = json.loads((await of.receive_output(WAIT_SECONDS))["text"])
    return told


async def code(of: Socket) -> int:
    """Give the code that a socket is closed with."""
    while (message := await of.receive_output(WAIT_SECONDS))["type"] != "websocket.close":
        pass
    return int(message["code"])
