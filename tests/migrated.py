"""Migrate once: each further test process, and each further run on SQLite, copies the outcome."""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Protocol

import django
from django.apps import apps

FOLDER = Path(__file__).parents[1] / "var" / "tests"
# Any number will do, as long as nobody else locks it.
LOCK = 7_205_759_403


class Migrated(Protocol):
    """The outcome of the migrations, which one process makes while the others wait."""

    def fill(self) -> None:
        """Let the test database begin as a copy, or be the one who makes what is copied."""

    def keep(self) -> None:
        """Keep the test database, which is migrated now, for those who wait."""

    def close(self) -> None:
        """Give back what was held for the whole run."""


def of(connection: Any) -> Migrated:
    """Give the outcome for this kind of database."""
    if connection.vendor == "sqlite":
        # pytest-django gives each process a file, in a folder that is not there; memory is its own.
        connection.settings_dict["TEST"]["NAME"] = None
    kinds: dict[str, Callable[[Any], Migrated]] = {"postgresql": OnPostgresql, "sqlite": OnSqlite}
    return kinds[connection.vendor](connection)


def digest() -> str:
    """Give a name that changes with any migration of any application, and with Django."""
    found = hashlib.sha256(django.__version__.encode())
    for config in apps.get_app_configs():
        for path in sorted((Path(config.path) / "migrations").glob("*.py")):
            found.update(f"{config.label} {path.name} ".encode() + path.read_bytes())
    return found.hexdigest()[:16]


class OnSqlite:
    """A file beside the product's data, from which databases in memory are filled."""

    def __init__(self, connection: Any, folder: Path = FOLDER) -> None:
        self.folder, self.path = folder, folder / f"{digest()}.sqlite3"
        self.held = ExitStack()
        # As long as this connection is open, the database in memory stays.
        self.memory = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)

    def fill(self) -> None:
        """Copy the file of today's migrations, if it is there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = self.held.enter_context((self.folder / "lock").open("a"))
        fcntl.flock(lock, fcntl.LOCK_EX)
        if self.path.is_file():
            with closing(sqlite3.connect(self.path)) as file:
                file.backup(self.memory)

    def keep(self) -> None:
        """Write the file, whole or not at all, and remove those of other migrations."""
        with self.held:
            if self.path.is_file():
                return
            for old in self.folder.glob("*.sqlite3*"):
                old.unlink()
            unfinished = self.path.with_suffix(".sqlite3-unfinished")
            with closing(sqlite3.connect(unfinished)) as file:
                self.memory.backup(file)
            unfinished.rename(self.path)

    def close(self) -> None:
        """Let the database in memory go."""
        self.held.close()
        self.memory.close()


class OnPostgresql:
    """A database from which the server makes others; it goes when its maker's run ends."""

    def __init__(self, connection: Any) -> None:
        self.connection, self.name = connection, f"dai_tests_{digest()}"
        self.held = ExitStack()
        self.is_maker = False

    def fill(self) -> None:
        """Have Django make the test database from the kept one, if it is there."""
        cursor = self._locked()
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
        self.is_maker = cursor.fetchone() is None
        if not self.is_maker:
            self.connection.settings_dict["TEST"]["TEMPLATE"] = self.name

    def keep(self) -> None:
        """Copy the database, which nobody may use meanwhile, for those who wait."""
        with self.held:
            if self.is_maker:
                self.connection.close()
                self.connection.close_pool()
                self._make(f"CREATE DATABASE {self.name} TEMPLATE {self._own_name()}")

    def close(self) -> None:
        """Remove what this run brought to the server."""
        self.held.close()
        if self.is_maker:
            self._locked()
            with self.held:
                self._make(f"DROP DATABASE IF EXISTS {self.name}")

    def _locked(self) -> Any:
        cursor = self.held.enter_context(self.connection._nodb_cursor())
        # The maker migrates for longer than the product lets a query wait.
        cursor.execute("SET lock_timeout = 0")
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        return cursor

    def _make(self, statement: str) -> None:
        with self.connection._nodb_cursor() as cursor:
            cursor.execute(statement)

    def _own_name(self) -> str:
        return str(self.connection.ops.quote_name(self.connection.settings_dict["NAME"]))
