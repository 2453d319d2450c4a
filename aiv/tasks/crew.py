"""Let one process do all that waits: small work in rounds, and the calls of scans beside it.

A crawl takes minutes and a call of a scan seconds; in one row either would starve the other.
"""

from __future__ import annotations

from aiv.services.asking.asking import ask_due
from aiv.tasks.loop import Loop


class Crew:
    """Run the rounds and the asking side by side until both are stopped."""

    def __init__(self) -> None:
        self._rounds = Loop()
        self._asking = Loop(self._ask, name="asking")

    def start(self) -> None:
        """Work in threads that end with the process."""
        self._asking.start()
        self._rounds.start()

    def run(self) -> None:
        """Work until stopped; the rounds have the caller's own thread."""
        self._asking.start()
        self._rounds.run()
        self._asking.stop()

    def halt(self) -> None:
        """Ask both to end after what is under way; a signal may do that."""
        self._asking.halt()
        self._rounds.halt()

    def stop(self) -> None:
        """End both; what is under way holds a lease, and whoever starts next goes on."""
        self.halt()
        self._asking.stop()
        self._rounds.stop()

    def _ask(self) -> int:
        return ask_due(stop=self._asking.is_stopping)
