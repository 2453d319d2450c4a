"""Ask what scans wait for, with the limits of this installation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from aiv.services.asking import probe_runs
from aiv.services.asking.probe_runs import Limits

DEADLINE_S: Final = 180.0
"""Thinking models take minutes; after this the call has an outcome that nobody knows."""


def ask_due(
    *,
    stop: Callable[[], bool] = lambda: False,
    in_flight: int | None = None,
    seconds: float = 600.0,
    only: UUID | None = None,
) -> int:
    """Ask until nothing is due or the time is up; give how many calls were made."""
    limits = Limits(
        in_flight=in_flight or settings.SCANS_IN_FLIGHT, seconds=seconds, deadline_s=DEADLINE_S
    )
    return probe_runs.run_batch(
        limits=limits, stop=stop, clock=lambda: datetime.now(UTC), only=only
    )
