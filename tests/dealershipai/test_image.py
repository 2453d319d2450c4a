"""What the image holds starts as its services start it, with no more rights than they give it."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from dealershipai.bootstrap.gate import clean_environment
from tests.contracts.test_deployment import COMPOSE, DOCKERFILE, SERVICES, copied
from tests.servers.product import ROOT, free_port

pytestmark = pytest.mark.servers
START_S = 60


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """Lay out what the image holds, with the environment of these tests."""
    folder = tmp_path / "app"
    for name in copied():
        if name.endswith("/"):
            skipped = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=skipped, dirs_exist_ok=True)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "var").mkdir()
    return folder


@pytest.fixture
def role(postgres_url: str) -> Iterator[str]:
    """Make the product's role and database as the services do, and give their address."""
    gone = ("DROP DATABASE IF EXISTS dealershipai WITH (FORCE)", "DROP ROLE IF EXISTS dealershipai")
    made = COMPOSE["configs"]["role"]["content"].replace("${DATABASE_PASSWORD}", "secret")
    with psycopg.connect(postgres_url, autocommit=True) as line:
        for statement in (*gone, *filter(str.strip, made.split(";"))):
            line.execute(statement)
    address = urlsplit(postgres_url)
    host = address.netloc.rpartition("@")[2]
    yield address._replace(netloc=f"dealershipai:secret@{host}", path="/dealershipai").geturl()
    with psycopg.connect(postgres_url, autocommit=True) as line:
        for statement in gone:
            line.execute(statement)


def answer(port: int) -> tuple[int, Any]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as found:
            return found.status, json.load(found)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)
    except OSError:
        return 0, None


def wait_until_ready(port: int) -> None:
    until = time.monotonic() + START_S
    while (found := answer(port)) != (200, {"status": "ok"}):
        assert time.monotonic() < until, found
        time.sleep(0.2)


def test_every_service_starts_and_the_server_ends_cleanly(
    image: Path, role: str, redis_url: str
) -> None:
    key = "a-key-of-the-test-that-is-long-enough-to-pass-every-check"
    told = {
        **clean_environment(ROOT), "DATABASE_URL": role, "REDIS_URL": redis_url, "CELERY": "on",
        "SECRET_KEY": key, "PROVIDER_KEY_SECRETS": key, "LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "dealershipai.settings",
    }  # fmt: skip
    port = free_port()
    start = json.loads(re.findall(r"^CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)[-1])
    start[start.index("8000")] = str(port)
    migrate = SERVICES["migrate"]["command"]
    done = subprocess.run(
        migrate, cwd=image, env=told, capture_output=True, text=True, timeout=START_S, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    with ExitStack() as stack:
        running = {
            name: stack.enter_context(subprocess.Popen(command, cwd=image, env=told))
            for name, command in {
                "web": start, **{n: SERVICES[n]["command"] for n in ("scans", "work", "beat")}
            }.items()
        }  # fmt: skip
        try:
            wait_until_ready(port)
            assert {name: each.poll() for name, each in running.items()} == dict.fromkeys(running)
            for name, each in running.items():
                each.send_signal(signal.SIGTERM)
                grace = SERVICES[name].get("stop_grace_period", "10s").removesuffix("s")
                assert each.wait(int(grace)) == 0, name
        finally:
            for each in running.values():
                each.kill()
