"""Kill real workers with signal 9 in the middle of a scan, freeze them, send them twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from aiv.models import Answer, Assistant, Dealer, Panel, Probe
from aiv.services.asking.paces import LocalPaces
from aiv.services.asking.shared_paces import SharedPaces
from tests import scanned, standin
from tests.servers import killing
from tests.servers.installation import BreakableRedis
from tests.servers.killing import Survived
from tests.servers.product import ROOT

NIGHT = [pytest.mark.servers, pytest.mark.nightly]


def on_postgresql(test: Callable[[], None]) -> Callable[[], None]:
    """Run a test on the real PostgreSQL, where other processes see what it committed."""
    return pytest.mark.servers(pytest.mark.django_db(transaction=True)(test))


def environment(address: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "dealershipai.settings",
        "DATABASE_URL": address,
        "REDIS_URL": "",
        "SECRET_KEY": "a-key-of-the-test-that-is-long-enough-to-pass-every-check",
        "LOG_LEVEL": "ERROR",
    }


def own_database() -> str:
    """Give the address of the database that this test looks at."""
    settings = connection.settings_dict
    host, port = settings.get("HOST") or "", settings.get("PORT") or ""
    user, password = settings.get("USER") or "", settings.get("PASSWORD") or ""
    place = f"{user}:{password}@" if password else f"{user}@" if user else ""
    if host.startswith("/"):
        return f"postgresql://{place}/{settings['NAME']}?host={host}"
    return f"postgresql://{place}{host}:{port}/{settings['NAME']}"


def soon_ended(address: str) -> str:
    """Let the server end a session that stands still in a transaction after two seconds."""
    sign = "&" if "?" in address else "?"
    return f"{address}{sign}options=-c%20idle_in_transaction_session_timeout%3D2s"


def whole(found: Survived) -> None:
    assert (found.lost, found.doubled, found.state) == (0, 0, "finished")
    assert (found.held_micros, found.unaccounted_micros) == (0, 0)
    # A request that left and brought nothing is seen; one that was about to leave is counted too.
    assert found.sent_again <= found.unknown


@on_postgresql
def test_a_scan_outlives_its_workers() -> None:
    found = killing.survive(
        [("came", 2), ("written", 1), ("ended", 1)], environment(own_database())
    )
    whole(found)
    assert found.kills == 3


@on_postgresql
def test_a_frozen_worker_that_wakes_too_late_writes_nothing() -> None:
    made = killing.planned(trials=1)
    with standin.start(standin.Script(latency=standin.Latency(0.3, 0.1))) as running:
        address = soon_ended(own_database())
        told = environment(address) | killing.variables(running.endpoints)
        frozen = subprocess.Popen(killing.worker(), cwd=ROOT, env=told)
        try:
            wait_for(lambda: Answer.objects.count() >= 5)
            frozen.send_signal(signal.SIGSTOP)
            subprocess.run(killing.worker(), cwd=ROOT, env=told, check=True, timeout=60)
            before = Answer.objects.count()
            frozen.send_signal(signal.SIGCONT)
            assert frozen.wait(timeout=30) == 0
        finally:
            frozen.kill()
        sent = sum(running.tally.calls.values())
    assert Answer.objects.count() == before
    whole(killing.counted(made, kills=0, sent=sent, seconds=0.0))


@on_postgresql
def test_workers_side_by_side_ask_each_call_once() -> None:
    made = killing.planned(trials=2)
    with standin.start(standin.Script(latency=standin.Latency(0.02, 0.5))) as running:
        told = environment(own_database()) | killing.variables(running.endpoints)
        command = killing.worker(lease_s=60.0)
        workers = [subprocess.Popen(command, cwd=ROOT, env=told) for _ in range(3)]
        assert [each.wait(timeout=60) for each in workers] == [0, 0, 0]
        sent = sum(running.tally.calls.values())
    whole(killing.counted(made, kills=0, sent=sent, seconds=0.0))
    assert sent == Probe.objects.count()


@on_postgresql
def test_a_scan_outlives_a_database_that_ends_every_session() -> None:
    """As a restart does: whoever has answers in memory connects again and writes them."""
    made = killing.planned(trials=1)
    with standin.start(standin.Script(latency=standin.Latency(0.3, 0.3))) as running:
        told = environment(own_database()) | killing.variables(running.endpoints)
        worker = subprocess.Popen(killing.worker(lease_s=60.0), cwd=ROOT, env=told)
        try:
            for some in (5, 30):
                wait_for(lambda some=some: Answer.objects.count() >= some)
                with connection.cursor() as cursor:
                    cursor.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
            assert worker.wait(timeout=60) == 0
        finally:
            worker.kill()
        sent = sum(running.tally.calls.values())
    whole(killing.counted(made, kills=0, sent=sent, seconds=0.0))
    assert sent == made.probes.count()


@pytest.mark.servers
@pytest.mark.django_db
def test_a_scan_outlives_a_redis_that_comes_back_empty(
    panel: Panel, assistant: Assistant, dealers: list[Dealer]
) -> None:
    made = scanned.scan(panel, [assistant], trials=10)
    store = BreakableRedis()
    store.start()
    with scanned.asked_of(standin.Script(latency=standin.Latency(0.1, 0.1))) as running:
        play = running.player.play

        def broken(request: Any) -> Any:
            calls = running.tally.calls["openai"]
            if calls == 8:
                store.kill()
            if calls == 16:
                store.start()
            return play(request)

        running.player.play = broken
        try:
            kept = SharedPaces(store.url, local=LocalPaces())
            scanned.run(kept=kept, limits=scanned.Limits(in_flight=4, deadline_s=5.0))
        finally:
            store.remove()
    assert scanned.states(made) == {"answered": 30}
    assert sum(running.tally.calls.values()) == 30


@pytest.mark.parametrize("database", [pytest.param(name, marks=NIGHT) for name in ("sqlite", "pg")])
def test_a_scan_outlives_twenty_kills(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if database == "sqlite":
        address = f"sqlite:///{tmp_path / 'killed.sqlite3'}"
    else:
        server = request.getfixturevalue("postgres_url")
        with psycopg.connect(server, autocommit=True) as line:
            line.execute("DROP DATABASE IF EXISTS killed WITH (FORCE)")
            line.execute("CREATE DATABASE killed")
        head, _, query = server.partition("?")
        address = head.rpartition("/")[0] + "/killed" + (f"?{query}" if query else "")
    done = subprocess.run(
        [sys.executable, "-m", "tests.servers.killing", "20"],
        cwd=ROOT, env=environment(address), capture_output=True, text=True, timeout=560,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    print(database, done.stdout)
    found = Survived(**json.loads(done.stdout.splitlines()[-1]))
    whole(found)
    assert found.kills == 20


@pytest.mark.parametrize("kind", [pytest.param(name, marks=NIGHT) for name in ("one", "celery")])
def test_a_scan_outlives_a_database_that_is_restarted(kind: str) -> None:
    """The server itself is stopped at once, twice, while a worker or Celery's two ask."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.servers.restarting", kind],
        cwd=ROOT, env=environment(""), capture_output=True, text=True, timeout=560, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    print(kind, done.stdout)
    found = Survived(**json.loads(done.stdout.splitlines()[-1]))
    whole(found)
    assert found.kills == 2


def wait_for(is_so: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() - begun < 60
        time.sleep(0.02)
