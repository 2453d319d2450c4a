"""Give every test the same cast, a closed network and a database that can be emptied."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

# Through base: on PostgreSQL nothing has loaded it yet, and the two modules import each other.
from django.db.backends.sqlite3.base import DatabaseOperations

from aiv.models import Assistant, Dealer, Market, Panel
from dealershipai.accounts import append_only
from dealershipai.accounts.models import Organization, User
from tests import cast, migrated
from tests.migrated import Migrated

FIELD_DATA = Path(os.environ.get("FIELD_DATA") or Path(__file__).parents[2] / "shared" / "data")
NEED_SERVERS = ("servers", "browser")
HERE = ("127.0.0.1", "::1", "localhost")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip tests that need servers where nothing starts any, and say what does."""
    if config.pluginmanager.has_plugin("tests.servers"):
        return
    for item in items:
        if any(item.get_closest_marker(name) for name in NEED_SERVERS):
            item.add_marker(pytest.mark.skip("NOT VERIFIED: add `-p tests.servers`"))


@pytest.fixture(scope="session")
def field_data() -> Path:
    """Give the folder of recordings, which is no part of the project."""
    if not FIELD_DATA.is_dir():
        pytest.skip(f"{FIELD_DATA} is absent; set FIELD_DATA to the folder of recordings")
    return FIELD_DATA


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Iterator[None]:
    """Refuse connections that would leave this machine: no test may depend on the outside."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in HERE:
            raise PermissionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[Migrated]:
    """Begin with a copy of the migrated database, if another process has made one."""
    outcome = migrated.of(connection)
    with django_db_blocker.unblock():
        outcome.fill()
    yield outcome
    with django_db_blocker.unblock():
        outcome.close()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_modify_db_settings: Migrated, django_db_blocker: Any
) -> Iterator[None]:
    """End what still holds the test database, such as a thread of the pool, before it is dropped.

    A session that has not ended yet would turn a run red in which every test passed.
    """
    with django_db_blocker.unblock():
        django_db_modify_db_settings.keep()
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            _end_other_sessions()


def _end_other_sessions() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session", autouse=True)
def _flush_past_triggers() -> Iterator[None]:
    """Let a test that commits be cleaned up: SQLite empties tables by DELETE, row by row."""
    flush = DatabaseOperations.execute_sql_flush

    def flush_lifted(self: DatabaseOperations, statements: list[str]) -> None:
        guards = (append_only.AUDIT, *apps.get_app_config("aiv").append_only_guards)
        with ExitStack() as stack:
            for guard in guards:
                stack.enter_context(append_only.lifted(self.connection, guard))
            flush(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", flush_lifted)
        yield


@pytest.fixture(autouse=True)
def _same_settings() -> Iterator[None]:
    """Refuse a test that leaves settings behind: one that has set them twice, and not in turn."""
    lazy: Any = settings
    before = lazy._wrapped
    yield
    left, lazy._wrapped = lazy._wrapped, before
    assert left is before, "this test leaves other settings to the next"


@pytest.fixture
def market(db: None) -> Market:
    """Give the market of the cast."""
    return cast.market()


@pytest.fixture
def dealers(market: Market) -> list[Dealer]:
    """Give the five dealers of the market; the first is the owner's."""
    return [
        cast.dealer(name, number=number, market=market)
        for number, name in enumerate(cast.NAMES, start=1)
    ]


@pytest.fixture
def panel(market: Market) -> Panel:
    """Give the market's panel."""
    return cast.panel(market)


@pytest.fixture
def assistant(market: Market) -> Assistant:
    """Give the assistant that is declared for its platform."""
    return cast.assistant(market)


@pytest.fixture
def organization(dealers: list[Dealer]) -> Organization:
    """Give the organization that claimed the first dealer."""
    return cast.organization("Harbor Point Group", dealers[0])


@pytest.fixture
def owner(organization: Organization) -> User:
    """Give the owner of the first dealer."""
    return cast.member(organization, "owner")


@pytest.fixture
def manager(organization: Organization) -> User:
    """Give a manager of the same organization."""
    return cast.member(organization, "manager")


@pytest.fixture
def viewer(organization: Organization) -> User:
    """Give a viewer of the same organization."""
    return cast.member(organization, "viewer")


@pytest.fixture
def far_market(db: None) -> Market:
    """Give a market in which none of the cast's dealers stands."""
    return cast.market("toyota-far-shore", "Far Shore")


@pytest.fixture
def stranger(far_market: Market) -> User:
    """Give the owner of another organization, whose dealer stands in another market."""
    dealer = cast.dealer("Far Shore Toyota", number=40, market=far_market)
    return cast.member(cast.organization("Far Shore Group", dealer), "owner")


@pytest.fixture
def operator(db: None) -> User:
    """Give a member of the installation's staff."""
    return cast.person("operator@installation.example", is_staff=True, is_superuser=True)
