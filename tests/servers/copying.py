"""Give processes beside the tests a database like theirs: the same tables, without their rows."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psycopg
from django.db import connection, connections
from psycopg import sql

# Workers of one run share the server.
WORKER: Final = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
NAME: Final = f"dai_copied_{WORKER}"
ROLE: Final = f"dai_served_{WORKER}"
"""No superuser, whom no limit holds, and no owner: as an installation should serve."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A database of its own: its address for its owner, for who serves, and for all the server."""

    url: str
    served_url: str
    server_url: str

    def order(self, words: str, *, of_all: bool = False) -> None:
        """Tell the database something, as its owner; or the server, beside the database."""
        with psycopg.connect(self.server_url if of_all else self.url, autocommit=True) as line:
            line.execute(sql.SQL(words))  # type: ignore[arg-type]

    def end_sessions(self) -> None:
        """End every session of who serves, as a server that restarts does."""
        self.order(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{ROLE}'",
            of_all=True,
        )


@contextmanager
def on_postgresql(server_url: str) -> Iterator[Copied]:
    """Copy the tests' own database inside their server, until the block ends."""
    ours = str(connection.settings_dict["NAME"])
    connections.close_all()
    made = Copied(_at(server_url), _at(server_url, ROLE), server_url)
    _remove(made)
    # Nobody may look at a database that is copied.
    made.order(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{ours}'",
        of_all=True,
    )
    made.order(f"CREATE ROLE {ROLE} LOGIN", of_all=True)
    made.order(f'CREATE DATABASE {NAME} TEMPLATE "{ours}"', of_all=True)
    for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        made.order(f"GRANT ALL ON ALL {kind} IN SCHEMA public TO {ROLE}")
    yield made
    _remove(made)


def on_sqlite(file: Path) -> None:
    """Copy the tests' own database into a file."""
    connection.ensure_connection()
    with sqlite3.connect(file) as made:
        connection.connection.backup(made)
    made.close()


def _remove(made: Copied) -> None:
    made.order(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)", of_all=True)
    made.order(f"DROP ROLE IF EXISTS {ROLE}", of_all=True)


def _at(server_url: str, role: str = "") -> str:
    parts = urlsplit(server_url)
    _, at, place = parts.netloc.rpartition("@")
    netloc = f"{role}{at or '@'}{place}" if role else parts.netloc
    return parts._replace(netloc=netloc, path=f"/{NAME}").geturl()
