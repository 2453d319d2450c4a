"""Do waiting work again and again, in a thread of the one server or in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Final

from django.db import connections

from aiv.tasks.due import Rounds

IDLE_SECONDS: Final = 2.0
# After a stop was asked for: what is under way holds a lease, and whoever starts next goes on.
GRACE_SECONDS: Final = 3.0


class Loop:
    """Run rounds of work until it is stopped; rest while nothing waits."""

    def __init__(
        self,
        do_some: Callable[[], int] | None = None,
        *,
        idle_seconds: float = IDLE_SECONDS,
        name: str = "work",
    ) -> None:
        self._do_some = do_some or Rounds().do_some
        self._idle_seconds = idle_seconds
        self._name = name
        self._stopped = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Work in a thread that ends with the process."""
        self._thread = Thread(target=self.run, name=self._name, daemon=True)
        self._thread.start()

    def is_stopping(self) -> bool:
        """Say whether it was asked to end."""
        return self._stopped.is_set()

    def halt(self) -> None:
        """Ask it to end after the piece under way."""
        self._stopped.set()

    def stop(self) -> None:
        """End after the piece under way, or leave it to its lease."""
        self.halt()
        if self._thread is not None:
            self._thread.join(GRACE_SECONDS)

    def run(self) -> None:
        """Work until stopped."""
        while not self._stopped.is_set():
            if not self._round():
                self._stopped.wait(self._idle_seconds)

    def _round(self) -> int:
        try:
            return self._do_some()
        finally:
            # A resting thread holds no connection of the pool.
            connections.close_all()
