"""Let Celery do what waits; a message carries nothing, for the rows say what there is to do.

A message that is lost costs seconds, one that comes twice finds nothing left.
"""

from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime
from typing import Any, Final

from celery import shared_task
from celery.signals import worker_shutting_down
from django.conf import settings

from aiv.services.asking import asking, probes
from aiv.tasks.due import Rounds

SWEEP_S: Final = 2.0
# A message that nobody took by then was replaced by a newer one.
EXPIRES_S: Final = 2 * SWEEP_S
MOST_MESSAGES: Final = 32
DRAIN_S: Final = 300.0
LONGEST_S: Final = DRAIN_S + asking.DEADLINE_S
"""A drain at its end still waits for its last call."""
ROUNDS: Final = Rounds()
# Made before the worker forks, so that its processes hear of its end.
STOPPED: Final = multiprocessing.get_context("fork").Event()


def _sweep() -> int:
    """Call for as many drains as what is due can fill."""
    due = probes.count_due(datetime.now(UTC), most=MOST_MESSAGES * settings.SCANS_IN_FLIGHT)
    wanted = -(-due // settings.SCANS_IN_FLIGHT)
    for _ in range(wanted):
        ask.apply_async(expires=EXPIRES_S)
    return wanted


def _ask() -> int:
    """Ask until nothing is due or the time is up."""
    return asking.ask_due(stop=STOPPED.is_set, seconds=DRAIN_S)


def _do_some() -> int:
    """Do a round of everything else that waits."""
    return ROUNDS.do_some()


def _stop(**_: Any) -> None:
    STOPPED.set()


sweep = shared_task(name="scans.sweep")(_sweep)
ask = shared_task(name="scans.ask")(_ask)
do_some = shared_task(name="work.do_some")(_do_some)
worker_shutting_down.connect(_stop)
