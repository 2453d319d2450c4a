"""Show on a terminal how far a scan is."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from aiv.selectors.asking import scan_summaries

LOOK_SECONDS: Final = 1.0
WIDTH: Final = 30


@contextmanager
def shown(scan: UUID, *, is_wanted: bool) -> Iterator[None]:
    """Draw how far it is until the block ends, as long as somebody looks."""
    is_over = threading.Event()
    thread = threading.Thread(target=_show, args=(scan, is_over), name="bar", daemon=True)
    if is_wanted:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        if is_wanted:
            thread.join()


def line(scan: UUID, *, now: datetime) -> str:
    """Give one line: how much is done, what it cost, what went wrong."""
    found = scan_summaries.of_scan(scan, now=now)
    done = found.planned - found.open
    filled = WIDTH * done // found.planned if found.planned else 0
    bar = "#" * filled + "." * (WIDTH - filled)
    return (
        f"[{bar}] {done} of {found.planned}, {found.lost} without an answer, "
        f"{found.cost_micros / 1e6:,.2f} USD"
    )


def _show(scan: UUID, is_over: threading.Event) -> None:
    end = "\r" if sys.stderr.isatty() else "\n"
    try:
        while not is_over.wait(LOOK_SECONDS):
            sys.stderr.write(line(scan, now=datetime.now(UTC)) + " " + end)
            sys.stderr.flush()
    finally:
        connection.close()
