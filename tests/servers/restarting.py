"""Stop PostgreSQL as a server in the middle of a scan, start it again, and count what was lost.

Usage: python -m tests.servers.restarting one|celery: in immediate mode, as a machine that loses
power does it, while one worker asks, or Celery's two with their beat.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from typing import Any

import django
import psycopg

from tests.servers import killing, launch, postgres_server
from tests.servers.installation import BreakableRedis
from tests.servers.killing import Survived
from tests.servers.product import ROOT

TRIALS = 2
AWAY_S = 1.5
LEASE_S = 15.0
LONGEST_S = 240.0


class BreakablePostgres:
    """A PostgreSQL in a folder of its own that can be stopped at once and started again."""

    def __init__(self) -> None:
        self._folder = launch.folder("pg")
        self.url = postgres_server.url_of(self._folder)
        binaries = postgres_server.executable(self._folder)
        # What it said was committed has to be there after it was stopped at once.
        self._command = postgres_server.command(binaries, self._folder, "synchronous_commit=on")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        log = (self._folder / "log").open("ab")
        with log:
            self._process = subprocess.Popen(
                self._command, stdout=log, stderr=log, cwd=self._folder, **launch.identity()
            )
        wait_for(lambda: postgres_server.answers(self.url))

    def stop(self) -> None:
        """End it in immediate mode: no session is let go, nothing is written down."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=20)

    def remove(self) -> None:
        """Stop it and remove its folder."""
        self.stop()
        launch.remove(self._folder)


def survive(kind: str, store: BreakablePostgres, environment: dict[str, str]) -> Survived:
    """Start a scan, restart its database twice, and let it finish."""
    from tests import standin

    begun = time.monotonic()
    made = killing.planned(TRIALS)
    with ExitStack() as stack:
        latency = standin.Latency(0.3, 0.3)
        running = stack.enter_context(standin.start(standin.Script(latency=latency)))
        told = {**environment, **killing.variables(running.endpoints)}
        for command in _commands(kind, stack, told):
            stack.enter_context(_worked(command, told))
        for answers in (20, 60):
            wait_for(lambda least=answers: _answers(store) >= least)
            store.stop()
            time.sleep(AWAY_S)
            store.start()
        wait_for(lambda: _state(store) == "finished")
        sent = sum(running.tally.calls.values())
    _reconnect()
    return killing.counted(made, kills=2, sent=sent, seconds=time.monotonic() - begun)


def _commands(kind: str, stack: ExitStack, told: dict[str, str]) -> Sequence[Sequence[str]]:
    if kind == "one":
        return [killing.worker(lease_s=LEASE_S)]
    redis = BreakableRedis()
    redis.start()
    stack.callback(redis.remove)
    told |= {"REDIS_URL": redis.url, "CELERY": "on", "SCANS_IN_FLIGHT": str(killing.IN_FLIGHT)}
    app = [sys.executable, "-m", "celery", "-A", "dealershipai.celery"]
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    return [
        [*app, "worker", "-Q", "scans", "-c", "2", "--loglevel", "ERROR"],
        [*app, "beat", "--loglevel", "ERROR", "--pidfile=", "-s", f"{folder}/beat"],
    ]


@contextmanager
def _worked(command: Sequence[str], told: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=told, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def _answers(store: BreakablePostgres) -> int:
    return int(_asked(store, "SELECT count(*) FROM aiv_answer"))


def _state(store: BreakablePostgres) -> str:
    return str(_asked(store, "SELECT state FROM aiv_scan"))


def _asked(store: BreakablePostgres, words: str) -> Any:
    with psycopg.connect(store.url) as line:
        row = line.execute(words).fetchone()
    assert row is not None
    return row[0]


def _reconnect() -> None:
    from django.db import connections

    connections.close_all()


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until it is so, for minutes at most."""
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() - begun < LONGEST_S, "it did not come about"
        time.sleep(0.05)


def main(kind: str) -> int:
    """Make the server and its tables, restart it and print what was counted."""
    store = BreakablePostgres()
    try:
        store.start()
        os.environ["DATABASE_URL"] = store.url
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        print(json.dumps(asdict(survive(kind, store, dict(os.environ)))))
    finally:
        store.remove()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
