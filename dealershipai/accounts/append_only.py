"""Keep rows that may never change: triggers refuse UPDATE and DELETE on both databases.

They are installed after every migrate because SQLite drops a table's triggers when it rebuilds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Name a guarded table and, if any, the SQL condition under which a row may be deleted."""

    table: str
    deletable_when: str = ""


AUDIT = Guard(table="accounts_auditevent")
VERBS = ("UPDATE", "DELETE")


def install(sender: Any, *, using: str, **_signal: Any) -> None:
    """Guard the tables that the application names in `append_only_guards`, else the audit log."""
    guards: tuple[Guard, ...] = getattr(sender, "append_only_guards", (AUDIT,))
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    for guard in guards:
        if guard.table in tables:
            put(connection, guard)


def put(connection: BaseDatabaseWrapper, guard: Guard) -> None:
    """Install the triggers of one table; doing it again changes nothing."""
    statements = _postgresql(guard) if connection.vendor == "postgresql" else _sqlite(guard)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def lifted(connection: BaseDatabaseWrapper, guard: Guard) -> Iterator[None]:
    """Let rows be removed inside one transaction; only listed operator commands may use it."""
    with transaction.atomic(using=connection.alias):
        with connection.cursor() as cursor:
            for verb in VERBS:
                cursor.execute(_drop(connection, guard, verb))
        yield
        put(connection, guard)


def _name(guard: Guard, verb: str) -> str:
    return f"{guard.table}_no_{verb.lower()}"


def _drop(connection: BaseDatabaseWrapper, guard: Guard, verb: str) -> str:
    on = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {_name(guard, verb)}{on}"


def _condition(guard: Guard, verb: str) -> str:
    is_conditional = verb == "DELETE" and guard.deletable_when
    return f"WHEN (NOT ({guard.deletable_when}))" if is_conditional else ""


def _sqlite(guard: Guard) -> Iterator[str]:
    for verb in VERBS:
        name = _name(guard, verb)
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {verb} ON {guard.table} {_condition(guard, verb)} "
            f"BEGIN SELECT RAISE(ABORT, '{guard.table} is append-only'); END"
        )


def _postgresql(guard: Guard) -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
        "USING ERRCODE = 'restrict_violation'; END $$"
    )
    for verb in VERBS:
        yield (
            f"CREATE OR REPLACE TRIGGER {_name(guard, verb)} BEFORE {verb} ON {guard.table} "
            f"FOR EACH ROW {_condition(guard, verb)} EXECUTE FUNCTION refuse_change()"
        )
