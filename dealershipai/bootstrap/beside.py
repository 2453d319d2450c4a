"""Run Celery's workers and clock beside the server, for a trial on one machine."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STOP_SECONDS = 15
APP = ("-m", "celery", "-A", "dealershipai.celery")
QUIET = ("--loglevel", "WARNING")
WORKER = (*APP, "worker", *QUIET, "--without-gossip", "--without-mingle")
COMMANDS = (
    (*WORKER, "--queues", "scans", "--concurrency", "2", "--hostname", "scans@%h"),
    (*WORKER, "--queues", "work", "--concurrency", "1", "--hostname", "work@%h"),
    (*APP, "beat", *QUIET, "--pidfile="),
)


@contextmanager
def started(root: Path) -> Iterator[None]:
    """Start them, and end them with the block; calls that are out keep their leases."""
    clock = ("--schedule", str(root / "var" / "celery-beat"))
    processes = [
        subprocess.Popen([sys.executable, *words, *(clock if "beat" in words else ())], cwd=root)
        for words in COMMANDS
    ]
    try:
        yield
    finally:
        _end(processes)


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    until = time.monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
