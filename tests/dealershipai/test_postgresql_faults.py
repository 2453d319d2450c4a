"""A PostgreSQL that takes no writes, no sessions or no turns is a 503 that passes by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate
from django.db import connection

from dealershipai.management.commands.migrate import LOCK_SECONDS
from tests import cast
from tests.dealershipai.conftest import Furnished
from tests.servers.copying import ROLE, Copied
from tests.servers.installation import Installation
from tests.servers.visiting import Page, Visitor

# The mark makes the tables that are copied.
pytestmark = [pytest.mark.servers, pytest.mark.django_db]
DEALER = "/dealers/harbor-point-toyota/"
HELD_S = 2.0


@pytest.fixture(scope="module")
def copied(furnished: Furnished) -> Copied:
    return furnished.copied


@pytest.fixture(scope="module")
def site(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    # Locks are waited for a little here, so that the tests are quick.
    url = f"{furnished.copied.served_url}&options=-c%20lock_timeout%3D{HELD_S:g}s"
    served_by = Installation(tmp_path_factory.mktemp("faults"), database_url=url)
    with served_by.server() as served:
        visitor = Visitor(served.port, {"session": furnished.cookie})
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


@pytest.mark.django_db(transaction=True)
def test_a_migration_gives_up_on_a_table_that_is_held(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def handle(*_: Any, **__: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE django_session ADD COLUMN further integer")

    monkeypatch.setattr(migrate.Command, "handle", handle)
    ours = urlsplit(postgres_url)._replace(path=f"/{connection.settings_dict['NAME']}")
    begun = time.monotonic()
    with psycopg.connect(ours.geturl()) as holder:
        holder.execute("LOCK TABLE django_session IN ACCESS SHARE MODE")
        with pytest.raises(CommandError, match="Somebody holds a lock"):
            call_command("migrate")
    assert time.monotonic() - begun < LOCK_SECONDS + 2
