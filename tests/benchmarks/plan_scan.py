"""Time the planning, counting and cancelling of a scan of 10,000 calls.

Usage: python -m tests.benchmarks.plan_scan [QUESTIONS]: two assistants, twenty trials, on the
database of DATABASE_URL, which is filled; without one a file that is thrown away.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TypeVar

import django

T = TypeVar("T")


def main(questions: int) -> int:
    """Print how long each step took."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/plan.sqlite3")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
        django.setup()
        _play(questions)
    return 0


def _play(questions: int) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from aiv.selectors.asking import scans as selector
    from aiv.services.asking import scans
    from tests import answered, asked, cast
    from tests.asked import NOW

    call_command("migrate", verbosity=0)
    asked.keyed(settings)
    market = cast.market()
    for number, name in enumerate(cast.NAMES, start=1):
        cast.dealer(name, number=number, market=market)
    panel, who = answered.panel(market, questions), [asked.chatgpt(market), asked.claude(market)]
    scan = _timed(
        "plan",
        lambda: scans.start(panel, who, trials=20, organization=None, person=None, now=NOW),
    )
    found = _timed("count", lambda: selector.progress(scan, now=NOW))
    print(f"{found.counts.planned} calls, {found.counts.held_micros / 1e6:,.2f} USD held back")
    _timed("cancel", lambda: scans.cancel(scan, person=None, now=NOW))


def _timed(name: str, act: Callable[[], T]) -> T:
    begun = time.perf_counter()
    found = act()
    print(f"{name}: {time.perf_counter() - begun:.3f} s")
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 250))
