"""Hold what one socket has yet to be sent: of each kind only the newest."""

from __future__ import annotations

import asyncio


class Mailbox:
    """Take frames at any speed and give them at the speed of their reader."""

    def __init__(self) -> None:
        self._frames: dict[str, tuple[int, str]] = {}
        self._filled = asyncio.Event()

    def put(self, kind: str, seq: int, frame: str) -> None:
        """Put a frame in the place of an older one of its kind that was not sent yet."""
        waiting, _ = self._frames.get(kind, (seq, ""))
        # Two senders may be overtaken by one another on the way here.
        if seq >= waiting:
            self._frames[kind] = (seq, frame)
            self._filled.set()

    async def take(self) -> list[str]:
        """Wait until there is something, and give all of it."""
        await self._filled.wait()
        self._filled.clear()
        frames = [frame for _, frame in self._frames.values()]
        self._frames.clear()
        return frames
