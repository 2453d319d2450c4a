"""Answer the two questions of a supervisor: is the process alive, can it do its work."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.core import checks as system_checks
from django.core.cache import cache as store
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse

from aiv.live import COURIER
from dealershipai import metrics, outages
from dealershipai.checks import CONFIGURATION

if TYPE_CHECKING:
    from django.core.checks import CheckMessage

OK = "ok"
WAIT_SECONDS = 1.0
LIVE_SECONDS = 1.0
# A database file, its log and the answers of a scan that is under way.
LEAST_FREE_BYTES = 10 * 2**20
RETRY_AFTER = {"Retry-After": "5"}

# One thread: while a database hangs, later questions queue behind the first and time out as well.
_waiter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="readyz")


@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """Say that the process answers; nothing else is asked."""
    return JsonResponse({"status": OK})


@login_not_required
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 503 while the database, the schema or the configuration forbids work.

    A shared cache or a channel layer that is out makes it degraded, not unready: every page still
    works, and those that are open ask again by themselves.
    """
    found = _findings()
    status = _status(found)
    answer: dict[str, object] = {"status": status}
    if _may_know(request, found["database"]):
        answer["checks"] = found
    headers = RETRY_AFTER if status == "unready" else {}
    return JsonResponse(answer, status=503 if headers else 200, headers=headers)


def database() -> str:
    """Ask the database for one row; a file needs room on its disk too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return _disk() if connection.vendor == "sqlite" else OK


def _disk() -> str:
    file = Path(str(connection.settings_dict["NAME"]))
    # A database in memory has no disk.
    if not file.is_file() or shutil.disk_usage(file).free >= LEAST_FREE_BYTES:
        return OK
    return f"less than {LEAST_FREE_BYTES // 2**20} MB are left on the disk of {file}"


def migrations() -> str:
    """Compare the migrations of this code with those the database has seen."""
    pending = _known_migrations() - MigrationRecorder(connection).applied_migrations().keys()
    return f"{len(pending)} migrations are not applied: run manage.py migrate" if pending else OK


def shared_cache() -> str:
    """Write a value and read it back."""
    value = secrets.token_hex(8)
    store.set("readyz", value, 10)
    if store.get("readyz") != value:
        return "the cache does not return what was stored"
    return outages.degraded_reason() or OK


def live() -> str:
    """Send a message through the channel layer and receive it."""
    try:
        COURIER.round_trip(seconds=LIVE_SECONDS)
    except Exception as error:  # noqa: BLE001 - each layer fails in its own way
        return f"messages to open pages do not come through: {type(error).__name__}"
    return OK


@cache
def configuration() -> str:
    """Name the errors among our system checks; they cannot change while the process runs."""
    found: list[CheckMessage] = system_checks.run_checks(tags=[CONFIGURATION])
    faults = [fault for fault in found if fault.is_serious() and not fault.is_silenced()]
    return "; ".join(f"{fault.id}: {fault.msg}" for fault in faults) or OK


def _findings() -> dict[str, str]:
    found = {"configuration": configuration(), "database": _within_a_second(database)}
    is_reachable = found["database"] == OK
    found["migrations"] = _within_a_second(migrations) if is_reachable else "not asked"
    return {**found, "cache": shared_cache(), "live": live()}


def _status(found: dict[str, str]) -> str:
    if any(found[name] != OK for name in ("configuration", "database", "migrations")):
        return "unready"
    return OK if found["cache"] == found["live"] == OK else "degraded"


def _within_a_second(ask: Callable[[], str]) -> str:
    try:
        # SQLite has nobody to wait for, and its connection belongs to this thread.
        if connection.vendor == "sqlite":
            return ask()
        return _waiter.submit(_ask_apart, ask).result(WAIT_SECONDS)
    except TimeoutError:
        return f"no answer within {WAIT_SECONDS:g} s"
    except (DatabaseError, InterfaceError) as error:
        return type(error).__name__


def _ask_apart(ask: Callable[[], str]) -> str:
    try:
        return ask()
    finally:
        connection.close()


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _may_know(request: HttpRequest, database_finding: str) -> bool:
    # Whether somebody is staff stands in the database: without it only the token counts.
    return metrics.has_token(request) or (database_finding == OK and metrics.is_staff(request))
