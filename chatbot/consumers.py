"""Hold the socket of one shopper's page: it opens with a ticket, or comes back with its secret."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.http import HttpRequest

from aiv.domain import strict_json
from aiv.domain.errors import DealershipError, InvalidInput
from aiv.domain.shopper_chat import faults, phrases
from aiv.models import ShopperChat
from aiv.services.chat import chat_messages, chat_presence, shopper_chats
from chatbot import frames, limits, sayings
from chatbot.ears import Ear
from chatbot.limits import Pace

MALFORMED: Final = 1007
TOO_OFTEN: Final = 1008
NO_TICKET: Final = 4401
FORBIDDEN: Final = 4403
TOO_MANY: Final = 4429
FIRST_WORD_SECONDS: Final = 10.0
FRAMES_A_MINUTE: Final = 60
MESSAGES_A_MINUTE: Final = 20


class ShopperConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """One socket of one chat; no cookie and no session is read."""

    # An ear of its own hears the chat: one that is given before would need the layer to be there.
    channel_layer_alias = ""

    def __init__(self) -> None:
        super().__init__()
        self.chat: ShopperChat | None = None
        self.origin = ""
        self.language = phrases.DEFAULT
        self.frames = Pace(most=FRAMES_A_MINUTE, seconds=60)
        self.messages = Pace(most=MESSAGES_A_MINUTE, seconds=60)
        self.waiting: asyncio.Task[None] | None = None
        self.ear: Ear | None = None

    async def connect(self) -> None:
        """Let a socket in that states one origin; what it may do its first word decides."""
        self.origin = _origin(self.scope)
        if not self.origin:
            await self.close(FORBIDDEN)
        elif await database_sync_to_async(_wait)(self.scope):
            await self.close(TOO_MANY)
        else:
            await self.accept()
            self.waiting = asyncio.create_task(self._end_silence())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Hear one frame and answer it."""
        if self.frames.is_passed():
            await self.close(TOO_OFTEN)
            return
        try:
            if self.chat is None:
                await self._begin(frames.first(text_data or ""))
            else:
                await self._go_on(self.chat, frames.later(text_data or ""))
        except DealershipError as fault:
            await self._refuse(fault)

    async def disconnect(self, code: int) -> None:
        """Leave the chat's group; the chat itself stays for whoever comes back."""
        if self.waiting is not None:
            self.waiting.cancel()
        if self.ear is not None:
            await self.ear.stop()
        if self.chat is not None:
            await database_sync_to_async(chat_presence.leave)(self.chat.pk)

    async def tell(self, event: Mapping[str, Any]) -> None:
        """Send one event; a page that has gone is noticed by the server."""
        with contextlib.suppress(OSError):
            await self.send(text_data=strict_json.exact(dict(event)))

    async def _begin(self, frame: frames.First) -> None:
        """Open or resume; joined first and read after, so that nothing falls between."""
        now = datetime.now(UTC)
        if isinstance(frame, frames.Open):
            self.language = frame.language
            opened = await database_sync_to_async(sayings.opened)(frame, self.origin, now=now)
            if opened is None:
                await self.close(NO_TICKET)
                return
            self.chat, since = opened.chat, 0
            await self.tell({"type": "opened", "secret": opened.secret})
        else:
            chat = await database_sync_to_async(shopper_chats.come_back)(frame.secret, self.origin)
            if chat is None:
                await self.close(NO_TICKET)
                return
            self.chat, since = chat, frame.since
        if self.waiting is not None:
            self.waiting.cancel()
        self.language = self.chat.language
        self.ear = Ear(chat_messages.group_of(self.chat), self.tell)
        await self.ear.listen()
        await self._catch_up(self.chat, since)

    async def _go_on(self, chat: ShopperChat, frame: frames.Later) -> None:
        if isinstance(frame, frames.Say) and self.messages.is_passed():
            raise faults.refused("text", "too_quick")
        if isinstance(frame, frames.Here):
            await self._catch_up(chat, frame.since)
            return
        request = _request(self.scope)
        await database_sync_to_async(sayings.hear)(chat, frame, request, now=datetime.now(UTC))
        if isinstance(frame, frames.LeaveContact):
            await self.tell({"type": "taken"})

    async def _catch_up(self, chat: ShopperChat, since: int) -> None:
        for event in await database_sync_to_async(sayings.missed)(chat, since):
            await self.tell(event)

    async def _refuse(self, fault: DealershipError) -> None:
        field = fault.field if isinstance(fault, InvalidInput) else ""
        if field == "frame":
            await self.close(MALFORMED)
        else:
            words = faults.told(fault, self.language)
            await self.tell({"type": "error", "field": field, "words": words})

    async def _end_silence(self) -> None:
        await asyncio.sleep(FIRST_WORD_SECONDS)
        await self.close(NO_TICKET)


def _origin(scope: Mapping[str, Any]) -> str:
    stated = [value for name, value in scope.get("headers", ()) if name == b"origin"]
    return stated[0].decode("latin-1")[:300] if len(stated) == 1 else ""


def _wait(scope: Mapping[str, Any]) -> int:
    return limits.wait_of_address(_request(scope), limits.SOCKETS_OF_ADDRESS)


def _request(scope: Mapping[str, Any]) -> HttpRequest:
    """Give the address of a socket in the form in which limits read it."""
    request = HttpRequest()
    client = scope.get("client") or ("", 0)
    forwarded = [
        value.decode("latin-1")
        for name, value in scope.get("headers", ())
        if name == b"x-forwarded-for"
    ]
    request.META["REMOTE_ADDR"] = str(client[0])
    request.META["HTTP_X_FORWARDED_FOR"] = ",".join(forwarded)
    return request
