"""Tell an open page of one dealer what changes, and answer what its person asks about it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any, Final

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from aiv.domain import strict_json
from aiv.domain.errors import InvalidInput
from dashboard.live import questions
from dashboard.live.admissions import admit
from dashboard.live.hub import Hub, Seat
from dashboard.live.questions import Question

UNSUPPORTED: Final = 1003
MALFORMED: Final = 1007
TOO_OFTEN: Final = 1008
TOO_LARGE: Final = 1009
TOO_MANY: Final = 4429
MAX_FRAME_BYTES: Final = 64 * 1024
# A page asks at most a question now and then; a stream of words is not borne.
MAX_FRAMES: Final = 10
WINDOW_SECONDS: Final = 10.0


class DealerConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """One socket of one dealer's page; what it is sent comes out of the hub of this process."""

    # The hub subscribes once for the process; a channel for each socket would cost ten times it.
    channel_layer_alias = ""

    def __init__(self, *, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self.seat: Seat | None = None
        self.writing: asyncio.Task[None] | None = None
        self.answering: asyncio.Task[None] | None = None
        self.patience = Patience()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Follow one socket and give its place back, however it ends."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._leave()

    async def connect(self) -> None:
        """Let the person in, or close with the reason before anything is joined."""
        verdict = await database_sync_to_async(admit)(self.scope)
        if isinstance(verdict, int):
            await self.close(verdict)
        elif not self.hub.has_room(verdict.held.person_id):
            await self.close(TOO_MANY)
        else:
            self.seat = self.hub.join(verdict, self.end)
            await self.accept()
            self.writing = asyncio.create_task(self._write(self.seat))

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Hear a frame: a question of the dealer's people, or a way to misbehave."""
        code = self.patience.fault_of(text_data) if self.seat else None
        if code is not None:
            await self.end(code)
        elif self.seat is not None and text_data is not None:
            await self._hear(self.seat, text_data)

    async def end(self, code: int) -> None:
        """Close once; what comes after is not heard."""
        if self.seat is None:
            return
        self._leave()
        with contextlib.suppress(OSError):
            await self.close(code)

    def _leave(self) -> None:
        if self.seat is not None:
            self.hub.leave(self.seat)
            self.seat = None
        for task in (self.writing, self.answering):
            if task is not None:
                task.cancel()

    async def _hear(self, seat: Seat, text: str) -> None:
        question = questions.question_of(text)
        if question is None:
            return
        if self.answering is not None and not self.answering.done():
            await self._tell(questions.fault(question, questions.ONE_AT_A_TIME))
        else:
            self.answering = asyncio.create_task(self._answer(seat, question))

    async def _answer(self, seat: Seat, question: Question) -> None:
        """Give an answer sentence by sentence; a page that has gone finds it kept."""
        # A thread of its own: a model may take seconds, and the other sockets share one.
        answered = database_sync_to_async(questions.answered, thread_sensitive=False)
        *pieces, last = await answered(seat.admission, question)
        for piece in pieces:
            await self._tell(piece)
            await asyncio.sleep(questions.PACE_SECONDS)
        # The page may ask on as soon as it has the last piece.
        self.answering = None
        await self._tell(last)

    async def _tell(self, piece: questions.Frame) -> None:
        with contextlib.suppress(OSError):
            await self.send(text_data=strict_json.exact(piece))

    async def _write(self, seat: Seat) -> None:
        # A reader that has gone is noticed by the server, which then ends the socket.
        with contextlib.suppress(OSError):
            while True:
                for frame in await seat.mailbox.take():
                    await self.send(text_data=frame)


class Patience:
    """Judge what a client sends, and how often."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._frames = 0

    def fault_of(self, text: str | None) -> int | None:
        """Give the code to close with, None for a frame that does no harm."""
        if text is None:
            return UNSUPPORTED
        if len(text.encode("utf-8", "surrogatepass")) > MAX_FRAME_BYTES:
            return TOO_LARGE
        if self._is_too_often():
            return TOO_OFTEN
        try:
            strict_json.parse(text)
        except InvalidInput:
            return MALFORMED
        return None

    def _is_too_often(self) -> bool:
        now = time.monotonic()
        if now - self._since > WINDOW_SECONDS:
            self._since, self._frames = now, 0
        self._frames += 1
        return self._frames > MAX_FRAMES
