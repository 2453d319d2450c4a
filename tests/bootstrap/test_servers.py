"""The tests' own servers are real, unprivileged and gone afterwards."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
import redis

from tests.servers import launch, redis_server
from tests.servers.product import ROOT

pytestmark = pytest.mark.servers

HOLD = "from tests.servers import redis_server; import time; "
HOLD += "print(redis_server.start().url, flush=True); time.sleep(60)"


def test_postgres_is_new_enough_and_answers(postgres_url):
    with psycopg.connect(postgres_url) as connection:
        assert connection.info.server_version >= 140000


def test_redis_answers_and_runs_scripts(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        assert client.eval("return 7", 0) == 7


def test_a_stopped_server_leaves_nothing_behind():
    running = redis_server.start()
    folder = Path(running.url.removeprefix("unix://")).parent
    assert folder.is_dir()
    running.stop()
    assert not folder.exists()


def test_a_server_dies_with_a_parent_that_was_killed():
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        folder = Path(parent.stdout.readline().strip().removeprefix("unix://")).parent
        assert folder.is_dir()
        parent.kill()
    until = time.monotonic() + 10
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert not folder.exists()


def test_a_server_that_ends_early_says_its_last_words(tmp_path, monkeypatch):
    place = launch.folder("test")
    keeper = launch.keep(["sh", "-c", "echo no memory; exit 1"], place, stop="SIGTERM")
    with pytest.raises(launch.NotAvailable):
        launch.wait(lambda: False, keeper, place)
    assert not place.exists()
