"""Bring the tables up to date, and give up where somebody holds one for long."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections
from psycopg.errors import LockNotAvailable

LOCK_SECONDS = 3
HELD = (
    "Somebody holds a lock on a table that has to change, for longer than {seconds} s; nothing of "
    "that migration was written. Stop what works on the database, or run migrate again."
)


class Command(migrate.Command):
    """Migrate as Django does; pages that wait behind us must not wait for long."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; raises CommandError when a table is held."""
        connection = connections[options["database"]]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        try:
            super().handle(*args, **options)
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise CommandError(HELD.format(seconds=LOCK_SECONDS)) from error
            raise
        finally:
            # The setting ends with the connection, or with the transaction around us.
            if not connection.in_atomic_block:
                connection.close()
