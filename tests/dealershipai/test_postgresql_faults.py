"""A PostgreSQL that takes no writes, no sessions or no turns is a 503 that passes by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests import cast
from tests.servers import copying
from tests.servers.copying import ROLE, Copied
from tests.servers.installation import Installation
from tests.servers.product import ROOT
from tests.servers.visiting import Page, Visitor

# The mark makes the tables that are copied.
pytestmark = [pytest.mark.servers, pytest.mark.django_db]
DEALER = "/dealers/harbor-point-toyota/"
HELD_S = 2.0


@pytest.fixture(scope="module")
def copied(django_db_setup: None, django_db_blocker: Any, postgres_url: str) -> Iterator[Copied]:
    with django_db_blocker.unblock():
        if connection.vendor != "postgresql":
            pytest.skip("the tests run on another database")
        with copying.on_postgresql(postgres_url) as made:
            yield made


@pytest.fixture(scope="module")
def site(copied: Copied, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    owned = Installation(tmp_path_factory.mktemp("faults"), database_url=copied.url)
    cookie = owned.prepared(people=1).cookies[0]
    # Locks are waited for a little here, so that the tests are quick.
    url = f"{copied.served_url}&options=-c%20lock_timeout%3D{HELD_S:g}s"
    with replace(owned, database_url=url).server() as served:
        visitor = Visitor(served.port, {"session": cookie})
        # The first page loads what all others use.
        assert visitor.get(DEALER).status == 200
        yield visitor


def signed_in(site: Visitor) -> Page:
    """Sign in anew, which writes."""
    form = {"login": "operator-0@site.example", "password": cast.PASSWORD}
    return Visitor(site.port).send("/accounts/login/", **form)


def away(page: Page) -> bool:
    return (page.status, page.retry_after) == (503, "5") and "database" in page.text


@contextmanager
def altered(copied: Copied, change: str, back: str) -> Iterator[None]:
    copied.order(f"ALTER ROLE {ROLE} {change}", of_all=True)
    copied.end_sessions()
    try:
        yield
    finally:
        copied.order(f"ALTER ROLE {ROLE} {back}", of_all=True)


def test_every_session_ended_fails_no_page(site: Visitor, copied: Copied) -> None:
    for _ in range(3):
        copied.end_sessions()
        page = site.get(DEALER)
        assert page.status == 200 and page.seconds < 2


def test_a_primary_that_became_a_replica_is_read_and_says_that_it_takes_no_writes(
    site: Visitor, copied: Copied
) -> None:
    setting = "default_transaction_read_only"
    with altered(copied, f"SET {setting} = on", f"RESET {setting}"):
        assert site.get(DEALER).status == 200
        assert away(signed_in(site))
    copied.end_sessions()
    assert signed_in(site).status == 302


def test_a_server_without_room_for_a_session_is_a_503_until_there_is(
    site: Visitor, copied: Copied
) -> None:
    with altered(copied, "CONNECTION LIMIT 0", "CONNECTION LIMIT -1"):
        page = site.get(DEALER)
        assert away(page) and page.seconds < 5
        stranger = Visitor(site.port)
        assert stranger.get("/readyz").status == 503
        assert stranger.get("/healthz").status == 200
    assert came_back_s(site) < 5


def came_back_s(site: Visitor) -> float:
    begun = time.monotonic()
    while site.get(DEALER).status != 200:
        assert time.monotonic() - begun < 30
    return time.monotonic() - begun


def test_a_lock_that_somebody_holds_keeps_no_page_for_long(site: Visitor, copied: Copied) -> None:
    with psycopg.connect(copied.url) as holder:
        holder.execute("LOCK TABLE aiv_dealer IN ACCESS EXCLUSIVE MODE")
        page = site.get(DEALER)
        assert away(page) and page.seconds < HELD_S + 2
        assert Visitor(site.port).get("/accounts/login/").status == 200
    assert site.get(DEALER).status == 200


def test_a_migration_gives_up_on_a_table_that_is_held(copied: Copied) -> None:
    given = {**os.environ, "DATABASE_URL": copied.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "manage.py", "migrate", "sessions", "zero"]
    with psycopg.connect(copied.url) as holder:
        holder.execute("LOCK TABLE django_session IN ACCESS SHARE MODE")
        done = subprocess.run(
            command, cwd=ROOT, env=given, capture_output=True, text=True, check=False, timeout=60
        )
    assert done.returncode == 1 and "Somebody holds a lock" in done.stderr
    assert "Traceback" not in done.stderr
