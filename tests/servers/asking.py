"""Ask what scans wait for as a worker does, until nothing is open any more, and die where told.

Usage: python -m tests.servers.asking LEASE_SECONDS IN_FLIGHT [POINT NUMBER]: at the NUMBER-th time
that it comes to the POINT the process kills itself as a machine that loses power would.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

POINTS = ("claimed", "begun", "sent", "came", "written", "settled", "recorded", "scored", "ended")
"""Where a worker may die, in the order in which it comes there."""


def main(lease_s: float, in_flight: int, point: str = "", number: str = "1") -> int:
    """Work until no scan has an open call."""
    django.setup()
    from aiv.services.asking import probe_runs, probes

    if point:
        die_at(point, int(number))
    limits = probe_runs.Limits(
        in_flight=in_flight, lease=timedelta(seconds=lease_s), deadline_s=20.0
    )
    while probes.under_way().exists():
        if not probe_runs.run_batch(limits=limits):
            time.sleep(0.1)
    return 0


def die_at(point: str, number: int) -> None:
    """Put a trap after the function that a point is named for."""
    from aiv.services.asking import budgets, probe_outcomes, probe_runs, probes
    from aiv.services.evidence import answers
    from aiv.services.score import scores

    places: dict[str, tuple[Any, str]] = {
        "claimed": (probes, "claim"),
        "begun": (probes, "begin"),
        "came": (probe_runs.asking, "ask"),
        "sent": (probe_runs.asking, "ask"),
        "written": (answers, "write"),
        "settled": (budgets, "settle"),
        "recorded": (probe_outcomes, "record"),
        "scored": (scores, "rescore"),
        "ended": (probe_runs.RunRows, "conclude"),
    }
    module, name = places[point]
    trap = _Trap(getattr(module, name), number, is_before=point in ("sent", "ended"))
    setattr(module, name, trap.async_call if module is probe_runs.asking else trap.bound())


class _Trap:
    def __init__(self, work: Callable[..., Any], number: int, *, is_before: bool) -> None:
        self.work, self.left, self.is_before = work, number, is_before

    def bound(self) -> Callable[..., Any]:
        def call(*args: Any, **words: Any) -> Any:
            self._come(is_before=True)
            found = self.work(*args, **words)
            self._come(is_before=False)
            return found

        return call

    async def async_call(self, *args: Any, **words: Any) -> Any:
        self._come(is_before=True)
        found = await self.work(*args, **words)
        self._come(is_before=False)
        return found

    def _come(self, *, is_before: bool) -> None:
        if is_before == self.is_before:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
