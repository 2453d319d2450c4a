"""Own one server process: run as a script, it ends the server when its own standard input closes.

A pipe closes however the parent ends, SIGKILL included, so no server outlives the tests.
"""

from __future__ import annotations

import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

POLL_SECONDS = 0.5
GRACE_SECONDS = 5


def main(order: str) -> int:
    """Start the ordered command and keep it until the parent is gone."""
    wish = json.loads(order)
    signal.signal(signal.SIGTERM, _leave)
    with Path(wish["log"]).open("ab") as log:
        server = subprocess.Popen(
            wish["command"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=wish["folder"],
            start_new_session=True,
            **wish["identity"],
        )
    try:
        _watch(server)
    finally:
        _end(server, signal.Signals[wish["signal"]])
        shutil.rmtree(wish["folder"], ignore_errors=True)
    return 0


def _watch(server: subprocess.Popen[bytes]) -> None:
    with selectors.DefaultSelector() as waiting:
        waiting.register(sys.stdin, selectors.EVENT_READ)
        while server.poll() is None:
            if waiting.select(POLL_SECONDS):
                return


def _end(server: subprocess.Popen[bytes], kind: signal.Signals) -> None:
    for number in (kind, signal.SIGKILL):
        try:
            os.killpg(server.pid, number)
            server.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            return


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
